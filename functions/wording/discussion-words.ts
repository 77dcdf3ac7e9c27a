import type { CommentKind, Verdict } from '../approval/sealed.ts';

/** How a comment stands, as a page says it (a test compares it with functions/discussion). */
export type CommentStateName = 'open' | 'answered' | 'reopened' | 'accepted' | 'closed';

/** What has to be mended on a form of comments or answers. */
export type DiscussionMendName =
  | 'kind'
  | 'text'
  | 'too-long'
  | 'verdict'
  | 'answer'
  | 'why'
  | 'nothing'
  | 'unchanged';

/** The words of comments on a draft, their answers, and the matrix of both. */
export interface DiscussionWords {
  readonly kinds: Readonly<Record<CommentKind, string>>;
  /** What a kind asks for, beside its choice. */
  readonly kindHelp: Readonly<Record<CommentKind, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly states: Readonly<Record<CommentStateName, string>>;
  readonly mend: Readonly<Record<DiscussionMendName, string>>;
  /** The link beside a paragraph, and what it says of several comments there. */
  readonly link: string;
  readonly linkOn: (f: { count: number }) => string;
  /** Titles of the two pages. */
  readonly comments: string;
  readonly matrix: string;
  readonly matrixOpen: (f: { count: number }) => string;
  readonly general: string;
  readonly wholeSection: string;
  readonly labels: {
    readonly kind: string;
    readonly text: string;
    readonly textHelp: string;
    readonly proposal: string;
    readonly proposalHelp: string;
    readonly save: string;
    readonly change: string;
    readonly remove: string;
    readonly toText: string;
    readonly toDecision: string;
    readonly own: string;
    readonly none: string;
    /** What others may see of it, and when. */
    readonly unsent: string;
    readonly unsentFormer: string;
    readonly paragraph: string;
    readonly before: string;
    readonly after: string;
    readonly answer: string;
    readonly answerHelp: string;
    readonly verdict: string;
    readonly landed: string;
    readonly landedNowhere: string;
    readonly reopen: string;
    readonly why: string;
    readonly saveAll: string;
    readonly forgotten: string;
    readonly others: string;
    readonly closeMust: string;
  };
  readonly by: (f: { who: string; round: number }) => string;
  readonly answeredBy: (f: { who: string; round: number }) => string;
  readonly reopenedBy: (f: { who: string; round: number }) => string;
  /** What became of the paragraph. */
  readonly gone: string;
  readonly untraced: string;
  readonly same: string;
  /** Over what has to be mended. */
  readonly notSaved: string;
  readonly savedRows: (f: { names: string }) => string;
  readonly sentAlready: string;
  readonly pageOf: (f: { nth: number; of: number }) => string;
  /** Said beside an approval: how many answers it accepts. */
  readonly accepts: (f: { count: number }) => string;
  /** Said before a submission: what still has no answer. */
  readonly stillUnanswered: (f: { names: string }) => string;
  readonly answersGeneral: (f: { names: string }) => string;
  readonly papersWaiting: (f: { count: number }) => string;
  readonly downloadAs: (f: { format: string }) => string;
  /** Said after a decision: how many comments and answers went with it. Neither is below 0, and one is above. */
  readonly sentAlong: (f: { comments: number; answers: number }) => string;
  readonly noPapers: string;
  /** How many comments that must be dealt with nobody has closed yet. */
  readonly openMusts: (f: { count: number }) => string;
  readonly table: {
    readonly number: string;
    readonly giver: string;
    readonly office: string;
    readonly place: string;
    readonly comment: string;
    readonly proposal: string;
    readonly answer: string;
    readonly state: string;
    readonly round: string;
  };
}
