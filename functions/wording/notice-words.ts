import type { UndeliverableReason } from '../approval/event.ts';

/** Why something stands still or did not arrive, as the end of a sentence. */
export interface NoticeWords {
  readonly undeliverable: Readonly<Record<UndeliverableReason, string>>;
  /** `reason` is a code of ours or the name of an error; an unknown one is given as it is. */
  readonly halted: (reason: string) => string;
}
