import type { Reasoned } from '../acting.ts';
import { stageToActOn } from './coordinator.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Clock, Section } from '../section.ts';

/** Takes over a deadline that was counted anew; where it is the same, nothing is recorded. */
export function moveDue(
  section: Section,
  act: Reasoned & { readonly due: string; readonly clock: Clock },
): Ruling {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  if (act.due === at.stage.due) return refuse({ refused: 'unchanged' });
  return { type: 'due-moved', due: act.due, clock: act.clock, at: act.now, by: act.by };
}
