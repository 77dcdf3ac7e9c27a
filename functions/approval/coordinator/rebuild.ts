import { type Acting, executionName } from '../acting.ts';
import { mayHavePassed } from '../machine/passing-cause.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { openStage, type Section } from '../section.ts';

/** Rebuilds that Paraf makes by itself, per section and day; after that a person looks (`paraf rebuild`). */
export const REBUILDS_A_DAY = 3;

/**
 * Starts a new execution at the stage that the records say is open or next, under the next generation.
 * `day` (in Asia/Jakarta) is given where Paraf does it by itself: then a section that was rebuilt 3 times today is
 * halted, and one that is halted stays so, unless it is for a cause that may have passed.
 */
export function rebuild(
  section: Section,
  { by, now, row, reason, day }: Acting & { row: string; reason: string; day: string | null },
): Ruling {
  if (section.state === 'cancelled') return refuse({ refused: 'cancelled' });
  if (section.state === 'signed-off') return refuse({ refused: 'signed-off' });
  const at = openStage(section) ?? section.next;
  if (at === null) return refuse({ refused: 'not-started' });
  const isWornOut = day !== null && section.rebuilds.day === day && section.rebuilds.count >= REBUILDS_A_DAY;
  if (day !== null && section.halt !== null && (isWornOut || !mayHavePassed(section.halt)))
    return refuse({ refused: 'halted' });
  if (isWornOut) {
    return { type: 'halted', reason: 'rebuilt-too-often', at: now, by };
  }
  const generation = section.generation + 1;
  const execution = executionName(section.id, generation, row);
  return {
    type: 'rebuilt',
    generation,
    execution,
    startAt: at.stage,
    round: at.round,
    reason,
    day,
    at: now,
    by,
  };
}
