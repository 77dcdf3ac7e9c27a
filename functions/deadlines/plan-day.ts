/** How a plan's office differs from the country on a day: it is off, or it works where others are off. */
export const DAY_KINDS = ['off', 'working'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** What a plan says of a day, and on what ground. */
export interface SaidOfDay {
  /** '2026-12-07'. */
  readonly date: string;
  readonly day: DayKind;
  readonly name: string;
  /** The decree or letter that says so. */
  readonly source: string;
}

/** The same as it is kept. It is never removed: a deadline names the revision of the plan's days that it was counted over. */
export interface PlanDay extends SaidOfDay {
  /** The revision that it came with, from 1. */
  readonly since: number;
  /** The revision from which on it no longer counts. */
  readonly until?: number;
  /** Who said so (an id), and when. */
  readonly by: string;
  readonly at: string;
}

/** How often a plan's days were changed. */
export const revisionOf = (days: readonly PlanDay[]): number =>
  Math.max(0, ...days.flatMap(({ since, until }) => [since, until ?? 0]));

/** The days that count in a revision. */
export const daysIn = (days: readonly PlanDay[], revision: number): readonly PlanDay[] =>
  days.filter(({ since, until }) => since <= revision && (until === undefined || until > revision));

/** The plan's days with these said as well, in a revision of their own; what was said of the same dates no longer counts. */
export function withDays(
  days: readonly PlanDay[],
  said: readonly SaidOfDay[],
  { by, at }: { readonly by: string; readonly at: string },
): readonly PlanDay[] {
  if (said.length === 0) return days;
  const since = revisionOf(days) + 1;
  const dates = said.map(({ date }) => date);
  return [...ended(days, dates, since), ...said.map((it) => ({ ...it, since, by, at }))];
}

/** The plan's days without what is said of this date: it is as the country has it. */
export const withoutDay = (days: readonly PlanDay[], date: string): readonly PlanDay[] =>
  ended(days, [date], revisionOf(days) + 1);

const ended = (days: readonly PlanDay[], dates: readonly string[], until: number): readonly PlanDay[] =>
  days.map((it) => (dates.includes(it.date) && it.until === undefined ? { ...it, until } : it));
