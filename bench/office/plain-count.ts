import { HOLIDAY_YEARS } from '../../functions/deadlines/holidays/national.ts';

/**
 * Working days and rungs counted by the plainest means, day by day, without a line of what they are held against. Dates are
 * texts such as '2026-06-02'. `free`: the days off, whatever their weekday.
 */

const DAY_MS = 86_400_000;

export const nationalDays = (): Set<string> =>
  new Set(HOLIDAY_YEARS.flatMap(({ days }) => days.map(({ date }) => date)));

export const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

export const works = (date: string, free: ReadonlySet<string>): boolean =>
  ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) && !free.has(date);

export function dayAfter(date: string, days: number, free: ReadonlySet<string>): string {
  let day = date;
  for (let left = days; left > 0; ) {
    day = nextDay(day);
    if (works(day, free)) left -= 1;
  }
  return day;
}

/** Working days after the first date, up to the last; negative the other way round. */
export function countDays(first: string, last: string, free: ReadonlySet<string>): number {
  if (last < first) return -countDays(last, first, free);
  let count = 0;
  for (let day = first; day < last; ) {
    day = nextDay(day);
    if (works(day, free)) count += 1;
  }
  return count;
}

/** Whether a rung lies in these days: one before, the day itself, one, three, five and every five after; at least `from`. */
export function hasRung(over: (date: string) => number, after: string, until: string, from = -1): boolean {
  for (let day = after; day < until; ) {
    const before = over(day);
    day = nextDay(day);
    const now = over(day);
    for (let rung = before + 1; rung <= now; rung += 1)
      if (rung >= from && ([-1, 0, 1, 3].includes(rung) || (rung > 0 && rung % 5 === 0))) return true;
  }
  return false;
}
