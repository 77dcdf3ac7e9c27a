/** A coordinator's acts on a section, in the order in which a page offers them. */
export const ACT_NAMES = [
  'resend',
  'extend',
  'replace',
  'add',
  'excuse',
  'close',
  'hold',
  'release',
  'recall',
  'cancel',
  'rebuild',
] as const;
export type ActName = (typeof ACT_NAMES)[number];

/** Acts about somebody who has not decided. */
export const ACTS_ON_HOLDERS = ['resend', 'replace', 'excuse'] as const satisfies readonly ActName[];
