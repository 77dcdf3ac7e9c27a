import { describe, expect, it } from 'vitest';
import { recall } from '../../functions/approval/coordinator/recall.ts';
import { standing } from '../../functions/approval/holder/standing.ts';
import { lifeIn, seatIn } from '../builders/sections.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';

describe('whoever holds a link', () => {
  it('may decide while their seat is open, and gets that seat', () => {
    const life = lifeIn('opd-review');
    expect(standing(life.section, life.stage, seatIn(life.stage, 'bappeda'))).toMatchObject({
      open: { person: 'bappeda', status: 'open' },
    });
  });

  it('may not where nothing is recorded of that stage, or they have no seat in it', () => {
    const life = lifeIn('opd-review');
    const seat = seatIn(life.stage, 'bappeda');
    expect(standing(life.section, null, seat)).toEqual({ refused: 'not-assigned' });
    expect(standing(life.section, life.stage, { ...seat, person: 'nobody' })).toEqual({
      refused: 'not-assigned',
    });
  });

  it('hears that the stage is over when it closed without them, or the next one is open', () => {
    const life = lifeIn(
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), optional('dinkes')] }),
    );
    const seat = seatIn(life.stage, 'dinkes');
    life.decide('bappeda', 'approve');
    const closed = life.stages.at(-1) ?? null;
    expect(standing(life.section, closed, seat)).toEqual({ refused: 'stage-closed' });
    life.open();
    expect(standing(life.section, closed, seat)).toEqual({ refused: 'stage-closed' });
  });

  it('hears of the round that has begun since', () => {
    const life = lifeIn('opd-review');
    const [asked, seat] = [life.stage, seatIn(life.stage, 'bappeda')];
    life.carry(recall(life.section, { ...life.act(), row: 'row' }));
    life.open();
    expect(standing(life.section, asked, seat)).toEqual({
      refused: 'superseded',
      round: 2,
      stage: 'drafting',
    });
  });
});
