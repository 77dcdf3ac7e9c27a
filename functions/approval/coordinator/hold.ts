import type { Reasoned } from '../acting.ts';
import { mayAct } from './coordinator.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { type Clock, isHeld, type Section } from '../section.ts';

/** Holds a section: nothing is decided until it is released, and asks are parked. */
export function hold(section: Section, act: Reasoned): Ruling {
  const may = mayAct(section, act);
  if ('refused' in may) return may;
  if (section.hold !== null) return refuse({ refused: 'already-held' });
  return { type: 'held', at: act.now, by: act.by };
}

/**
 * Releases a held or disputed section; the decisions made in it stand. `moved`: the open stage's deadline, where working
 * days were lost.
 */
export function release(
  section: Section,
  act: Reasoned & { readonly moved?: { readonly due: string; readonly clock: Clock } },
): Ruling {
  const may = mayAct(section, act);
  if ('refused' in may) return may;
  if (!isHeld(section)) return refuse({ refused: 'not-held' });
  const moved = act.moved === undefined ? {} : { moved: act.moved };
  return { type: 'released', ...moved, at: act.now, by: act.by };
}
