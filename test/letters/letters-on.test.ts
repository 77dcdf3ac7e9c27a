import { describe, expect, test } from 'vitest';
import { calendarsOf } from '../../functions/deadlines/calendar.ts';
import { USUAL_LADDER } from '../../functions/deadlines/ladder.ts';
import { workingDayBefore } from '../../functions/deadlines/working-days.ts';
import { type LetterPlan, type LetterSection, lettersOn } from '../../functions/letters/letters-on.ts';

const calendar = calendarsOf([]).current;
const wib = (date: string, time = '09:00') => new Date(`${date}T${time}+07:00`).toISOString();

/** Asked on Tuesday 2 June 2026, until Wednesday the 10th. */
const section = (id: string, more: Partial<LetterSection> = {}): LetterSection => ({
  section: `plan.${id}`,
  title: `Bagian ${id}`,
  state: 'opd-review',
  round: 1,
  next: null,
  since: wib('2026-06-02'),
  due: wib('2026-06-10', '16:00'),
  holders: [{ p: 'dinkes' }],
  hold: null,
  dispute: null,
  halt: null,
  ...more,
});
const planOf = (sections: readonly LetterSection[], more: Partial<LetterPlan> = {}): LetterPlan => ({
  coordinators: ['koordinator'],
  mondayTo: ['bupati'],
  ladder: USUAL_LADDER,
  calendar,
  superiors: new Map([['dinkes', 'sekda']]),
  sections,
  ...more,
});
const flag = { at: wib('2026-06-03'), by: 'koordinator' };

/** Who gets a letter on this day, and how many sections each part names. */
const on = (plan: LetterPlan, until: string, after = workingDayBefore(until, calendar)) =>
  Object.fromEntries(
    lettersOn(plan, { after, until }, wib(until)).map(({ person, yours, people, plan: of }) => [
      person,
      [yours.length, people.length, of === null ? null : of.items.length],
    ]),
  );

describe('a day’s letters', () => {
  test('go to whoever a rung was reached for, and name all that waits for them, the most pressing first', () => {
    const later = section('b', { due: wib('2026-06-19', '16:00') });
    const plan = planOf([later, section('a')]);
    expect(on(plan, '2026-06-05')).toEqual({});
    expect(on(plan, '2026-06-09')).toEqual({ dinkes: [2, 0, null] });
    const [letter] = lettersOn(plan, { after: '2026-06-08', until: '2026-06-09' }, wib('2026-06-09'));
    expect(letter?.yours.map((it) => [it.section, it.over])).toEqual([
      ['plan.a', -1],
      ['plan.b', -7],
    ]);
  });

  test('tell the superior from three days over on, unless they hold it themselves, and coordinators from five', () => {
    expect(on(planOf([section('a')]), '2026-06-12')).toEqual({});
    const tenth = planOf([section('a'), section('b', { due: wib('2026-06-25', '16:00') })]);
    expect(on(tenth, '2026-06-18')).toEqual({
      dinkes: [2, 0, null],
      koordinator: [0, 0, 1],
      sekda: [0, 1, null],
    });
    const both = planOf([section('a', { holders: [{ p: 'dinkes' }, { p: 'sekda' }] })]);
    expect(on(both, '2026-06-18')).toMatchObject({ sekda: [1, 0, null] });
  });

  test('of the week’s first working day bring the report to coordinators and whoever else is to have it', () => {
    const plan = planOf([section('a')]);
    expect(on(plan, '2026-06-15')).toEqual({
      bupati: [0, 0, 1],
      dinkes: [1, 0, null],
      koordinator: [0, 0, 1],
      sekda: [0, 1, null],
    });
    expect(on(planOf([section('a', { holders: [], due: null })]), '2026-06-15')).toEqual({});
    // The Monday was without letters: Tuesday's say what Monday's would have.
    expect(on(plan, '2026-06-09', '2026-06-05')).toMatchObject({ bupati: [0, 0, 0] });
    expect(on(plan, '2026-06-09', '2026-06-08')).not.toHaveProperty('bupati');
  });

  test.each([
    ['held', { hold: flag }],
    ['disputed', { dispute: flag }],
    ['halted', { halt: { at: flag.at, reason: 'x' } }],
    ['between two stages', { due: null, holders: [] }],
  ])('say nothing of a section that is %s', (_, more) => {
    const plan = planOf([section('a', more)], { coordinators: [], mondayTo: [] });
    for (const date of ['2026-06-09', '2026-06-10', '2026-06-15', '2026-06-18'])
      expect(on(plan, date)).toEqual({});
  });

  test('count a late-comer from their own first day', () => {
    const plan = planOf([
      section('a', { holders: [{ p: 'dinkes' }, { p: 'bappeda', s: wib('2026-06-17') }] }),
    ]);
    expect(on(plan, '2026-06-17')).not.toHaveProperty('bappeda');
    expect(on(plan, '2026-06-18')).toMatchObject({ bappeda: [1, 0, null] });
  });
});
