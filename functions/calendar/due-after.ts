import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { asRecorded, endOfOfficeDay, inZone } from './zone.ts';

const SATURDAY = 6;

/**
 * 16.00 WIB on the n-th working day after the day of `openedAt`, as an ISO 8601 instant in UTC.
 * Working days are Monday to Friday less `holidays`, dates such as '2023-12-25' (national holidays, cuti bersama).
 * `workingDays` is a whole number from 1; anything else throws a RangeError.
 */
export function dueAfter(openedAt: string, workingDays: number, holidays: readonly string[] = []): string {
  if (!Number.isSafeInteger(workingDays) || workingDays < 1) {
    throw new RangeError(`${workingDays} is no number of working days`);
  }
  const free = new Set(holidays);
  let date = ZonedDateTime.toPlainDate(inZone(openedAt));
  for (let left = workingDays; left > 0; ) {
    date = PlainDate.addDays(date, 1);
    if (isWorkingDay(date, free)) left -= 1;
  }
  return asRecorded(endOfOfficeDay(date));
}

const isWorkingDay = (date: PlainDate.Record, free: ReadonlySet<string>): boolean =>
  PlainDate.dayOfWeek(date) < SATURDAY && !free.has(PlainDate.toString(date));
