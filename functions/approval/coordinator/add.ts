import type { Reasoned } from '../acting.ts';
import { mayBeSeated, stageToActOn } from './coordinator.ts';
import { refuse, type Ruling } from '../refusal.ts';
import { seatOf, seatsOf, type Section } from '../section.ts';
import { freeSeat, saidSeat, withSeat } from '../settings.ts';
import { MAX_ASSIGNMENTS, traitsOf } from '../path/stages.ts';

/** Asks one more person in the open stage; `later`: in later rounds too. Nobody is added where one signs alone. */
export function add(
  section: Section,
  act: Reasoned & { readonly person: string; readonly required: boolean; readonly later: boolean },
): Ruling {
  const at = stageToActOn(section, act);
  if ('refused' in at) return at;
  if (traitsOf(at.stage.stage).alone) return refuse({ refused: 'sekda-signs-alone' });
  const seat = mayBeSeated(at.stage, act.person);
  if ('refused' in seat) return seat;
  const { person, required, later } = act;
  const taken = [...at.stage.assignments, ...seatsOf(section.settings, at.stage.stage)]
    .filter((it) => it.person !== person)
    .map(seatOf);
  const asked = { person, required, ...saidSeat(person, freeSeat(person, taken)) };
  const settings = later ? withSeat(section.settings, at.stage.stage, asked) : section.settings;
  // Whoever was replaced or excused is not asked any more.
  const counted = at.stage.assignments.filter(({ status }) => status === 'open' || status === 'decided');
  if (counted.length >= MAX_ASSIGNMENTS) return refuse({ refused: 'too-many' });
  const seats = seatsOf(settings, at.stage.stage);
  if (seats.length > MAX_ASSIGNMENTS) return refuse({ refused: 'too-many' });
  if (!seats.some((it) => it.required)) return refuse({ refused: 'nobody-left' });
  return { type: 'added', ...asked, later, at: act.now, by: act.by };
}
