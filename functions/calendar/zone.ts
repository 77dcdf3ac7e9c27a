import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

// Temporal's functions, not its classes: a bundle takes only those that it uses, and is 30 kB lighter.

/** Western Indonesian Time (WIB), +07:00 the whole year: the office's clock. */
const ZONE = 'Asia/Jakarta';

/** An ISO 8601 instant, as the office's clock shows it. Throws RangeError on anything else. */
export const inZone = (instant: string): ZonedDateTime.Record =>
  Instant.toZonedDateTimeISO(Instant.fromString(instant), ZONE);

/** 16.00 WIB, the end of an office day, on this date: when a day's deadlines fall. */
export const endOfOfficeDay = (date: PlainDate.Record): ZonedDateTime.Record =>
  PlainDate.toZonedDateTime(date, { timeZone: ZONE, plainTime: PlainTime.fromFields({ hour: 16 }) });

/** This wall-clock time on the office's clock. */
export const onOfficeClock = (time: PlainDateTime.Record): ZonedDateTime.Record =>
  PlainDateTime.toZonedDateTime(time, ZONE);

/** An instant as the records keep it: ISO 8601 in UTC with milliseconds and a Z, so that texts sort as time does. */
export const asRecorded = (time: ZonedDateTime.Record): string =>
  Instant.toString(ZonedDateTime.toInstant(time), { fractionalSecondDigits: 3 });
