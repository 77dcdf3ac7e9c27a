import type { Reasoned } from './acting.ts';
import { stageToActOn } from './coordinator.ts';
import { refuse, type Ruling } from './refusal.ts';
import type { Section } from './section.ts';

/** Moves the open stage's deadline to a later instant, which must lie ahead. Links go on working. */
export function extend(section: Section, act: Reasoned & { readonly due: string }): Ruling {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  if (Date.parse(act.due) <= Math.max(Date.parse(at.stage.due), Date.parse(act.now))) {
    return refuse({ refused: 'not-later' });
  }
  return { type: 'extended', due: act.due, at: act.now, by: act.by };
}
