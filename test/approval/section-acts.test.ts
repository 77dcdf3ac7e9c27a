import { describe, expect, it } from 'vitest';
import { cancel } from '../../functions/approval/coordinator/cancel.ts';
import { closeEarly } from '../../functions/approval/coordinator/close-early.ts';
import { dispute } from '../../functions/approval/holder/dispute.ts';
import { extend } from '../../functions/approval/coordinator/extend.ts';
import { hold, release } from '../../functions/approval/coordinator/hold.ts';
import { newLink } from '../../functions/approval/holder/new-link.ts';
import { recall } from '../../functions/approval/coordinator/recall.ts';
import { resend } from '../../functions/approval/coordinator/resend.ts';
import { assignmentOf } from '../../functions/approval/section.ts';
import { instantAfter, DAY, HOUR, MINUTE } from '../builders/clock.ts';
import { type Life, lifeIn, newLife, passStage, signedOffLife } from '../builders/sections.ts';
import { RULES } from './rules.ts';

const ROW = { row: 'abcdefgh-rest' };
const person = 'bappeda';
const disputing = (life: Life, counted = false) =>
  dispute(life.section, { by: 'drafter', now: life.clock.now(), decision: 'd', counted });

/** Every act of a coordinator, on a section that is in OPD review. */
const ACTS = {
  add: (life: Life, why: string) =>
    RULES.add(life.section, { ...life.act(), why, person: 'camat', required: true, later: true }),
  replace: (life: Life, why: string) =>
    RULES.replace(life.section, { ...life.act(), why, person, successor: 'camat', later: true }),
  excuse: (life: Life, why: string) => RULES.excuse(life.section, { ...life.act(), why, person }),
  close: (life: Life, why: string) => closeEarly(life.section, { ...life.act(), why }),
  resend: (life: Life, why: string) => resend(life.section, { ...life.act(), why, person }),
  extend: (life: Life, why: string) =>
    extend(life.section, { ...life.act(), why, due: instantAfter(life.clock.now(), 9 * DAY) }),
  hold: (life: Life, why: string) => hold(life.section, { ...life.act(), why }),
  release: (life: Life, why: string) => release(life.section, { ...life.act(), why }),
  recall: (life: Life, why: string) => recall(life.section, { ...life.act(), why, ...ROW }),
  cancel: (life: Life, why: string) => cancel(life.section, { ...life.act(), why }),
};
const cancelled = (): Life => {
  const life = lifeIn('opd-review');
  life.carry(cancel(life.section, life.act()));
  return life;
};

describe.each(Object.entries(ACTS))('to %s', (name, act) => {
  it('needs a reason', () => {
    expect(act(lifeIn('opd-review'), '  ')).toEqual({ refused: 'reason-missing' });
  });

  it('is refused once the section is cancelled', () => {
    const refused = name === 'cancel' ? 'already-cancelled' : 'cancelled';
    expect(act(cancelled(), 'perlu')).toEqual({ refused });
  });
});

describe.each(
  Object.entries(ACTS).filter(([name]) => !['hold', 'release', 'recall', 'cancel'].includes(name)),
)('to %s', (_name, act) => {
  it('is refused where no stage is open', () => {
    expect(act(newLife(), 'perlu')).toEqual({ refused: 'no-open-stage' });
    expect(act(signedOffLife(), 'perlu')).toEqual({ refused: 'no-open-stage' });
  });
});

describe('closing early', () => {
  it('returns the section once a return is in, and releases the rest', () => {
    const life = lifeIn('opd-review');
    expect(closeEarly(life.section, life.act())).toEqual({ refused: 'no-return-yet' });
    life.decide('dinkes', 'return');
    life.carry(closeEarly(life.section, life.act()));
    expect(life.section.stage).toMatchObject({ closed: { outcome: 'returned' } });
    expect(life.section.stage?.assignments[0]).toMatchObject({ person, status: 'released' });
    expect(life.section.next).toEqual({ stage: 'drafting', round: 2 });
  });

  it('waits for the release of a held or disputed section', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'return');
    life.carry(hold(life.section, life.act()));
    expect(closeEarly(life.section, life.act())).toEqual({ refused: 'held' });
    life.carry(release(life.section, life.act()));
    life.carry(disputing(life));
    expect(closeEarly(life.section, life.act())).toEqual({ refused: 'disputed' });
    life.carry(release(life.section, life.act()));
    expect(closeEarly(life.section, life.act())).toMatchObject({ type: 'closed-early' });
  });
});

describe('a new link', () => {
  const asking = (life: Life, who = person) => newLink(life.section, { person: who, now: life.clock.now() });

  it('raises the epoch, so that former links stop, when resent or asked for', () => {
    const life = lifeIn('opd-review');
    life.carry(resend(life.section, { ...life.act(), person }));
    life.carry(asking(life));
    expect(assignmentOf(life.stage, person)).toMatchObject({ linkEpoch: 3, undeliverable: null });
  });

  it('that is asked for through a former link is sent beside the one that works, and ends none', () => {
    const life = lifeIn('opd-review');
    life.carry(resend(life.section, { ...life.act(), person }));
    const ask = (through: { stage: 'drafting' | 'opd-review'; round: number; epoch: number }) =>
      newLink(life.section, { person, now: life.clock.now(), through });
    expect(ask({ stage: 'opd-review', round: 1, epoch: 2 })).toMatchObject({ asked: 'by-holder' });
    expect(ask({ stage: 'drafting', round: 1, epoch: 2 })).toMatchObject({ asked: 'by-former-link' });
    const former = life.carry(ask({ stage: 'opd-review', round: 1, epoch: 1 }));
    expect(former).toMatchObject({ type: 'link-renewed', asked: 'by-former-link' });
    expect(assignmentOf(life.stage, person)).toMatchObject({ linkEpoch: 2 });
    expect(ask({ stage: 'opd-review', round: 1, epoch: 1 })).toMatchObject({ refused: 'too-soon' });
  });

  it('is given at most once in ten minutes, and says when again', () => {
    const life = lifeIn('opd-review');
    const { at } = life.carry(asking(life));
    life.clock.pass(8 * MINUTE);
    expect(asking(life)).toEqual({ refused: 'too-soon', at: instantAfter(at, 10 * MINUTE) });
    life.clock.pass(MINUTE);
    expect(asking(life)).toMatchObject({ type: 'link-renewed', asked: 'by-holder' });
  });

  it('is given at most five times in a day, and again a day after the first', () => {
    const life = lifeIn('opd-review');
    const { at } = life.carry(asking(life));
    for (let more = 0; more < 4; more += 1) {
      life.clock.pass(HOUR);
      life.carry(asking(life));
    }
    life.clock.pass(HOUR);
    expect(asking(life)).toEqual({ refused: 'too-soon', at: instantAfter(at, DAY) });
    life.clock.pass(19 * HOUR);
    expect(asking(life)).toMatchObject({ type: 'link-renewed' });
  });

  it('is given to nobody who holds nothing open', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    expect(asking(life, 'dinkes')).toEqual({ refused: 'not-assigned' });
    expect(asking(life, 'sekda')).toEqual({ refused: 'not-assigned' });
    expect(asking(newLife())).toEqual({ refused: 'not-assigned' });
    expect(asking(cancelled())).toEqual({ refused: 'cancelled' });
  });

  it('waits for the release of a held or disputed section: the former one still works', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    life.carry(hold(life.section, life.act()));
    expect(asking(life)).toEqual({ refused: 'held' });
    life.carry(disputing(life));
    expect(asking(life)).toEqual({ refused: 'disputed' });
    life.carry(release(life.section, life.act()));
    expect(asking(life)).toMatchObject({ type: 'link-renewed' });
  });

  it('is resent to nobody who has decided', () => {
    const life = lifeIn('opd-review');
    life.decide('dinkes', 'approve');
    expect(resend(life.section, { ...life.act(), person: 'dinkes' })).toMatchObject({
      refused: 'already-decided',
    });
  });
});

describe('a deadline', () => {
  it('moves out and forward, to an instant that lies ahead within two years, and nowhere else', () => {
    const life = lifeIn('opd-review');
    const { due } = life.stage;
    const to = (instant: string) => extend(life.section, { ...life.act(), due: instant });
    expect(to(due)).toEqual({ refused: 'unchanged' });
    life.carry(to(instantAfter(due, -DAY)));
    expect(life.stage.due).toBe(instantAfter(due, -DAY));
    life.clock.pass(9 * DAY);
    expect(to(life.clock.now())).toEqual({ refused: 'due-passed' });
    expect(to(instantAfter(due, DAY))).toEqual({ refused: 'due-passed' });
    life.carry(to(instantAfter(due, 12 * DAY)));
    expect(life.stage.due).toBe(instantAfter(due, 12 * DAY));
    const now = life.clock.now();
    const inTwoYears = `${Number(now.slice(0, 4)) + 2}${now.slice(4)}`;
    expect(to(instantAfter(inTwoYears, 1))).toEqual({ refused: 'due-too-far' });
    life.carry(to(inTwoYears));
  });
});

describe('a hold', () => {
  it('is put on a section in any state but cancelled, once', () => {
    for (const life of [newLife(), lifeIn('drafting'), signedOffLife()]) {
      life.carry(hold(life.section, life.act()));
      expect(hold(life.section, life.act())).toEqual({ refused: 'already-held' });
    }
  });

  it('lets a next stage open', () => {
    const life = lifeIn('drafting');
    passStage(life);
    life.carry(hold(life.section, life.act()));
    life.open();
    expect(life.stage.stage).toBe('opd-review');
  });

  it('is released, and a dispute with it; what is not held is not', () => {
    const life = lifeIn('opd-review');
    expect(release(life.section, life.act())).toEqual({ refused: 'not-held' });
    life.carry(hold(life.section, life.act()));
    life.carry(disputing(life));
    life.carry(release(life.section, life.act()));
    expect(life.section).toMatchObject({ hold: null, dispute: null });
  });
});

describe('a dispute', () => {
  it('holds the section as disputed, in any state but cancelled', () => {
    for (const life of [lifeIn('opd-review'), signedOffLife()]) {
      life.carry(disputing(life));
      expect(life.section.dispute).toMatchObject({ by: 'drafter' });
    }
    expect(disputing(cancelled())).toEqual({ refused: 'cancelled' });
  });

  it('that follows another leaves standing who was first', () => {
    const life = lifeIn('opd-review');
    life.carry(disputing(life));
    life.carry(dispute(life.section, { by: 'ugm', now: life.clock.now(), decision: 'e', counted: false }));
    expect(life.section.dispute?.by).toBe('drafter');
  });

  it('counts once per receipt', () => {
    expect(disputing(lifeIn('opd-review'), true)).toEqual({ refused: 'already-disputed' });
  });
});

describe('a recall', () => {
  const recalling = (life: Life) => recall(life.section, { ...life.act(), ...ROW });

  it('closes an open stage as returned, under the same execution', () => {
    const life = lifeIn('ugm-review');
    life.carry(recalling(life));
    expect(life.section).toMatchObject({ state: 'ugm-review', generation: 1 });
    expect(life.section.stage?.closed?.outcome).toBe('returned');
    expect(life.section.next).toEqual({ stage: 'drafting', round: 2 });
  });

  it('between two stages starts the next round’s drafting by a new execution', () => {
    const life = lifeIn('drafting');
    passStage(life);
    expect(recalling(life)).toMatchObject({
      afresh: { generation: 2, execution: `${life.section.id}.g2.abcdefgh` },
    });
    life.carry(recalling(life));
    expect(life.section).toMatchObject({ generation: 2, next: { stage: 'drafting', round: 2 } });
  });

  it('takes a sign-off back, whose approval stays in the history', () => {
    const life = signedOffLife();
    life.carry(recalling(life));
    expect(life.section).toMatchObject({ state: 'sekda-sign-off', round: 1 });
    expect(life.section.next).toEqual({ stage: 'drafting', round: 2 });
    expect(life.section.stage?.closed?.outcome).toBe('approved');
    life.open();
    expect(life.section).toMatchObject({ state: 'drafting', round: 2 });
  });

  it('clears a hold, a dispute, and the halt of the execution that it leaves behind', () => {
    const life = lifeIn('drafting');
    passStage(life);
    const now = life.clock.now();
    life.carry(hold(life.section, life.act()));
    life.carry(RULES.halt(life.section, { generation: 1, reason: 'States.TaskFailed', now }));
    life.carry(dispute(life.section, { by: 'drafter', now, decision: 'd', counted: false }));
    life.carry(recalling(life));
    expect(life.section).toMatchObject({ hold: null, dispute: null, halt: null });
  });

  it('is refused before anything has opened', () => {
    const life = newLife();
    expect(recalling(life)).toEqual({ refused: 'not-started' });
    life.start();
    expect(recalling(life)).toEqual({ refused: 'not-started' });
  });
});

describe('a cancellation', () => {
  it('ends the section in any state and releases whoever was asked', () => {
    for (const life of [newLife(), lifeIn('opd-review'), signedOffLife()]) {
      life.carry(cancel(life.section, life.act()));
      expect(life.section).toMatchObject({ state: 'cancelled', next: null, hold: null, halt: null });
      expect(life.section.stage?.assignments.some((it) => it.status === 'open') ?? false).toBe(false);
    }
  });
});
