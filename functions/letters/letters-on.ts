import { isStuck } from '../approval/machine/stuck.ts';
import type { SectionState } from '../approval/path/stages.ts';
import type { Section } from '../approval/section.ts';
import { dayOf } from '../calendar/day-of.ts';
import type { Calendar } from '../deadlines/calendar.ts';
import { daysOver, type Held, isToldTo, type Ladder, rungReached, type Span } from '../deadlines/ladder.ts';
import { weeksFirst } from '../deadlines/letter-hours.ts';

/** A section as letters look at it: what a board shows of it. People are ids. */
export interface LetterSection {
  readonly section: string;
  readonly title: string;
  readonly state: SectionState;
  readonly round: number;
  readonly next: Section['next'];
  readonly since: string | null;
  readonly due: string | null;
  readonly holders: readonly { readonly p: string; readonly s?: string | undefined }[];
  readonly hold: Section['hold'];
  readonly dispute: Section['dispute'];
  readonly halt: Section['halt'];
}

/** What letters are made from. */
export interface LetterPlan {
  readonly coordinators: readonly string[];
  /** Who gets Monday's report beside them. */
  readonly mondayTo: readonly string[];
  readonly ladder: Ladder;
  readonly calendar: Calendar;
  readonly superiors: ReadonlyMap<string, string>;
  readonly sections: readonly LetterSection[];
}

/** Something that somebody holds. */
export interface LetterItem {
  readonly section: string;
  readonly title: string;
  readonly state: SectionState;
  readonly round: number;
  readonly holder: string;
  readonly since: string;
  readonly due: string;
  /** Working days over the deadline; 0 on the day, negative before. */
  readonly over: number;
}

/** How a plan stands, for its report. */
export interface Standing {
  readonly signedOff: number;
  readonly all: number;
  readonly open: number;
  readonly held: number;
}

/** One person's letter of one day. */
export interface DayLetter {
  readonly person: string;
  /** All that waits for them, the most pressing first. */
  readonly yours: readonly LetterItem[];
  /** What those whose superior they are hold, and are over with. */
  readonly people: readonly LetterItem[];
  /** The plan's: what is over; `report` on the week's first working day. */
  readonly plan: { readonly items: readonly LetterItem[]; readonly report: Standing | null } | null;
}

interface Seat extends LetterItem {
  readonly held: Held;
}

/**
 * The letters of a day, to whom a rung of the ladder was reached since the last day on which letters were made: all rungs
 * in `span`, so that none is lost where days were. Sections that are held, disputed, halted or not open have no rungs.
 */
export function lettersOn(plan: LetterPlan, span: Span, now: string): readonly DayLetter[] {
  const { ladder, calendar, superiors } = plan;
  const seats = plan.sections.flatMap((it) => seatsOf(it, span.until, calendar));
  const told = (threshold: number) => (seat: Seat) =>
    isToldTo(threshold, seat.held, span, { ladder, calendar });
  const reminded = seats.filter((seat) => rungReached(seat.held, span, ladder, calendar) !== null);
  const escalated = seats.flatMap((seat) => {
    const superior = superiorOf(seat, seats, superiors);
    return superior === null ? [] : [{ seat, superior }];
  });
  const toSuperiors = escalated.filter(({ seat }) => told(ladder.superior)(seat));
  const toCoordinators = seats.filter(told(ladder.coordinators));
  const first = weeksFirst(span.until, calendar);
  const isReport = first > span.after && plan.sections.some(({ holders }) => holders.length > 0);
  const ofPlan = new Set([
    ...(isReport ? [...plan.coordinators, ...plan.mondayTo] : []),
    ...(toCoordinators.length > 0 ? plan.coordinators : []),
  ]);
  const everybody = new Set([
    ...reminded.map(({ holder }) => holder),
    ...toSuperiors.map(({ superior }) => superior),
    ...ofPlan,
  ]);
  const over = seats.filter((seat) => seat.over > 0);
  return [...everybody].sort().map((person) => ({
    person,
    yours: reminded.some(({ holder }) => holder === person)
      ? pressing(seats.filter(({ holder }) => holder === person))
      : [],
    people: toSuperiors.some(({ superior }) => superior === person)
      ? pressing(
          escalated.flatMap(({ seat, superior }) =>
            superior === person && seat.over >= ladder.superior ? [seat] : [],
          ),
        )
      : [],
    plan: ofPlan.has(person)
      ? {
          items: pressing(isReport ? over : over.filter((seat) => seat.over >= ladder.coordinators)),
          report: isReport ? standingOf(plan, now) : null,
        }
      : null,
  }));
}

/** Whom a seat's lateness goes up to; null where nobody is named, or they hold the same section themselves. */
function superiorOf(
  { holder, section }: Seat,
  seats: readonly Seat[],
  superiors: ReadonlyMap<string, string>,
): string | null {
  const superior = superiors.get(holder);
  if (superior === undefined) return null;
  return seats.some((it) => it.section === section && it.holder === superior) ? null : superior;
}

function seatsOf(section: LetterSection, date: string, calendar: Calendar): Seat[] {
  const { due, since: opened, hold, dispute, halt } = section;
  if (due === null || opened === null || hold !== null || dispute !== null || halt !== null) return [];
  return section.holders.map(({ p: holder, s: since = opened }) => {
    const held = { due: dayOf(due), since: dayOf(since) };
    const { section: id, title, state, round } = section;
    return {
      section: id,
      title,
      state,
      round,
      holder,
      since,
      due,
      over: daysOver(held, date, calendar),
      held,
    };
  });
}

const pressing = (seats: readonly Seat[]): readonly LetterItem[] =>
  seats
    .toSorted((a, b) => b.over - a.over || a.due.localeCompare(b.due) || a.section.localeCompare(b.section))
    .map(({ held: _held, ...item }) => item);

const standingOf = ({ sections }: LetterPlan, now: string): Standing => ({
  signedOff: sections.filter(({ state }) => state === 'signed-off').length,
  all: sections.filter(({ state }) => state !== 'cancelled').length,
  open: sections.filter(({ holders }) => holders.length > 0).length,
  held: sections.filter(
    (it) => it.hold !== null || it.dispute !== null || it.halt !== null || isStuck(it, now),
  ).length,
});
