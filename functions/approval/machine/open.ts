import { type Acting, PARAF } from '../acting.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { type Clock, openStage, type Opening, seatsOf, type Section } from '../section.ts';
import type { Outcome } from '../path/choices.ts';
import { isLater, traitsOf } from '../path/stages.ts';

/** What to do when the state machine asks for a stage: open it, wait in it (again), or tell how it closed. */
export type OpeningAnswer =
  | Ruling
  | { readonly waits: true }
  /** It goes on without this stage, as if that had closed so. */
  | { readonly passed: Outcome }
  | { readonly closed: Outcome; readonly next: Opening | null };

/**
 * Opens a stage for the execution of a generation, with the roster as the settings have it now, frozen.
 * Asked again for a stage that is open or closed, it answers how that stands; `due` is the deadline, `clock` what it was
 * counted from.
 */
export function open(
  section: Section,
  asked: Opening & { readonly generation: number; readonly due: string; readonly clock?: Clock } & Pick<
      Acting,
      'now'
    >,
): OpeningAnswer {
  if (asked.generation < section.generation) return refuse({ refused: 'superseded-generation' });
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  const last = section.stage;
  if (last !== null && last.stage === asked.stage && last.round === asked.round) {
    if (openStage(section) !== null) return { waits: true };
    if (last.closed !== null) return { closed: last.closed.outcome, next: section.next };
  }
  const { next } = section;
  // The workflow has a stage that was not on the path yet when the one before it closed: it is passed over.
  if (
    next !== null &&
    next.round === asked.round &&
    isLater(next.stage, asked.stage) &&
    isLater(asked.stage, last?.stage ?? next.stage)
  )
    return { passed: traitsOf(asked.stage).forward };
  if (next === null || next.stage !== asked.stage || next.round !== asked.round) {
    return refuse({ refused: 'not-next' });
  }
  const seats = seatsOf(section.settings, asked.stage);
  if (!seats.some((seat) => seat.required)) return refuse({ refused: 'nobody-left' });
  return {
    type: 'stage-opened',
    stage: asked.stage,
    round: asked.round,
    due: asked.due,
    ...(asked.clock === undefined ? {} : { clock: asked.clock }),
    seats: seats,
    at: asked.now,
    by: PARAF,
  };
}
