import type { Reasoned } from '../acting.ts';
import { mayBeSeated, undecided } from './coordinator.ts';
import type { Ruling } from '../refusal.ts';
import { seatOf, type Section } from '../section.ts';

/**
 * Asks another person instead of one who has not decided; `later`: in later rounds too. They take over the place with its
 * id; the former one's links stop working.
 */
export function replace(
  section: Section,
  act: Reasoned & { readonly person: string; readonly successor: string; readonly later: boolean },
): Ruling {
  const at = undecided(section, act);
  if ('refused' in at) return at;
  const seat = mayBeSeated(at.stage, act.successor);
  if ('refused' in seat) return seat;
  const { person, successor, later } = act;
  return { type: 'replaced', person, successor, seat: seatOf(at.assignment), later, at: act.now, by: act.by };
}
