import { dayOf } from '../calendar/day-of.ts';
import { startOfDay } from '../calendar/end-of-day.ts';
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
export const restsOnEstimate = (from: string, due: string, calendar: Calendar): boolean =>
  startsOfEstimates(calendar).some((start) => start > from && start <= due);

const kept = new WeakMap<Calendar, readonly string[]>();

/** When each weekday begins that is off by an estimate. Kept: a board asks it of each of its sections. */
function startsOfEstimates(calendar: Calendar): readonly string[] {
  const known = kept.get(calendar);
  if (known !== undefined) return known;
  const starts = [...calendar.daysOff]
    .filter(([date, { estimated }]) => estimated && isWeekday(date))
    .map(([date]) => startOfDay(date));
  kept.set(calendar, starts);
  return starts;
}

/** Monday to Friday, in whatever zone: a date has its weekday everywhere. */
const isWeekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
