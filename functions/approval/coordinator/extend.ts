import type { Reasoned } from '../acting.ts';
import { stageToActOn } from './coordinator.ts';
import { refuse, type Ruling } from '../refusal.ts';
import type { Clock, Section } from '../section.ts';

/** Further ahead a deadline is a slip of the pen: 2062 for 2026. */
const YEARS_AHEAD = 2;

/**
 * Moves the open stage's deadline to another instant, later or earlier, which must lie ahead, at most two years. Links go
 * on working.
 */
export function extend(
  section: Section,
  act: Reasoned & { readonly due: string; readonly clock?: Clock },
): Ruling {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  const due = Date.parse(act.due);
  if (due === Date.parse(at.stage.due)) return refuse({ refused: 'unchanged' });
  if (due <= Date.parse(act.now)) return refuse({ refused: 'due-passed' });
  if (due > latestDue(act.now)) return refuse({ refused: 'due-too-far' });
  const clock = act.clock === undefined ? {} : { clock: act.clock };
  return { type: 'extended', due: act.due, ...clock, at: act.now, by: act.by };
}

function latestDue(now: string): number {
  const day = new Date(now);
  return day.setUTCFullYear(day.getUTCFullYear() + YEARS_AHEAD);
}
