/** Days and counts told by the plainest means, without the calendar under test: WIB is UTC+7, a week has seven days. */

const DAY = 86_400_000;

export const dateIn = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

export const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

export const isFree = (date: string, free: ReadonlySet<string>): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) || free.has(date);

/** Goes on day by day, and counts those on which the office works. */
export function naiveDue(openedAt: string, days: number, free: ReadonlySet<string>): string {
  let date = dateIn(openedAt);
  for (let left = days; left > 0; ) {
    date = nextDay(date);
    if (!isFree(date, free)) left -= 1;
  }
  return `${date}T09:00:00.000Z`;
}

/** Working days after the first date, up to the second. */
export function naiveCount(first: string, last: string, free: ReadonlySet<string>): number {
  let count = 0;
  for (let date = first; date < last; ) {
    date = nextDay(date);
    if (!isFree(date, free)) count += 1;
  }
  return count;
}
