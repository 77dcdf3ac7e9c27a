import { describe, expect, test } from 'vitest';
import { extend } from '../../functions/approval/coordinator/extend.ts';
import { hold, release } from '../../functions/approval/coordinator/hold.ts';
import { dispute } from '../../functions/approval/holder/dispute.ts';
import { open } from '../../functions/approval/machine/open.ts';
import { openStage } from '../../functions/approval/section.ts';
import { type Calendars, calendarsOf } from '../../functions/deadlines/calendar.ts';
import { clockOf, countedFrom, movedByHold, setByHand } from '../../functions/deadlines/clock.ts';
import { dueOf } from '../../functions/deadlines/due.ts';
import { instantAfter, DAY, MONDAY } from '../builders/clock.ts';
import { type Life, lifeIn, newLife, passStage } from '../builders/sections.ts';

const calendars = calendarsOf([]);

/** A section whose drafting opened on Monday 11 December 2023, with five working days: until Monday the 18th. */
function drafting(passed = 0): Life {
  const life = newLife();
  life.clock.pass(passed);
  life.start();
  opened(life);
  return life;
}

function opened(life: Life, days = 5): void {
  const { next, generation } = life.section;
  if (next === null) throw new Error('nothing opens next');
  const now = life.clock.now();
  life.carry(open(life.section, { ...next, generation, ...countedFrom(now, days, calendars.current), now }));
}

const held = (life: Life) => life.carry(hold(life.section, life.act()));
const released = (life: Life, known: Calendars = calendars) => {
  const at = { now: life.clock.now(), calendars: known };
  const moved = movedByHold(life.section, openStage(life.section), at);
  return life.carry(release(life.section, { ...life.act(), ...(moved === null ? {} : { moved }) }));
};
const dueDay = (life: Life) => life.stage.due.slice(0, 10);
const isCounted = (life: Life) => {
  const clock = clockOf(life.stage, life.section);
  return dueOf(clock, calendars.of(clock.calendar) ?? calendars.current) === life.stage.due;
};

describe('a hold', () => {
  test('moves the deadline by the working days from its own day, exclusive, to the release’s, inclusive', () => {
    const life = drafting();
    expect(dueDay(life)).toBe('2023-12-18');
    held(life);
    life.clock.pass(3 * DAY);
    released(life);
    expect(dueDay(life)).toBe('2023-12-21');
    expect(isCounted(life)).toBe(true);
  });

  test('of one day moves nothing, and a weekend on hold is no working day', () => {
    const life = drafting();
    held(life);
    expect(released(life)).not.toHaveProperty('moved');
    life.clock.pass(4 * DAY);
    held(life);
    life.clock.pass(2 * DAY);
    released(life);
    expect(dueDay(life)).toBe('2023-12-18');
  });

  test('twice adds both, and what is added passes over weekends', () => {
    const life = drafting();
    held(life);
    life.clock.pass(2 * DAY);
    released(life);
    held(life);
    life.clock.pass(2 * DAY);
    released(life);
    expect(dueDay(life)).toBe('2023-12-22');
    held(life);
    life.clock.pass(3 * DAY);
    released(life);
    expect(dueDay(life)).toBe('2023-12-25');
    expect(isCounted(life)).toBe(true);
  });

  test('does not count the days off that it lasted', () => {
    // Thursday 14 August 2025; Monday the 18th was cuti bersama.
    const life = drafting(Date.parse('2025-08-14T02:00:00.000Z') - Date.parse(MONDAY));
    expect(dueDay(life)).toBe('2025-08-22');
    held(life);
    life.clock.pass(5 * DAY);
    released(life);
    expect(dueDay(life)).toBe('2025-08-26');
    expect(isCounted(life)).toBe(true);
  });

  test('is added over the calendar that the deadline was counted over', () => {
    const life = drafting(Date.parse('2025-08-14T02:00:00.000Z') - Date.parse(MONDAY));
    life.clock.pass(5 * DAY);
    held(life);
    life.clock.pass(2 * DAY);
    expect(released(life)).toMatchObject({ moved: { clock: { held: 2, calendar: '1.0' } } });
    expect(dueDay(life)).toBe('2025-08-26');
  });

  test('falls on no day that was declared off meanwhile, and takes no time where one was taken back', () => {
    const said = { name: 'Hari jadi', source: 'SE 1', since: 1, by: 'kominfo', at: MONDAY };
    const off = calendarsOf([{ ...said, date: '2023-12-20', day: 'off' }]);
    const life = drafting();
    held(life);
    life.clock.pass(2 * DAY);
    expect(released(life, off)).toMatchObject({ moved: { clock: { calendar: '1.1' } } });
    expect(dueDay(life)).toBe('2023-12-21');

    // Thursday 14 August 2025: the 18th, off, is taken back.
    const back = calendarsOf([{ ...said, date: '2025-08-18', day: 'working' }]);
    const other = drafting(Date.parse('2025-08-14T02:00:00.000Z') - Date.parse(MONDAY));
    held(other);
    other.clock.pass(DAY);
    expect(released(other, back)).toMatchObject({ moved: { clock: { calendar: '1.0' } } });
    expect(dueDay(other)).toBe('2025-08-25');
  });

  test('of before the stage opened counts from the opening', () => {
    const life = drafting();
    passStage(life);
    held(life);
    life.clock.pass(7 * DAY);
    opened(life, 3);
    expect(dueDay(life)).toBe('2023-12-21');
    life.clock.pass(DAY);
    released(life);
    expect(dueDay(life)).toBe('2023-12-22');
  });

  test('beside a dispute counts from the first of the two', () => {
    const life = drafting();
    life.carry(
      dispute(life.section, { by: 'drafter', now: life.clock.now(), decision: 'd', counted: false }),
    );
    life.clock.pass(DAY);
    held(life);
    life.clock.pass(DAY);
    released(life);
    expect(dueDay(life)).toBe('2023-12-20');
  });

  test('moves a date that was set by hand by what was held since, at its own hour', () => {
    const life = drafting();
    held(life);
    life.clock.pass(DAY);
    const due = '2023-12-20T03:00:00.000Z';
    const act = { ...life.act(), ...setByHand(due, life.clock.now(), calendars.current) };
    life.carry(extend(life.section, act));
    life.clock.pass(2 * DAY);
    released(life);
    expect(life.stage.due).toBe('2023-12-22T03:00:00.000Z');
    expect(isCounted(life)).toBe(true);
  });

  test('moves a deadline of before clocks were kept by its own count', () => {
    const life = lifeIn('drafting');
    expect(life.stage.clock).toBeUndefined();
    const { due } = life.stage;
    held(life);
    life.clock.pass(2 * DAY);
    released(life);
    expect(life.stage.due).toBe(instantAfter(due, 4 * DAY));
  });

  test('that was released before moves nothing: an event without a deadline leaves it', () => {
    const life = drafting();
    held(life);
    life.clock.pass(5 * DAY);
    life.carry(release(life.section, life.act()));
    expect(dueDay(life)).toBe('2023-12-18');
  });
});
