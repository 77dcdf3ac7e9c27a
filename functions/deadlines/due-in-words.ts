import type { Stage } from '../approval/section.ts';
import { inWords } from '../calendar/in-words.ts';
import type { CalendarWords } from '../wording/calendar-words.ts';
import type { Calendar } from './calendar.ts';
import { restsOnEstimate } from './known-years.ts';

/** A stage's deadline, "Senin, 11 Desember 2023 pukul 16.00 WIB", and whether it is an estimate. */
export function dueInWords(
  { openedAt, due }: Pick<Stage, 'openedAt' | 'due'>,
  calendar: Calendar,
  words: CalendarWords,
): string {
  const text = inWords(due, words);
  return restsOnEstimate(openedAt, due, calendar) ? words.estimated(text) : text;
}
