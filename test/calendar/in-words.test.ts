import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, daysSince } from '../../functions/calendar/day-of.ts';
import { dateInWords, inWords, weekdayInWords } from '../../functions/calendar/in-words.ts';
import { readDue } from '../../functions/calendar/read-due.ts';
import { withOffset } from '../../functions/calendar/with-offset.ts';
import { calendar as en } from '../../functions/wording/en/calendar.ts';
import { calendar as id } from '../../functions/wording/id/calendar.ts';

const instants = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) })
  .map((ms) => new Date(ms).toISOString());

describe('time in words', () => {
  test('is written as the office writes it', () => {
    expect(inWords('2023-12-11T07:30:00.000Z', id)).toBe('Senin, 11 Desember 2023 pukul 14.30 WIB');
    expect(weekdayInWords('2023-12-11T07:30:00.000Z', id)).toBe('Senin, 11 Desember 2023');
    expect(dateInWords('2023-12-11T07:30:00.000Z', id)).toBe('11 Desember 2023');
    expect(inWords('2024-01-04T18:05:00.000Z', id)).toBe('Jumat, 5 Januari 2024 pukul 01.05 WIB');
    expect(inWords('2023-12-11T07:30:00.000Z', en)).toBe('Monday, 11 December 2023 at 14:30 WIB');
  });

  test('agrees with the platform’s own Indonesian dates on every day', () => {
    const platform = new Intl.DateTimeFormat('id-ID', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'Asia/Jakarta',
    });
    fc.assert(
      fc.property(instants, (at) => {
        expect(weekdayInWords(at, id)).toBe(platform.format(new Date(at)));
      }),
    );
  });

  test('carries +07:00 and names the same second in ISO 8601', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(withOffset(at)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/);
        expect(Date.parse(withOffset(at))).toBe(Math.floor(Date.parse(at) / 1000) * 1000);
        expect(withOffset(at).slice(0, 10)).toBe(dayOf(at));
      }),
    );
  });
});

describe('since how many days', () => {
  test('counts midnights in Jakarta', () => {
    expect(daysSince('2023-12-11T02:00:00.000Z', '2023-12-11T16:59:59.000Z')).toBe(0);
    expect(daysSince('2023-12-11T16:59:59.000Z', '2023-12-11T17:00:00.000Z')).toBe(1);
    expect(daysSince('2023-12-11T02:00:00.000Z', '2024-02-11T02:00:00.000Z')).toBe(62);
    expect(id.forDays(0)).toBe('hari ini');
    expect(id.forDays(3)).toBe('sejak 3 hari lalu');
  });

  test('adds up', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        expect(daysSince(a, b) + daysSince(b, c)).toBe(daysSince(a, c));
      }),
    );
  });
});

describe('a deadline as typed', () => {
  test('a date means 16.00 WIB on that day, and a time without offset is WIB', () => {
    expect(readDue('2026-12-01')).toEqual({ due: '2026-12-01T09:00:00.000Z' });
    expect(readDue(' 2026-12-01T10:00 ')).toEqual({ due: '2026-12-01T03:00:00.000Z' });
    expect(readDue('2026-12-01T10:00:00+07:00')).toEqual({ due: '2026-12-01T03:00:00.000Z' });
    expect(readDue('2026-12-01T03:00:00Z')).toEqual({ due: '2026-12-01T03:00:00.000Z' });
  });

  test('a day or a time that does not exist is refused, and so is anything else', () => {
    const wrong = [
      '',
      'besok',
      '1 Desember 2026',
      '01-12-2026',
      '2026-02-30',
      '2026-13-01',
      '2026-12-01T25:00',
    ];
    for (const typed of [...wrong, '2026-12-01T10:61', '2026-12-01T10:00+7', '2026-12-01T99:00:00Z']) {
      expect(readDue(typed), typed).toEqual({ refused: 'bad-due' });
    }
  });

  test('reads back every instant that Paraf prints, and never throws', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(readDue(withOffset(at))).toEqual({ due: `${at.slice(0, 19)}.000Z` });
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9T:Z+.-]{8,30}$/)), (typed) => {
        expect(['due', 'refused']).toContain(Object.keys(readDue(typed))[0]);
      }),
    );
  });
});
