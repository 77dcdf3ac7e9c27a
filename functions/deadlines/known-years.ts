import { dayOf } from '../calendar/day-of.ts';
import type { Calendar } from './calendar.ts';
import { HOLIDAY_YEARS } from './holidays/national.ts';
import { daysAfter } from './working-days.ts';

/** So long before it begins, a year without holidays is spoken of: a decree comes in September. */
const DAYS_AHEAD = 60;

/** The first year, this one or one that begins within sixty days, whose holidays are not known; null: all are. */
export function unknownYear(now: string): number | null {
  const today = dayOf(now);
  const years = [today, daysAfter(today, DAYS_AHEAD)].map((date) => Number(date.slice(0, 4)));
  return years.find((year) => !HOLIDAY_YEARS.some((it) => it.year === year)) ?? null;
}

/** Whether a day off that no decree was found for lies after `from` and before the deadline: then that is an estimate. */
export function restsOnEstimate(from: string, due: string, { daysOff }: Calendar): boolean {
  const [first, last] = [dayOf(from), dayOf(due)];
  for (const [date, { estimated }] of daysOff)
    if (estimated && date > first && date <= last && isWeekday(date)) return true;
  return false;
}

/** Monday to Friday, in whatever zone: a date has its weekday everywhere. */
const isWeekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
