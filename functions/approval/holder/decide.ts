import { type Acting, isBlank } from '../acting.ts';
import { apply } from '../apply.ts';
import type { Event } from '../event.ts';
import { isRefusal, refuse, type Ruling } from '../refusal.ts';
import type { Section, Stage } from '../section.ts';
import { type Seated, standing } from './standing.ts';
import type { Choice } from '../path/choices.ts';
import { choicesOf } from '../path/stages.ts';
import { tally } from './tally.ts';

export interface Choosing extends Pick<Acting, 'now'> {
  readonly seat: Seated;
  readonly choice: Choice;
  /** SHA-256 of the draft that the page showed. */
  readonly draft: string;
  readonly comment: string;
  /** Whether the giver's papers say something, so that a return's own box may stay empty. */
  readonly remarks?: boolean;
  /** Names this decision, so that a retry recognises its own. */
  readonly decision: string;
}

/**
 * One person decides once: submit, approve or return, on exactly the draft that was shown. A return needs a comment,
 * and so does submitting a former round's draft again. The stage is tallied in the same breath.
 */
export function decide(section: Section, asked: Stage | null, choosing: Choosing): Ruling {
  const { seat, choice, draft, comment, remarks = false, decision, now } = choosing;
  const stands = standing(section, asked, seat);
  if (isRefusal(stands)) return stands;
  if (!choicesOf(seat.stage).includes(choice)) return refuse({ refused: 'wrong-choice' });
  if (section.draft === null) return refuse({ refused: 'no-draft' });
  if (section.draft.sha256 !== draft)
    return refuse({ refused: 'draft-changed', draft: section.draft.sha256 });
  if (choice === 'return' && isBlank(comment) && !remarks) return refuse({ refused: 'comment-missing' });
  if (choice === 'submit' && section.draft.round < section.round && isBlank(comment)) {
    return refuse({ refused: 'comment-missing' });
  }
  const decided: Event = { type: 'decided', choice, draft, decision, closes: null, at: now, by: seat.person };
  const stage = apply(section, decided).stage;
  return { ...decided, closes: stage === null ? null : tally(stage) };
}
