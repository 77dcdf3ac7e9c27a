/** How much a comment asks for: it must be dealt with, it is advice, or it is a question. */
export const COMMENT_KINDS = ['must', 'suggestion', 'question'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** What the drafters did about a comment. */
export const VERDICTS = ['done', 'partly', 'not', 'noted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An answer as its event names it. */
export interface AnswerSealed {
  readonly comment: number;
  readonly verdict: Verdict;
  readonly by: string;
}

/**
 * What a decision seals of the discussion: kinds, numbers and people, no text. Comments are numbered on from the
 * section's last one (M-1, M-2 …), in the order in which they stand here.
 */
export interface Sealed {
  /** Whose comments they are: comments belong to a seat, not to a person. */
  readonly seat: string;
  readonly comments: readonly CommentKind[];
  /** Whether the first of the comments is what a return itself said, on the section as a whole. */
  readonly general: boolean;
  readonly answers: readonly AnswerSealed[];
  /** Comments whose answer does not do: they need another one. */
  readonly reopened: readonly number[];
  /** Comments whose answer is accepted with an approval. */
  readonly accepted: readonly number[];
  /** The keyed hash of each bundle of texts, hex. */
  readonly bundles: readonly string[];
}
