import type { Event } from './event.ts';
import type { Decision } from './section.ts';
import type { StageName } from './path/paths.ts';

/** Why a command was not carried out. An expected answer, not a fault: nothing was changed. */
export type Refusal =
  | { readonly refused: 'already-decided'; readonly person: string; readonly decision: Decision }
  | { readonly refused: 'superseded'; readonly round: number; readonly stage: StageName }
  | { readonly refused: 'stage-closed' }
  | { readonly refused: 'not-assigned' }
  | { readonly refused: 'released' }
  | { readonly refused: 'excused' }
  | { readonly refused: 'replaced'; readonly replacedBy: string }
  | { readonly refused: 'link-renewed' }
  | { readonly refused: 'held' }
  | { readonly refused: 'disputed' }
  | { readonly refused: 'cancelled' }
  | { readonly refused: 'signed-off' }
  | { readonly refused: 'draft-changed'; readonly draft: string | null }
  | { readonly refused: 'no-draft' }
  | { readonly refused: 'wrong-choice' }
  | { readonly refused: 'reason-missing' }
  | { readonly refused: 'comment-missing' }
  | { readonly refused: 'no-open-stage' }
  | { readonly refused: 'not-started' }
  | { readonly refused: 'already-started' }
  | { readonly refused: 'already-assigned' }
  | { readonly refused: 'too-many' }
  | { readonly refused: 'sekda-signs-alone' }
  | { readonly refused: 'sekda-is-replaced' }
  | { readonly refused: 'nobody-left' }
  | { readonly refused: 'no-return-yet' }
  | { readonly refused: 'due-passed' }
  | { readonly refused: 'due-too-far' }
  | { readonly refused: 'already-held' }
  | { readonly refused: 'not-held' }
  | { readonly refused: 'already-cancelled' }
  | { readonly refused: 'already-disputed' }
  | { readonly refused: 'already-halted' }
  | { readonly refused: 'halted' }
  | { readonly refused: 'unchanged' }
  | { readonly refused: 'too-soon'; readonly at: string }
  /** The giver's papers are no longer those that were shown. */
  | { readonly refused: 'papers-changed' }
  | { readonly refused: 'papers-sealed' }
  | { readonly refused: 'too-many-comments' }
  | { readonly refused: 'no-such-comment' }
  | { readonly refused: 'comment-closed' }
  | { readonly refused: 'must-unanswered'; readonly comments: readonly number[] }
  | { readonly refused: 'must-in-approval' }
  /** The section is no longer at the version that the act was shown on. */
  | { readonly refused: 'changed-since' }
  | { readonly refused: 'superseded-generation' }
  | { readonly refused: 'not-next' };

export type RefusalName = Refusal['refused'];

/** What a rule answers: the event that follows, or why there is none. */
export type Ruling = Event | Refusal;

export const isRefusal = <T extends object>(answer: T | Refusal): answer is Refusal => 'refused' in answer;

export const refuse = <const R extends Refusal>(refusal: R): R => refusal;
