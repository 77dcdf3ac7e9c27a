import type { Event } from '../approval/event.ts';
import type { CommentKind, Sealed, Verdict } from '../approval/sealed.ts';

/**
 * How a sealed comment stands. `answered`: the drafters have said what they did; `reopened`: that does not do;
 * `accepted`: its seat approved the draft with that answer; `closed`: a coordinator has settled it, with a reason.
 */
export const COMMENT_STATES = ['open', 'answered', 'reopened', 'accepted', 'closed'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** What is known of a sealed comment without its text. */
export interface CommentStanding {
  readonly seat: string;
  readonly kind: CommentKind;
  /** What a return itself said, of the section as a whole. */
  readonly general: boolean;
  readonly state: CommentState;
  /** Of its latest answer. */
  readonly verdict: Verdict | null;
}

/** All sealed comments of a section in the order of their numbers: M-1 is the first. */
export type Discussion = readonly CommentStanding[];

export const NO_DISCUSSION: Discussion = [];

/** An event that cannot follow what was said before. */
export class ImpossibleSealing extends Error {
  override readonly name = 'ImpossibleSealing';
}

/** The discussion after this event. The very same one where the event is none of it. */
export function discuss(before: Discussion, event: Event): Discussion {
  switch (event.type) {
    case 'decided':
      return event.sealed === undefined ? before : sealedInto(before, event.sealed);
    case 'comment-closed':
      return withState(before, [event.comment], ['open', 'answered', 'reopened'], 'closed');
    default:
      return before;
  }
}

function sealedInto(before: Discussion, sealed: Sealed): Discussion {
  const answers = new Map(sealed.answers.map((answer) => [answer.comment, answer.verdict]));
  const answered = withState(before, [...answers.keys()], ['open', 'reopened'], 'answered').map((it, i) => {
    const verdict = answers.get(i + 1);
    return verdict === undefined ? it : { ...it, verdict };
  });
  const reopened = withState(answered, sealed.reopened, ['answered'], 'reopened');
  const accepted = withState(reopened, sealed.accepted, ['answered'], 'accepted');
  return [
    ...accepted,
    ...sealed.comments.map(
      (kind, i): CommentStanding => ({
        seat: sealed.seat,
        kind,
        general: sealed.general && i === 0,
        state: 'open',
        verdict: null,
      }),
    ),
  ];
}

function withState(
  before: Discussion,
  numbers: readonly number[],
  from: readonly CommentState[],
  state: CommentState,
): Discussion {
  for (const number of numbers) {
    const is = before[number - 1]?.state;
    if (is === undefined || !from.includes(is))
      throw new ImpossibleSealing(`M-${number} is ${is ?? 'no comment'} and cannot become ${state}`);
  }
  return numbers.length === 0
    ? before
    : before.map((it, i) => (numbers.includes(i + 1) ? { ...it, state } : it));
}

/** The numbers of those for which it holds, in their order. */
export const numbersOf = (discussion: Discussion, holds: (comment: CommentStanding) => boolean): number[] =>
  discussion.flatMap((comment, i) => (holds(comment) ? [i + 1] : []));

/** What has no answer that stands: none was given, or it was reopened since. */
export const isUnanswered = ({ state }: CommentStanding): boolean => state === 'open' || state === 'reopened';

/** A `must` that nobody has closed, answered or not. */
export const isOpenMust = ({ kind, state }: CommentStanding): boolean =>
  kind === 'must' && state !== 'accepted' && state !== 'closed';
