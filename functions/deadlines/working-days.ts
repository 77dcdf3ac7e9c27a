import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import type { Calendar } from './calendar.ts';

// Dates are texts such as '2026-12-24', which sort as time does.

const SATURDAY = 6;

/** Whether the office works on this date. */
export const isWorkingDay = (date: string, calendar: Calendar): boolean => works(dateOf(date), calendar);

/** The n-th working day after this date; itself for 0. */
export function workingDayAfter(date: string, count: number, calendar: Calendar): string {
  let day = dateOf(date);
  for (let left = count; left > 0; ) {
    day = PlainDate.addDays(day, 1);
    if (works(day, calendar)) left -= 1;
  }
  return PlainDate.toString(day);
}

/** The working day before this date. */
export function workingDayBefore(date: string, calendar: Calendar): string {
  let day = PlainDate.addDays(dateOf(date), -1);
  while (!works(day, calendar)) day = PlainDate.addDays(day, -1);
  return PlainDate.toString(day);
}

/** How many working days lie after the first date, up to the second and with it; negative where that is the earlier one. */
export function workingDaysFrom(first: string, last: string, calendar: Calendar): number {
  if (last < first) return -workingDaysFrom(last, first, calendar);
  let count = 0;
  for (let day = dateOf(first), end = dateOf(last); PlainDate.compare(day, end) < 0; ) {
    day = PlainDate.addDays(day, 1);
    if (works(day, calendar)) count += 1;
  }
  return count;
}

/** The date so many days later. */
export const daysAfter = (date: string, days: number): string =>
  PlainDate.toString(PlainDate.addDays(dateOf(date), days));

const dateOf = (date: string): PlainDate.Record => PlainDate.fromString(date, getISO);

const works = (date: PlainDate.Record, { daysOff }: Calendar): boolean =>
  PlainDate.dayOfWeek(date) < SATURDAY && !daysOff.has(PlainDate.toString(date));
