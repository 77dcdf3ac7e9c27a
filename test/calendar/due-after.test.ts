import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, daysSince } from '../../functions/calendar/day-of.ts';
import { dueAfter } from '../../functions/calendar/due-after.ts';
import { withOffset } from '../../functions/calendar/with-offset.ts';

/** The office's weekday of an instant, 0 for Sunday, told without the calendar under test: WIB is UTC+7. */
const weekday = (instant: string): number => new Date(Date.parse(instant) + 7 * 3_600_000).getUTCDay();

const instants = fc
  .integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((ms) => new Date(ms).toISOString());
const days = fc.integer({ min: 1, max: 60 });

describe('a deadline', () => {
  test('three working days after a Monday is Thursday, 16.00 WIB', () => {
    expect(withOffset(dueAfter('2023-12-11T02:00:00.000Z', 3))).toBe('2023-12-14T16:00:00+07:00');
  });

  test('a weekend does not count', () => {
    expect(withOffset(dueAfter('2023-12-14T09:30:00.000Z', 2))).toBe('2023-12-18T16:00:00+07:00');
    expect(withOffset(dueAfter('2023-12-16T02:00:00.000Z', 1))).toBe('2023-12-18T16:00:00+07:00');
  });

  test('a holiday does not count, and one on a Sunday takes nothing away', () => {
    const holidays = ['2023-12-24', '2023-12-25', '2023-12-26'];
    expect(withOffset(dueAfter('2023-12-22T02:00:00.000Z', 1, holidays))).toBe('2023-12-27T16:00:00+07:00');
  });

  test('the day begins at midnight in Jakarta, not in Greenwich', () => {
    expect(withOffset(dueAfter('2023-12-11T16:59:59.999Z', 1))).toBe('2023-12-12T16:00:00+07:00');
    expect(withOffset(dueAfter('2023-12-11T17:00:00.000Z', 1))).toBe('2023-12-13T16:00:00+07:00');
  });

  test('no working days, half of one or less than none is a fault', () => {
    for (const count of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => dueAfter('2023-12-11T02:00:00.000Z', count)).toThrow(RangeError);
    }
  });

  test('always falls on 16.00 WIB of a working day, with exactly so many working days up to it', () => {
    const holidays = fc.uniqueArray(instants.map(dayOf), { maxLength: 20 });
    fc.assert(
      fc.property(instants, days, holidays, (openedAt, count, free) => {
        const due = dueAfter(openedAt, count, free);
        expect(withOffset(due)).toMatch(/T16:00:00\+07:00$/);
        let working = 0;
        for (let day = 1; day <= daysSince(openedAt, due); day += 1) {
          const at = new Date(Date.parse(openedAt) + day * 86_400_000).toISOString();
          if (![0, 6].includes(weekday(at)) && !free.includes(dayOf(at))) working += 1;
        }
        expect(working).toBe(count);
        expect([0, 6]).not.toContain(weekday(due));
        expect(free).not.toContain(dayOf(due));
      }),
    );
  });

  test('never comes sooner for a later opening, nor for more days or more holidays', () => {
    fc.assert(
      fc.property(instants, instants, days, fc.uniqueArray(instants.map(dayOf)), (a, b, count, free) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(dueAfter(first, count) <= dueAfter(second, count)).toBe(true);
        expect(dueAfter(a, count) < dueAfter(a, count + 1)).toBe(true);
        expect(dueAfter(a, count) <= dueAfter(a, count, free)).toBe(true);
      }),
    );
  });
});
