import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { inZone } from './zone.ts';

/** The date in Asia/Jakarta at this instant, as '2023-12-11'. */
export const dayOf = (instant: string): string => PlainDate.toString(dateOf(instant));

/** How many midnights in Asia/Jakarta lie between two instants: 0 today, 1 since yesterday. Negative if it lies ahead. */
export const daysSince = (since: string, now: string): number =>
  PlainDate.diffDays(dateOf(since), dateOf(now));

const dateOf = (instant: string): PlainDate.Record => ZonedDateTime.toPlainDate(inZone(instant));
