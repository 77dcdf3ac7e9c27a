import type { Calendar } from './calendar.ts';
import { workingDaysFrom } from './working-days.ts';

/** When whoever holds something is reminded, and who else hears of it; all in working days. */
export interface Ladder {
  /** So many days before the deadline. */
  readonly before: readonly number[];
  /** So many days over it; the day itself is always a rung. */
  readonly over: readonly number[];
  /** After the last of these, every so many days. */
  readonly every: number;
  /** From so many days over on, the holder's superior hears of it; and the coordinators. */
  readonly superior: number;
  readonly coordinators: number;
}

export const USUAL_LADDER: Ladder = {
  before: [1],
  over: [1, 3, 5],
  every: 5,
  superior: 3,
  coordinators: 5,
};

/** What somebody holds: until when, and since which day. Dates. */
export interface Held {
  readonly due: string;
  readonly since: string;
}

/** How many working days this is over on a date, of the deadline or of the holder's own first day; negative before. */
export const daysOver = ({ due, since }: Held, date: string, calendar: Calendar): number =>
  workingDaysFrom([due, since].toSorted()[1] ?? due, date, calendar);

/** Dates, the first exclusive, the last inclusive. */
export interface Span {
  readonly after: string;
  readonly until: string;
}

/**
 * The highest rung that was reached in these days; null: none. The holder's own first day has none: they were asked on it.
 */
export function rungReached(held: Held, span: Span, ladder: Ladder, calendar: Calendar): number | null {
  const [, after = span.until] = [held.since, span.after].toSorted();
  const from = daysOver(held, after, calendar);
  const to = daysOver(held, span.until, calendar);
  return highestRung(ladder, from, to);
}

function highestRung({ before, over, every }: Ladder, from: number, to: number): number | null {
  const last = Math.max(0, ...over);
  const beyond = last + Math.floor((to - last) / every) * every;
  const rungs = [...before.map((days) => -days), 0, ...over, ...(beyond > last ? [beyond] : [])];
  const reached = rungs.filter((rung) => rung > from && rung <= to);
  return reached.length === 0 ? null : Math.max(...reached);
}

/** Whether others hear of it in these days: from `threshold` days over on, whenever a rung is reached, and at it. */
export function isToldTo(
  threshold: number,
  held: Held,
  span: Span,
  { ladder, calendar }: { readonly ladder: Ladder; readonly calendar: Calendar },
): boolean {
  const over = ladder.over.includes(threshold) ? ladder.over : [...ladder.over, threshold];
  const rung = rungReached(held, span, { ...ladder, over }, calendar);
  return rung !== null && rung >= threshold;
}
