import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withOffset } from '../../functions/calendar/with-offset.ts';
import { calendarsOf, WEEKDAYS } from '../../functions/deadlines/calendar.ts';
import { dueAfter } from '../../functions/deadlines/due.ts';
import { HOLIDAY_YEARS } from '../../functions/deadlines/holidays/national.ts';
import { restsOnEstimate, unknownYear } from '../../functions/deadlines/known-years.ts';
import { isOutdated } from '../../functions/deadlines/recount.ts';
import { type SaidOfDay, withDays, withoutDay } from '../../functions/deadlines/plan-day.ts';
import { isWorkingDay, workingDaysFrom } from '../../functions/deadlines/working-days.ts';
import { dateIn, isFree, naiveCount, naiveDue } from './naive.ts';

const { current } = calendarsOf([]);
const said = { by: 'koordinator', at: '2026-11-30T02:00:00.000Z' };
const off = (date: string, day: SaidOfDay['day'] = 'off'): SaidOfDay => ({
  date,
  day,
  name: 'Hari Jadi Bojonegoro',
  source: 'SE Bupati 1/2026',
});
const wib = (date: string, hour = 9) => `${date}T0${hour - 7}:00:00.000Z`;

describe('the national calendar', () => {
  test('knows Nyepi and Idul Fitri: three working days after Friday 13 March 2026 is Wednesday 25 March', () => {
    expect(withOffset(dueAfter(wib('2026-03-13'), 3, current))).toBe('2026-03-25T16:00:00+07:00');
  });

  test('has 24 December 2026 as cuti bersama', () => {
    expect(current.daysOff.get('2026-12-24')).toMatchObject({ kind: 'cuti-bersama', estimated: false });
    expect(isWorkingDay('2026-12-24', current)).toBe(false);
    expect(isWorkingDay('2026-12-23', current)).toBe(true);
  });

  test('has 18 August 2025, which was declared eleven days before', () => {
    expect(withOffset(dueAfter(wib('2025-08-15'), 1, current))).toBe('2025-08-19T16:00:00+07:00');
  });

  test('says of each year where it is from, and of 2027 that no decree was found', () => {
    expect(HOLIDAY_YEARS.map(({ year, estimated }) => [year, estimated])).toEqual([
      [2024, false],
      [2025, false],
      [2026, false],
      [2027, true],
    ]);
    for (const { year, source, days } of HOLIDAY_YEARS) {
      expect(source).toContain('SKB 3 Menteri');
      const dates = days.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true);
    }
  });

  test('begins the day at midnight in Jakarta, not in Greenwich', () => {
    expect(withOffset(dueAfter('2026-06-08T16:59:59.999Z', 1, current))).toBe('2026-06-09T16:00:00+07:00');
    expect(withOffset(dueAfter('2026-06-08T17:00:00.000Z', 1, current))).toBe('2026-06-10T16:00:00+07:00');
  });

  test('no working days, half of one or less than none is a fault', () => {
    for (const count of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => dueAfter(wib('2026-06-08'), count, current)).toThrow(RangeError);
  });
});

const days = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map((ms) => new Date(ms).toISOString());
const additions = fc.uniqueArray(
  fc.record({ date: days.map(dateIn), day: fc.constantFrom('off' as const, 'working' as const) }),
  { maxLength: 40, selector: ({ date }) => date },
);
/** What a plain reader of the table makes of these days. */
const freeWith = (changes: readonly { date: string; day: string }[]): Set<string> => {
  const free = new Set(HOLIDAY_YEARS.flatMap((it) => it.days.map(({ date }) => date)));
  for (const { date, day } of changes) {
    if (day === 'off') free.add(date);
    else free.delete(date);
  }
  return free;
};

describe('counting', () => {
  test('agrees with one that goes on day by day, over 2024 to 2027 and whatever a plan adds or takes back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), additions, (openedAt, count, changes) => {
        const plan = withDays(
          [],
          changes.map(({ date, day }) => off(date, day)),
          said,
        );
        const calendar = calendarsOf(plan).current;
        const free = freeWith(changes);
        const due = dueAfter(openedAt, count, calendar);
        expect(due).toBe(naiveDue(openedAt, count, free));
        expect(workingDaysFrom(dateIn(openedAt), dateIn(due), calendar)).toBe(count);
        expect(isFree(dateIn(due), free)).toBe(false);
      }),
    );
  });

  test('counts between any two days as one by one, backwards as negative', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [first, last] = one < other ? [dateIn(one), dateIn(other)] : [dateIn(other), dateIn(one)];
        const count = naiveCount(first, last, freeWith([]));
        expect(workingDaysFrom(first, last, current)).toBe(count);
        expect(workingDaysFrom(last, first, current) + count).toBe(0);
      }),
    );
  });
});

describe('a plan’s own days', () => {
  test('are counted from the revision that they came with, and every version can be counted over again', () => {
    const one = withDays([], [off('2026-12-07')], said);
    const two = withDays(one, [off('2026-12-24', 'working')], said);
    const three = withoutDay(two, '2026-12-07');
    const { current: now, of } = calendarsOf(three);
    expect(now.version).toBe('1.3');
    const works = (version: string, date: string) => isWorkingDay(date, of(version) ?? WEEKDAYS);
    expect(['1.0', '1.1', '1.2', '1.3'].map((it) => works(it, '2026-12-07'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(['1.0', '1.1', '1.2', '1.3'].map((it) => works(it, '2026-12-24'))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(works('0', '2026-12-25')).toBe(true);
    expect([of('2.0'), of('1.4'), of('x')]).toEqual([null, null, null]);
  });
});

describe('a deadline that was counted over another calendar', () => {
  test('is outdated where a day between its opening and it has changed, and only there', () => {
    const calendars = calendarsOf(withDays([], [off('2026-12-07')], said));
    const [since, due] = [wib('2026-12-01'), wib('2026-12-08')];
    const isOld = (calendar: string, until = due) => isOutdated({ since, due: until, calendar }, calendars);
    expect(isOld('1.0')).toBe(true);
    expect(isOld('1.1')).toBe(false);
    expect(isOld('1.0', wib('2026-12-04'))).toBe(false);
    expect(isOld('9.9')).toBe(false);
  });
});

describe('what is not known', () => {
  test('is said of a year sixty days before it begins, and of one that has', () => {
    expect(unknownYear(wib('2027-11-01'))).toBeNull();
    expect(unknownYear(wib('2027-11-02'))).toBe(2028);
    expect(unknownYear(wib('2028-05-02'))).toBe(2028);
    expect(unknownYear(wib('2023-12-11'))).toBe(2023);
  });

  test('a deadline that passes over an estimated day off is an estimate, and no other', () => {
    const [before, after] = [wib('2027-03-05'), wib('2027-03-12')];
    expect(restsOnEstimate(before, dueAfter(before, 1, current), current)).toBe(true);
    expect(restsOnEstimate(after, dueAfter(after, 2, current), current)).toBe(true);
    expect(restsOnEstimate(wib('2027-04-05'), dueAfter(wib('2027-04-05'), 5, current), current)).toBe(false);
    expect(restsOnEstimate(wib('2026-12-23'), dueAfter(wib('2026-12-23'), 3, current), current)).toBe(false);
  });

  test('days beyond what is known count Monday to Friday', () => {
    expect(withOffset(dueAfter(wib('2028-01-07'), 2, current))).toBe('2028-01-11T16:00:00+07:00');
  });
});

test('the plan file’s schema takes as many days as Paraf does', () => {
  const schema: unknown = JSON.parse(
    readFileSync(new URL('../../samples/plan.schema.json', import.meta.url), 'utf8'),
  );
  expect(schema).toMatchObject({ properties: { daysOff: { maxItems: 100 } } });
});
