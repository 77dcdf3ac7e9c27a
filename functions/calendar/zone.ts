import { Temporal } from 'temporal-polyfill';

/** Western Indonesian Time (WIB), +07:00 the whole year: the office's clock. */
const ZONE = 'Asia/Jakarta';

/** An ISO 8601 instant, as the office's clock shows it. Throws RangeError on anything else. */
export const inZone = (instant: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);

/** 16.00 WIB, the end of an office day, on this date: when a day's deadlines fall. */
export const endOfOfficeDay = (date: Temporal.PlainDate): Temporal.ZonedDateTime =>
  date.toZonedDateTime({ timeZone: ZONE, plainTime: '16:00' });

/** This wall-clock time on the office's clock. */
export const onOfficeClock = (time: Temporal.PlainDateTime): Temporal.ZonedDateTime =>
  time.toZonedDateTime(ZONE);

/** An instant as the records keep it: ISO 8601 in UTC with milliseconds and a Z, so that texts sort as time does. */
export const asRecorded = (time: Temporal.ZonedDateTime): string =>
  time.toInstant().toString({ fractionalSecondDigits: 3 });
