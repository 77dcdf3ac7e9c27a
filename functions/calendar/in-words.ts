import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { CalendarWords } from '../wording/calendar-words.ts';
import { inZone } from './zone.ts';

/** "Senin, 11 Desember 2023 pukul 14.30 WIB". */
export function inWords(instant: string, words: CalendarWords): string {
  const time = inZone(instant);
  return words.at(weekdayInWords(instant, words), twoDigits(time.hour), twoDigits(time.minute));
}

/** "11 Desember 2023 pukul 14.30 WIB": without the weekday, for a table. */
export function timeInWords(instant: string, words: CalendarWords): string {
  const time = inZone(instant);
  return words.at(dateInWords(instant, words), twoDigits(time.hour), twoDigits(time.minute));
}

/** "Senin, 11 Desember 2023": the day with its weekday. */
export function weekdayInWords(instant: string, words: CalendarWords): string {
  const name = words.weekdays[ZonedDateTime.dayOfWeek(inZone(instant)) - 1];
  if (name === undefined) throw new RangeError('a week has seven days');
  return words.onWeekday(name, dateInWords(instant, words));
}

/** "11 Desember 2023": the date alone, for a subject or a table. */
export function dateInWords(instant: string, words: CalendarWords): string {
  const { day, month, year } = inZone(instant);
  const name = words.months[month - 1];
  if (name === undefined) throw new RangeError('a year has twelve months');
  return words.date(day, name, year);
}

const twoDigits = (count: number): string => String(count).padStart(2, '0');
