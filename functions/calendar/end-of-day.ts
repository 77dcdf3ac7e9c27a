import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { asRecorded, endOfOfficeDay, inZone, onOfficeClock } from './zone.ts';

/** When this date begins in Asia/Jakarta, as an ISO 8601 instant in UTC. */
export const startOfDay = (date: string): string =>
  asRecorded(onOfficeClock(PlainDate.toPlainDateTime(PlainDate.fromString(date, getISO))));

/** The end of the office's day on this date ('2026-12-01'): 16.00 WIB, as an ISO 8601 instant in UTC. */
export const endOfDay = (date: string): string =>
  asRecorded(endOfOfficeDay(PlainDate.fromString(date, getISO)));

/** The instant at which the office's clock shows on this date what it showed at `instant`. */
export const sameTimeOn = (date: string, instant: string): string =>
  asRecorded(
    onOfficeClock(
      PlainDate.toPlainDateTime(
        PlainDate.fromString(date, getISO),
        ZonedDateTime.toPlainTime(inZone(instant)),
      ),
    ),
  );

/** This time of the office's clock ('08.05') on this date. */
export function onDayAt(date: string, time: string): string {
  const [hour, minute] = time.split('.').map(Number);
  const plainTime = PlainTime.fromFields({ hour: hour ?? 0, minute: minute ?? 0 });
  return asRecorded(onOfficeClock(PlainDate.toPlainDateTime(PlainDate.fromString(date, getISO), plainTime)));
}
