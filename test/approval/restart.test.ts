import { describe, expect, it } from 'vitest';
import { restart } from '../../functions/approval/machine/restart.ts';
import { isStuck } from '../../functions/approval/machine/stuck.ts';
import { lifeIn, newLife, signedOffLife } from '../builders/sections.ts';

const act = { by: 'sistem', now: '2026-11-30T03:00:00.500Z', row: 'row', reason: 'restored' };
const SECONDS = Date.parse('2026-11-30T03:00:00.000Z') / 1000;

describe('a section that is put back to an earlier point', () => {
  it('starts anew in the stage that was open, with a generation as high as the time in seconds', () => {
    const { section } = lifeIn('opd-review');
    expect(restart(section, act)).toMatchObject({
      type: 'rebuilt',
      startAt: 'opd-review',
      round: 1,
      generation: SECONDS,
      execution: expect.stringContaining(String(SECONDS)),
    });
  });

  it('keeps a generation that is higher still', () => {
    const section = { ...lifeIn('opd-review').section, generation: SECONDS + 5 };
    expect(restart(section, act)).toMatchObject({ type: 'rebuilt', generation: SECONDS + 6 });
  });

  it('is left alone where nothing waits for an execution', () => {
    expect(restart(signedOffLife().section, act)).toMatchObject({ refused: expect.any(String) });
    expect(restart(newLife().section, act)).toMatchObject({ refused: expect.any(String) });
  });
});

describe('a section in which nothing has opened', () => {
  const life = newLife();
  life.start();
  const since = life.section.since ?? '';
  const later = (ms: number) => new Date(Date.parse(since) + ms).toISOString();
  const TEN_MINUTES = 600_000;

  it('is stuck after ten minutes, and not before', () => {
    expect(isStuck(life.section, later(TEN_MINUTES))).toBe(true);
    expect(isStuck(life.section, later(TEN_MINUTES - 1))).toBe(false);
  });

  it('is not while a stage is open, nor once it is halted or cancelled, nor before it was started', () => {
    expect(isStuck(lifeIn('drafting').section, later(TEN_MINUTES))).toBe(false);
    expect(isStuck({ ...life.section, halt: { at: since, reason: 'x' } }, later(TEN_MINUTES))).toBe(false);
    expect(isStuck({ ...life.section, state: 'cancelled' }, later(TEN_MINUTES))).toBe(false);
    expect(isStuck({ ...life.section, since: null }, later(TEN_MINUTES))).toBe(false);
  });
});
