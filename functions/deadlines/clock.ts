import { type Clock, daysOf, isHeld, type Section, type Stage } from '../approval/section.ts';
import { dayOf } from '../calendar/day-of.ts';
import { type Calendar, type Calendars, WEEKDAYS } from './calendar.ts';
import { dueAfter, dueOf } from './due.ts';
import { workingDaysFrom } from './working-days.ts';

/** A deadline, and what it was counted from. */
export interface Counted {
  readonly due: string;
  readonly clock: Clock;
}

/** The deadline of a stage that opens now and has so many working days. */
export function countedFrom(now: string, days: number, calendar: Calendar): Counted {
  const clock = { set: now, from: now, days, held: 0, calendar: calendar.version };
  return { due: dueOf(clock, calendar), clock };
}

/** A deadline that somebody sets by hand. */
export const setByHand = (due: string, now: string, calendar: Calendar): Counted => ({
  due,
  clock: { set: now, from: due, days: 0, held: 0, calendar: calendar.version },
});

/**
 * What the deadline of this stage was counted from. Of stages that opened before deadlines said so it is found again:
 * their working days from Monday to Friday; or it was set by hand.
 */
export function clockOf(
  { openedAt, due, clock, stage }: Stage,
  { settings }: Pick<Section, 'settings'>,
): Clock {
  if (clock !== undefined) return clock;
  const days = daysOf(settings, stage);
  const counted = dueAfter(openedAt, days, WEEKDAYS) === due;
  const calendar = WEEKDAYS.version;
  return counted
    ? { set: openedAt, from: openedAt, days, held: 0, calendar }
    : { set: openedAt, from: due, days: 0, held: 0, calendar };
}

/**
 * The deadline that a release makes: the working days that were held are added, over today's calendar, so that it falls on
 * no day that is known to be off; or over the one that the deadline was counted over, where that gives more time. Null where no
 * stage is open or held, or nothing was lost. Held days count from the first flag's day, or from when the deadline was
 * set, exclusive, to the release's, inclusive.
 */
export function movedByHold(
  section: Section,
  stage: Stage | null,
  { now, calendars }: { readonly now: string; readonly calendars: Calendars },
): Counted | null {
  if (stage === null || !isHeld(section)) return null;
  const clock = clockOf(stage, section);
  const flags = [section.hold, section.dispute].flatMap((flag) => (flag === null ? [] : [flag.at]));
  const [first = now] = flags.toSorted();
  const [, from = now] = [first, clock.set].toSorted();
  const own = calendars.of(clock.calendar) ?? calendars.current;
  const counted = [own, calendars.current].flatMap((calendar) => {
    const lost = Math.max(0, workingDaysFrom(dayOf(from), dayOf(now), calendar));
    const later = { ...clock, held: clock.held + lost, calendar: calendar.version };
    return lost === 0 ? [] : [{ due: dueOf(later, calendar), clock: later }];
  });
  return counted.toSorted((a, b) => a.due.localeCompare(b.due)).at(-1) ?? null;
}
