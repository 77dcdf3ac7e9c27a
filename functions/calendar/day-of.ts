import { inZone } from './zone.ts';

/** The date in Asia/Jakarta at this instant, as '2023-12-11'. */
export const dayOf = (instant: string): string => inZone(instant).toPlainDate().toString();

/** How many midnights in Asia/Jakarta lie between two instants: 0 today, 1 since yesterday. Negative if it lies ahead. */
export const daysSince = (since: string, now: string): number =>
  inZone(since).toPlainDate().until(inZone(now).toPlainDate(), { largestUnit: 'days' }).days;
