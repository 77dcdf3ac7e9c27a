import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime';
import { asRecorded, endOfOfficeDay, inZone, onOfficeClock } from './zone.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether this is a date that exists, written as '2026-12-01'. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  try {
    PlainDate.fromString(text, getISO);
    return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

/**
 * A deadline as a person types it: '2026-12-01' (16.00 WIB on that day), '2026-12-01T10:00' (WIB), or with an offset,
 * '2026-12-01T10:00:00+07:00'. Answers the ISO 8601 instant in UTC, or `bad-due` if no such day or time exists.
 */
export function readDue(typed: string): { readonly due: string } | { readonly refused: 'bad-due' } {
  const text = typed.trim();
  try {
    if (DATE.test(text)) return { due: asRecorded(endOfOfficeDay(PlainDate.fromString(text, getISO))) };
    if (TIME.test(text)) return { due: asRecorded(onOfficeClock(PlainDateTime.fromString(text, getISO))) };
    if (INSTANT.test(text)) return { due: asRecorded(inZone(text)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { refused: 'bad-due' };
}
