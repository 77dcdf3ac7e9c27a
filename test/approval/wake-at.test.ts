import { describe, expect, it } from 'vitest';
import { wakeAt } from '../../functions/approval/follows/wake-at.ts';
import { newLife } from '../builders/sections.ts';

const MINUTE = 60_000;
const pace = { changedAt: '2026-11-30T03:00:00.000Z', moveMs: 3 * MINUTE };

describe('a section is looked at by itself', () => {
  it('once its next stage should have opened', () => {
    const life = newLife();
    life.start();
    expect(wakeAt(life.section, pace)).toEqual({ at: '2026-11-30T03:03:00.000Z', why: 'should-have-moved' });
  });

  it('ten minutes after it was halted for what may pass', () => {
    const life = newLife();
    life.start();
    const halted = { ...life.section, halt: { at: pace.changedAt, reason: 'Lambda.Unknown' } };
    expect(wakeAt(halted, pace)).toEqual({ at: '2026-11-30T03:10:00.000Z', why: 'cause-may-have-passed' });
    expect(wakeAt({ ...halted, state: 'cancelled' }, pace)).toBeNull();
  });

  it('never while a stage is open, before it is started, or once it is halted or cancelled', () => {
    const life = newLife();
    expect(wakeAt(life.section, pace)).toBeNull();
    life.start();
    const moving = life.section;
    expect(wakeAt({ ...moving, halt: { at: pace.changedAt, reason: 'x' } }, pace)).toBeNull();
    expect(wakeAt({ ...moving, state: 'cancelled' }, pace)).toBeNull();
    life.open();
    expect(wakeAt(life.section, pace)).toBeNull();
  });
});
