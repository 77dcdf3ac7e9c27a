import type { Reasoned } from '../acting.ts';
import { stageToActOn } from './coordinator.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Section } from '../section.ts';

/** Closes a stage `returned` without waiting for the rest, once at least one return is in. Not while it is held or
 * disputed: that very return may be what somebody says was not theirs. */
export function closeEarly(section: Section, act: Reasoned): Ruling {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  const returned = at.stage.assignments.some((a) => a.status === 'decided' && a.decision.choice === 'return');
  if (returned && section.dispute !== null) return refuse({ refused: 'disputed' });
  if (returned && section.hold !== null) return refuse({ refused: 'held' });
  return returned ? { type: 'closed-early', at: act.now, by: act.by } : refuse({ refused: 'no-return-yet' });
}
