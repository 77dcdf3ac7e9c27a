export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday 11 December 2023, 09.00 WIB: the third discussion of the Bojonegoro masterplan. */
export const MONDAY = '2023-12-11T02:00:00.000Z';

/** The instant `ms` milliseconds after (or, negative, before) this one. */
export const instantAfter = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString();

export interface Clock {
  readonly now: () => string;
  /** Lets `ms` milliseconds pass. */
  readonly pass: (ms: number) => void;
}

/** A clock that stands still until a test lets time pass. */
export function clockAt(instant: string = MONDAY): Clock {
  let now = instant;
  return {
    now: () => now,
    pass: (ms) => {
      now = instantAfter(now, ms);
    },
  };
}
