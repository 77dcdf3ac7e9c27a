import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarsOf } from '../../functions/deadlines/calendar.ts';
import { isToldTo, rungReached, USUAL_LADDER } from '../../functions/deadlines/ladder.ts';
import { hoursDue, missedBy, nextHour, weeksFirst } from '../../functions/deadlines/letter-hours.ts';
import { HOLIDAY_YEARS } from '../../functions/deadlines/holidays/national.ts';
import { workingDayBefore } from '../../functions/deadlines/working-days.ts';
import { dateIn, isFree, naiveCount, nextDay } from './naive.ts';

const { current } = calendarsOf([]);
const free = new Set(HOLIDAY_YEARS.flatMap((it) => it.days.map(({ date }) => date)));
const on = (held: { due: string; since: string }, date: string, after = workingDayBefore(date, current)) =>
  rungReached(held, { after, until: date }, USUAL_LADDER, current);

/** Opened on Monday 1 June 2026, a holiday; until Wednesday the 10th. */
const held = { due: '2026-06-10', since: '2026-06-01' };

describe('the usual ladder', () => {
  test('reminds a working day before, on the day, and 1, 3, 5, 10 and 15 working days after it', () => {
    const reached: [string, number][] = [];
    for (let date = '2026-06-02'; date < '2026-07-03'; date = nextDay(date)) {
      if (isFree(date, free)) continue;
      const rung = on(held, date);
      if (rung !== null) reached.push([date, rung]);
    }
    // Tuesday 16 June is a holiday.
    expect(reached).toEqual([
      ['2026-06-09', -1],
      ['2026-06-10', 0],
      ['2026-06-11', 1],
      ['2026-06-15', 3],
      ['2026-06-18', 5],
      ['2026-06-25', 10],
      ['2026-07-02', 15],
    ]);
  });

  test('loses no rung where days were without letters, and says the highest', () => {
    expect(on(held, '2026-06-12', '2026-06-08')).toBe(1);
    expect(on(held, '2026-06-17', '2026-06-11')).toBe(3);
    expect(on(held, '2026-06-30', '2026-06-11')).toBe(10);
    expect(on(held, '2026-06-17', '2026-06-15')).toBeNull();
  });

  test('counts from a holder’s own first day where that is later, which has no rung itself', () => {
    const late = { due: '2026-06-10', since: '2026-06-22' };
    expect(on(late, '2026-06-22')).toBeNull();
    expect(on(late, '2026-06-23')).toBe(1);
    expect(on(late, '2026-06-25')).toBe(3);
    expect(on({ due: '2026-06-10', since: '2026-06-09' }, '2026-06-09')).toBeNull();
  });

  test('tells superiors from three days over on, and coordinators from five, at each rung', () => {
    const told = (threshold: number) =>
      ['2026-06-11', '2026-06-15', '2026-06-17', '2026-06-18', '2026-06-25'].filter((until) =>
        isToldTo(
          threshold,
          held,
          { after: workingDayBefore(until, current), until },
          {
            ladder: USUAL_LADDER,
            calendar: current,
          },
        ),
      );
    expect(told(3)).toEqual(['2026-06-15', '2026-06-18', '2026-06-25']);
    expect(told(5)).toEqual(['2026-06-18', '2026-06-25']);
    expect(told(4)).toEqual(['2026-06-17', '2026-06-18', '2026-06-25']);
  });

  test('reaches over any days without letters what a plain reader would, and nothing twice', () => {
    const dates = fc
      .integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2026, 11, 1) })
      .map((ms) => dateIn(new Date(ms).toISOString()));
    fc.assert(
      fc.property(dates, dates, fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 8 }), (a, b, gaps) => {
        const [since, due] = a < b ? [a, b] : [b, a];
        const rungs: number[] = [];
        let after = since;
        for (const gap of gaps) {
          let until = after;
          for (let i = 0; i < gap; i += 1) until = nextDay(until);
          const rung = on({ due, since }, until, after);
          const over = (date: string) =>
            date < due ? -naiveCount(date, due, free) : naiveCount(due, date, free);
          const passed = [-1, 0, 1, 3, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75].filter(
            (it) => it > over(after) && it <= over(until),
          );
          expect(rung).toBe(passed.at(-1) ?? null);
          if (rung !== null) rungs.push(rung);
          after = until;
        }
        expect(rungs).toEqual([...new Set(rungs)].sort((x, y) => x - y));
      }),
    );
  });
});

const wib = (time: string) => new Date(`${time}+07:00`).toISOString();

describe('the hours of letters', () => {
  test('are 08.05, 10.05 and 13.05 of a working day, until 15.00', () => {
    expect(hoursDue(wib('2026-06-10T08:04'), current)).toEqual([]);
    expect(hoursDue(wib('2026-06-10T08:05'), current)).toEqual(['08.05']);
    expect(hoursDue(wib('2026-06-10T14:59'), current)).toEqual(['08.05', '10.05', '13.05']);
    expect(hoursDue(wib('2026-06-10T15:00'), current)).toEqual([]);
    expect(hoursDue(wib('2026-06-16T09:00'), current)).toEqual([]);
    expect(hoursDue(wib('2026-06-13T09:00'), current)).toEqual([]);
  });

  test('come next on the same day, or on the next working day', () => {
    expect(nextHour(wib('2026-06-12T08:05'), current)).toBe(wib('2026-06-12T10:05'));
    expect(nextHour(wib('2026-06-12T13:05'), current)).toBe(wib('2026-06-15T08:05'));
    expect(nextHour(wib('2026-06-15T16:00'), current)).toBe(wib('2026-06-17T08:05'));
    expect(nextHour(wib('2026-06-16T00:00'), current)).toBe(wib('2026-06-17T08:05'));
  });

  test('end at 16.00 of the letter’s own day, and a day off has none', () => {
    expect(missedBy('2026-06-12', wib('2026-06-12T15:59'), current)).toBeNull();
    expect(missedBy('2026-06-12', wib('2026-06-12T16:00'), current)).toBe('too-late');
    expect(missedBy('2026-06-12', wib('2026-06-15T09:00'), current)).toBe('too-late');
    expect(missedBy('2026-06-16', wib('2026-06-16T09:00'), current)).toBe('day-off');
  });

  test('a week’s first working day is not always a Monday', () => {
    expect(weeksFirst('2026-06-10', current)).toBe('2026-06-08');
    expect(weeksFirst('2026-06-03', current)).toBe('2026-06-02');
    expect(weeksFirst('2026-06-14', current)).toBe('2026-06-08');
  });
});
