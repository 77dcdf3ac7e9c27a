import type { Reasoned } from './acting.ts';
import { mayBeSeated, stageToActOn } from './coordinator.ts';
import { refuse, type Ruling } from './refusal.ts';
import type { Section } from './section.ts';
import { withSeat } from './settings.ts';
import { MAX_ASSIGNMENTS } from './stages.ts';

/** Asks one more person in the open stage; `later`: in later rounds too. The Sekda signs alone. */
export function add(
  section: Section,
  act: Reasoned & { readonly person: string; readonly required: boolean; readonly later: boolean },
): Ruling {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  if (at.stage.stage === 'sekda-sign-off') return refuse({ refused: 'sekda-signs-alone' });
  const seat = mayBeSeated(at.stage, act.person);
  if ('refused' in seat) return seat;
  const { person, required, later } = act;
  const settings = later
    ? withSeat(section.settings, at.stage.stage, { person, required })
    : section.settings;
  // Whoever was replaced or excused is not asked any more.
  const asked = at.stage.assignments.filter(({ status }) => status === 'open' || status === 'decided');
  if (asked.length >= MAX_ASSIGNMENTS) return refuse({ refused: 'too-many' });
  if (settings.roster[at.stage.stage].length > MAX_ASSIGNMENTS) return refuse({ refused: 'too-many' });
  if (!settings.roster[at.stage.stage].some((it) => it.required)) return refuse({ refused: 'nobody-left' });
  return { type: 'added', person, required, later, at: act.now, by: act.by };
}
