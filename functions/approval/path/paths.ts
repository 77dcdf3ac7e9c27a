import type { Choice, Outcome } from './choices.ts';

/** What a stage is like. Its names for people stand in functions/wording. */
export interface StageTraits {
  /** Its word in records, links and commands. No two stages share one, whatever their paths. */
  readonly stage: string;
  /**
   * From when on it is on its path, an ISO instant; always, where it does not say. What a section went through before
   * stays as it was: without this, a history would be read by a path that it never had.
   */
  readonly since?: string;
  /** Its name in the workflow. */
  readonly title: string;
  /** What is done in it, as the workflow says it. */
  readonly does: string;
  /** What its people are asked for: to write the draft, to review it, or to sign for it. */
  readonly task: 'draft' | 'review' | 'signature';
  readonly choices: readonly Choice[];
  /** What it closes with when it lets the path go on; any stage can also close `returned`. */
  readonly forward: Exclude<Outcome, 'returned'>;
  /** Whether a decision asks the six digits that stand in the mail. */
  readonly code: boolean;
  /** Whether exactly one person decides: nobody is added, and they are replaced rather than excused. */
  readonly alone: boolean;
  /** Working days, where neither the plan nor the section says how many. */
  readonly days: number;
  /** Its part of a sort key. Records of this stage lie under it: it never changes. Between 2 and 3 there is room for 2.5. */
  readonly key: string;
}

/** The paths that a document can take, each with its stages in order. A return goes back to the first. */
export const PATHS = {
  section: [
    {
      stage: 'drafting',
      title: 'Drafting',
      does: 'The drafters upload and submit.',
      task: 'draft',
      choices: ['submit'],
      forward: 'submitted',
      code: false,
      alone: false,
      days: 5,
      key: '1-drafting',
    },
    {
      stage: 'opd-review',
      title: 'OPD Review',
      does: 'Every required OPD reviewer decides, side by side.',
      task: 'review',
      choices: ['approve', 'return'],
      forward: 'approved',
      code: false,
      alone: false,
      days: 3,
      key: '2-opd-review',
    },
    {
      stage: 'ugm-review',
      title: 'UGM Review',
      does: 'The UGM consultants decide.',
      task: 'review',
      choices: ['approve', 'return'],
      forward: 'approved',
      code: false,
      alone: false,
      days: 4,
      key: '3-ugm-review',
    },
    {
      stage: 'sekda-sign-off',
      title: 'Sekda Sign-off',
      does: 'The Sekda signs off; that decision’s own transaction marks the section as signed off.',
      task: 'signature',
      choices: ['approve', 'return'],
      forward: 'approved',
      code: true,
      alone: true,
      days: 2,
      key: '4-sekda-sign-off',
    },
  ],
} as const satisfies Readonly<Record<string, readonly [StageTraits, ...StageTraits[]]>>;

export type PathName = keyof typeof PATHS;
export type StageName = (typeof PATHS)[PathName][number]['stage'];
