import { describe, expect, it } from 'vitest';
import { diceFrom } from '../../bench/model/drawn.ts';
import { modelNextMail } from '../../bench/model/next-mail.ts';
import { modelStart } from '../../bench/model/start-of-plan.ts';

const small = { quota: 10, mailsASecond: 1, mailsADay: 200 };
const grown = { quota: 1_000, mailsASecond: 14, mailsADay: 50_000 };

describe('the model of a deployed Paraf', () => {
  it('comes out the same each time', () => {
    expect(modelStart(100, grown, diceFrom(1))).toEqual(modelStart(100, grown, diceFrom(1)));
  });

  it('has the next mail out within a second in most cases, and within two in nineteen of twenty', () => {
    const usual = { web: 0.05, relay: 0.02, openStage: 0.05, mailer: 0.02 };
    const { p50, p95 } = modelNextMail(usual, diceFrom(1), 5_000);
    expect(p50).toBeLessThan(1_000);
    expect(p95).toBeLessThan(2_000);
  });

  it('never runs more at once than the quota has, and opens all sections nevertheless', () => {
    const { runs, openMs, turnedAway } = modelStart(300, small, diceFrom(1));
    expect(runs).toBeLessThanOrEqual(small.quota);
    expect(turnedAway).toBeGreaterThan(0);
    expect(Number.isFinite(openMs)).toBe(true);
  });

  it('sends no faster than SES takes, and leaves for later days what a day does not', () => {
    expect(modelStart(500, grown, diceFrom(1)).mailedMs).toBeGreaterThanOrEqual((499 / 14) * 1_000);
    expect(modelStart(500, small, diceFrom(1))).toMatchObject({
      left: 300,
      mailedMs: Number.POSITIVE_INFINITY,
    });
  });
});
