import { withOffset } from '../calendar/with-offset.ts';
import { dayOf } from '../calendar/day-of.ts';
import { onDayAt } from '../calendar/end-of-day.ts';
import type { Calendar } from './calendar.ts';
import { daysAfter, isWorkingDay, workingDayAfter } from './working-days.ts';

/** When on a working day somebody's letter is made, by their choice; the first is the usual one. WIB. */
export const LETTER_HOURS = ['08.05', '10.05', '13.05'] as const;
export type LetterHour = (typeof LETTER_HOURS)[number];

/** Letters are made until this time of day, so that they are read on theirs. */
const MADE_UNTIL = '15.00';
/** What is unsent by then is dropped: none comes beside the next day's. */
const SENT_UNTIL = '16.00';

const timeOf = (instant: string): string => withOffset(instant).slice(11, 16).replace(':', '.');

/** Which of a day's letters are due at this instant; none on a day off. */
export function hoursDue(now: string, calendar: Calendar): readonly LetterHour[] {
  const time = timeOf(now);
  if (!isWorkingDay(dayOf(now), calendar) || time >= MADE_UNTIL) return [];
  return LETTER_HOURS.filter((hour) => hour <= time);
}

/** The next instant after this one at which letters are made. */
export function nextHour(now: string, calendar: Calendar): string {
  const today = dayOf(now);
  const later = LETTER_HOURS.find((hour) => hour > timeOf(now));
  return later !== undefined && isWorkingDay(today, calendar)
    ? onDayAt(today, later)
    : onDayAt(workingDayAfter(today, 1, calendar), LETTER_HOURS[0]);
}

/** Why the letter of this date is not sent any more at this instant; null where it is. */
export function missedBy(date: string, now: string, calendar: Calendar): 'too-late' | 'day-off' | null {
  if (!isWorkingDay(date, calendar)) return 'day-off';
  return dayOf(now) === date && timeOf(now) < SENT_UNTIL ? null : 'too-late';
}

/** The first working day of this date's week, which has Monday's report. */
export function weeksFirst(date: string, calendar: Calendar): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const sunday = daysAfter(date, -weekday);
  return workingDayAfter(weekday === 0 ? daysAfter(date, -7) : sunday, 1, calendar);
}
