import { openStage, type Section } from '../approval/section.ts';
import { dayOf } from '../calendar/day-of.ts';
import { endOfDay } from '../calendar/end-of-day.ts';
import type { Calendars } from './calendar.ts';
import { clockOf, type Counted, setByHand } from './clock.ts';
import { dueOf } from './due.ts';
import { isWorkingDay, workingDayAfter } from './working-days.ts';

/** A deadline as the calendar of today has it, where that is another one. */
export interface Recounted extends Counted {
  readonly was: string;
  readonly moves: 'later' | 'earlier';
}

/**
 * Counts the open stage's deadline over the plan's calendar of now. Null where it comes to the same, none is open, or a
 * person set it by hand. Nobody's deadline is moved before the end of the next working day: one that would be is that
 * day's, and counts as set by hand from then on.
 */
export function recounted(
  section: Section,
  { now, calendars: { current } }: { readonly now: string; readonly calendars: Calendars },
): Recounted | null {
  const stage = openStage(section);
  if (stage === null) return null;
  const clock = clockOf(stage, section);
  if (clock.days === 0) return null;
  const due = dueOf(clock, current);
  const was = stage.due;
  if (due === was) return null;
  const counted = { due, clock: { ...clock, calendar: current.version } };
  if (due > was) return { ...counted, was, moves: 'later' };
  const soonest = endOfDay(workingDayAfter(dayOf(now), 1, current));
  if (due >= soonest) return { ...counted, was, moves: 'earlier' };
  return soonest < was ? { ...setByHand(soonest, now, current), was, moves: 'earlier' } : null;
}

/** Whether a deadline was counted over a calendar that has another day off, or a day off less, between its opening and it. */
export function isOutdated(
  { since, due, calendar }: { readonly since: string; readonly due: string; readonly calendar: string },
  { current, of }: Calendars,
): boolean {
  const then = of(calendar);
  if (then === null || then === current) return false;
  const dates = new Set([...then.daysOff.keys(), ...current.daysOff.keys()]);
  const [first, last] = [dayOf(since), dayOf(due)];
  return [...dates].some(
    (date) => date > first && date <= last && isWorkingDay(date, then) !== isWorkingDay(date, current),
  );
}
