import type { Clock } from '../approval/section.ts';
import { dayOf } from '../calendar/day-of.ts';
import { endOfDay, sameTimeOn } from '../calendar/end-of-day.ts';
import type { Calendar } from './calendar.ts';
import { workingDayAfter } from './working-days.ts';

/**
 * 16.00 WIB on the n-th working day after the day of `openedAt`, as an ISO 8601 instant in UTC.
 * `workingDays` is a whole number from 1; anything else throws a RangeError.
 */
export function dueAfter(openedAt: string, workingDays: number, calendar: Calendar): string {
  if (!Number.isSafeInteger(workingDays) || workingDays < 1)
    throw new RangeError(`${workingDays} is no number of working days`);
  return endOfDay(workingDayAfter(dayOf(openedAt), workingDays, calendar));
}

/**
 * What a clock comes to over a calendar, which is the one that it names unless it is asked what another would say. A date
 * set by hand keeps its time of day, and moves only by what was held since.
 */
export function dueOf({ from, days, held }: Clock, calendar: Calendar): string {
  if (days > 0) return dueAfter(from, days + held, calendar);
  return held === 0 ? from : sameTimeOn(workingDayAfter(dayOf(from), held, calendar), from);
}
