import type { Choice } from '../approval/path/choices.ts';
import { type Refusal, refuse } from '../approval/refusal.ts';
import type { AnswerSealed, Sealed } from '../approval/sealed.ts';
import { type Discussion, isUnanswered, numbersOf } from './discussion.ts';
import {
  type AnswerPaper,
  type CommentPaper,
  inDocumentOrder,
  type Paper,
  type ReopeningPaper,
} from './paper.ts';
import { MAX_COMMENTS, type Shelf } from './shelf.ts';

/** A decision as the discussion sees it. */
export interface Sealing {
  readonly choice: Choice;
  readonly seat: string;
  readonly by: string;
  readonly at: string;
  readonly shelf: Shelf;
  /** The revision of the shelf that the page showed; null: it showed none. */
  readonly shown: number | null;
  /** What was written in the decision's own box. */
  readonly comment: string;
  /** Whether this round has a draft of its own. */
  readonly drafted: boolean;
}

/** What is sealed, with its texts. Comments have their numbers. */
export interface SealedPapers {
  readonly sealed: Omit<Sealed, 'bundles'>;
  readonly comments: readonly (CommentPaper & { readonly number: number })[];
  readonly answers: readonly AnswerPaper[];
  readonly reopenings: readonly ReopeningPaper[];
}

/**
 * Seals a giver's papers with their decision, or says why it cannot. Null: there is nothing to seal.
 * A return's own words are a `must` on the section; a submit answers those of them that no paper does, by its new draft
 * or by why there is none. Only an approval accepts answers.
 */
export function seal(discussion: Discussion, sealing: Sealing): SealedPapers | null | Refusal {
  const { choice, seat, shelf, shown } = sealing;
  if (shelf.sealed) return refuse({ refused: 'papers-sealed' });
  // A page that showed no papers does for who has none.
  if (shown === null ? shelf.papers.length > 0 : shown !== shelf.revision)
    return refuse({ refused: 'papers-changed' });
  switch (choice) {
    case 'submit':
      return submitted(discussion, sealing);
    case 'approve':
      return approved(discussion, sealing);
    case 'return': {
      const general = generalOf(discussion, sealing);
      const reopenings = ownReopenings(discussion, seat, shelf.papers);
      return whole(discussion, sealing, { general, comments: commentsIn(shelf.papers), reopenings });
    }
  }
}

/** Whether papers say enough for a return that says nothing in its own box. */
export const saySomething = (papers: readonly Paper[]): boolean =>
  papers.some(({ paper }) => paper === 'comment' || paper === 'reopening');

/** Which of the musts that stand in the way of a submit no paper answers. */
export const stillUnanswered = (discussion: Discussion, papers: readonly Paper[]): number[] =>
  numbersOf(discussion, (it) => it.kind === 'must' && isUnanswered(it)).filter(
    (number) =>
      !answersIn(papers).some(({ comment }) => comment === number) && !isAnsweredByDraft(discussion, number),
  );

/** What a return itself said is answered by the next draft, unless that was reopened. */
const isAnsweredByDraft = (discussion: Discussion, number: number): boolean => {
  const it = discussion[number - 1];
  return it?.general === true && it.state === 'open';
};

function submitted(discussion: Discussion, sealing: Sealing): SealedPapers | null | Refusal {
  const { shelf, comment, by, at, drafted } = sealing;
  const unanswered = stillUnanswered(discussion, shelf.papers);
  if (unanswered.length > 0) return refuse({ refused: 'must-unanswered', comments: unanswered });
  const written = answersIn(shelf.papers).filter((it) => {
    const standing = discussion[it.comment - 1];
    return standing !== undefined && isUnanswered(standing);
  });
  const byDraft = numbersOf(discussion, (it) => it.general && it.state === 'open')
    .filter((number) => !written.some((it) => it.comment === number))
    .map(
      (number): AnswerPaper => ({
        paper: 'answer',
        id: `by-draft-${number}`,
        comment: number,
        by,
        at,
        verdict: drafted ? 'done' : 'not',
        text: comment,
        place: null,
      }),
    );
  return whole(discussion, sealing, { answers: [...written, ...byDraft] });
}

function approved(discussion: Discussion, sealing: Sealing): SealedPapers | null | Refusal {
  const { seat, shelf } = sealing;
  const comments = commentsIn(shelf.papers);
  const reopenings = ownReopenings(discussion, seat, shelf.papers);
  const own = numbersOf(discussion, (it) => it.seat === seat && it.kind === 'must' && isUnanswered(it));
  const asksForMore = reopenings.some((it) => discussion[it.comment - 1]?.kind === 'must');
  if (own.length > 0 || asksForMore || comments.some(({ kind }) => kind === 'must'))
    return refuse({ refused: 'must-in-approval' });
  const reopened = new Set(reopenings.map((it) => it.comment));
  const accepted = numbersOf(discussion, (it) => it.seat === seat && it.state === 'answered');
  return whole(discussion, sealing, {
    comments,
    reopenings,
    accepted: accepted.filter((number) => !reopened.has(number)),
  });
}

/** A return's own words; where a section has as many comments as it can have, they stay the decision's alone. */
function generalOf(discussion: Discussion, sealing: Sealing): CommentPaper | null {
  const { comment, by, at, shelf } = sealing;
  if (comment.trim() === '') return null;
  if (discussion.length + commentsIn(shelf.papers).length >= MAX_COMMENTS) return null;
  return { paper: 'comment', id: 'general', by, at, place: null, kind: 'must', text: comment, proposal: '' };
}

function whole(
  discussion: Discussion,
  { seat }: Sealing,
  {
    general = null,
    comments = [],
    answers = [],
    reopenings = [],
    accepted = [],
  }: {
    readonly general?: CommentPaper | null;
    readonly comments?: readonly CommentPaper[];
    readonly answers?: readonly AnswerPaper[];
    readonly reopenings?: readonly ReopeningPaper[];
    readonly accepted?: readonly number[];
  },
): SealedPapers | null | Refusal {
  const all = [...(general === null ? [] : [general]), ...inDocumentOrder(comments)];
  if (discussion.length + all.length > MAX_COMMENTS) return refuse({ refused: 'too-many-comments' });
  if (all.length + answers.length + reopenings.length + accepted.length === 0) return null;
  return {
    sealed: {
      seat,
      comments: all.map(({ kind }) => kind),
      general: general !== null,
      answers: answers.map(({ comment, verdict, by }): AnswerSealed => ({ comment, verdict, by })),
      reopened: reopenings.map(({ comment }) => comment),
      accepted,
    },
    comments: all.map((it, i) => ({ ...it, number: discussion.length + i + 1 })),
    answers,
    reopenings,
  };
}

const commentsIn = (papers: readonly Paper[]): CommentPaper[] =>
  papers.flatMap((it) => (it.paper === 'comment' ? [it] : []));

const answersIn = (papers: readonly Paper[]): AnswerPaper[] =>
  papers.flatMap((it) => (it.paper === 'answer' ? [it] : []));

/** Of one's own comments whose answer still stands: a coordinator may have closed it since. */
const ownReopenings = (discussion: Discussion, seat: string, papers: readonly Paper[]): ReopeningPaper[] =>
  papers.flatMap((it) => {
    if (it.paper !== 'reopening') return [];
    const standing = discussion[it.comment - 1];
    return standing?.seat === seat && standing.state === 'answered' ? [it] : [];
  });
