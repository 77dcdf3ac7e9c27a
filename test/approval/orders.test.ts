import { describe, expect, it } from 'vitest';
import { apply } from '../../functions/approval/apply.ts';
import { type Order, ordersOf, resume } from '../../functions/approval/follows/orders.ts';
import type { Section } from '../../functions/approval/section.ts';
import { type Life, lifeIn, newLife, passStage, signedOffLife } from '../builders/sections.ts';
import { settingsOf } from '../builders/settings.ts';
import { RULES } from './rules.ts';

const ROW = { row: 'abcdefgh' };

/** The orders of the last thing that happened in this life. */
function ordered(life: Life): Order[] {
  const [event, ...earlier] = [...life.events].reverse();
  const before = earlier.reduceRight<Section | null>((section, it) => apply(section, it), null);
  return event === undefined ? [] : ordersOf(before, event, life.section);
}
const recalled = (life: Life): Life => {
  life.carry(RULES.recall(life.section, { ...life.act(), ...ROW }));
  return life;
};
const cancelled = (life: Life): Life => {
  life.carry(RULES.cancel(life.section, life.act()));
  return life;
};
const execution = (generation: number, row = 'abcdefgh'): string =>
  `bojonegoro.buku-1-visi.g${generation}.${row}`;
const first = execution(1, 'row1');

describe('what the sequencing service is told', () => {
  it('starts an execution at drafting of round 1', () => {
    const life = newLife();
    life.start();
    expect(ordered(life)).toEqual([
      { order: 'start', execution: first, generation: 1, startAt: 'drafting', round: 1 },
    ]);
  });

  it.each([
    ['drafting', 'submitted', 1],
    ['opd-review', 'approved', 1],
    ['ugm-review', 'approved', 1],
    ['sekda-sign-off', 'approved', 1],
  ] as const)('resumes when %s is %s, in the same round', (stage, outcome, nextRound) => {
    const life = lifeIn(stage);
    passStage(life);
    const resumed: Order = { order: 'resume', generation: 1, stage, round: 1, outcome, nextRound };
    expect(ordered(life)).toEqual([resumed]);
    expect(resume(life.section)).toEqual([resumed]);
  });

  it('resumes into the next round on a return, a recall, an early closing', () => {
    const back = { order: 'resume', generation: 1, round: 1, outcome: 'returned', nextRound: 2 };
    const returned = lifeIn('ugm-review');
    returned.decide('ugm', 'return');
    expect(ordered(returned)).toEqual([{ ...back, stage: 'ugm-review' }]);
    expect(ordered(recalled(lifeIn('sekda-sign-off')))).toEqual([{ ...back, stage: 'sekda-sign-off' }]);
    const early = lifeIn('opd-review');
    early.decide('dinkes', 'return');
    early.carry(RULES.closeEarly(early.section, early.act()));
    expect(ordered(early)).toEqual([{ ...back, stage: 'opd-review' }]);
  });

  it('says nothing while the stage goes on', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    expect(ordered(life)).toEqual([]);
    expect(resume(life.section)).toEqual([]);
    life.carry(RULES.hold(life.section, life.act()));
    expect(ordered(life)).toEqual([]);
  });

  it('resumes when an excuse closes the stage', () => {
    const both = settingsOf().roster['opd-review'].map((seat) => ({ ...seat, required: true }));
    const life = lifeIn('opd-review', settingsOf({ 'opd-review': both }));
    life.decide('dinkes', 'approve');
    life.carry(RULES.excuse(life.section, { ...life.act(), person: 'bappeda' }));
    expect(ordered(life)).toMatchObject([{ order: 'resume', outcome: 'approved' }]);
  });

  it('stops the execution that waits, and starts another, when a recall finds no stage open', () => {
    const life = lifeIn('drafting');
    passStage(life);
    const start = { order: 'start', execution: execution(2), generation: 2, startAt: 'drafting', round: 2 };
    expect(ordered(recalled(life))).toEqual([{ order: 'stop', execution: first, path: 'section' }, start]);
  });

  it('stops the former execution when a sign-off is recalled: its resume may not have been said yet', () => {
    expect(ordered(recalled(signedOffLife()))).toMatchObject([
      { order: 'stop', execution: first, path: 'section' },
      { order: 'start', generation: 2, round: 2 },
    ]);
  });

  it('starts afresh when a halted section is recalled: nobody would hear the resume', () => {
    const life = lifeIn('opd-review');
    life.carry(RULES.halt(life.section, { generation: 1, reason: 'States.Timeout', now: life.clock.now() }));
    expect(ordered(recalled(life))).toMatchObject([
      { order: 'stop', execution: first, path: 'section' },
      { order: 'start', generation: 2, round: 2, startAt: 'drafting' },
    ]);
    expect(life.section).toMatchObject({ halt: null, next: { stage: 'drafting', round: 2 } });
  });

  it('stops the former execution and starts the next at a rebuild', () => {
    const life = lifeIn('opd-review');
    const now = life.clock.now();
    life.carry(RULES.rebuild(life.section, { by: 'paraf', now, ...ROW, reason: 'lost', day: null }));
    const start = { order: 'start', execution: execution(2), generation: 2, startAt: 'opd-review', round: 1 };
    expect(ordered(life)).toEqual([{ order: 'stop', execution: first, path: 'section' }, start]);
  });

  it('stops the execution of a cancelled section, if it has one', () => {
    expect(ordered(cancelled(lifeIn('opd-review')))).toEqual([
      { order: 'stop', execution: first, path: 'section' },
    ]);
    expect(ordered(cancelled(newLife()))).toEqual([]);
    expect(ordered(cancelled(signedOffLife()))).toEqual([
      { order: 'stop', execution: first, path: 'section' },
    ]);
  });
});
