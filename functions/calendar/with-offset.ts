import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { inZone } from './zone.ts';

/** The instant as '2023-12-11T14:30:00+07:00': ISO 8601 on the office's clock, to the second (cut, not rounded). */
export const withOffset = (instant: string): string =>
  ZonedDateTime.toString(inZone(instant), {
    smallestUnit: 'second',
    timeZoneName: 'never',
    roundingMode: 'floor',
  });
