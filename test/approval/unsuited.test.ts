import { describe, expect, it } from 'vitest';
import { add } from '../../functions/approval/coordinator/add.ts';
import { replace } from '../../functions/approval/coordinator/replace.ts';
import { seatedBy, unsuited } from '../../functions/approval/coordinator/unsuited.ts';
import { lifeIn, newLife, passStage } from '../builders/sections.ts';

describe('against asking somebody', () => {
  it('nothing speaks where they have no other part in the section', () => {
    expect(unsuited(lifeIn('opd-review').section, 'camat')).toEqual([]);
    expect(unsuited(newLife().section, 'drafter')).toEqual([]);
  });

  it('speaks that they draft it, also where they were added for this round only', () => {
    expect(unsuited(lifeIn('ugm-review').section, 'drafter')).toEqual([{ because: 'drafts' }]);
    const life = lifeIn('drafting');
    life.carry(add(life.section, { ...life.act(), person: 'camat', required: false, later: false }));
    passStage(life);
    life.open();
    expect(unsuited(life.section, 'camat')).toEqual([{ because: 'drafts' }]);
  });

  it('speaks that they sit in another stage, before or after, also for a drafter to be', () => {
    const life = lifeIn('opd-review');
    expect(unsuited(life.section, 'ugm')).toEqual([{ because: 'sits', stage: 'ugm-review' }]);
    expect(unsuited(lifeIn('ugm-review').section, 'bappeda')).toEqual([
      { because: 'sits', stage: 'opd-review' },
    ]);
    expect(unsuited(lifeIn('drafting').section, 'sekda')).toEqual([
      { because: 'sits', stage: 'sekda-sign-off' },
    ]);
  });

  it('speaks that they have decided in this round', () => {
    const life = lifeIn('opd-review');
    life.carry(add(life.section, { ...life.act(), person: 'camat', required: true, later: false }));
    passStage(life);
    life.open();
    expect(life.stage.stage).toBe('ugm-review');
    expect(unsuited(life.section, 'camat')).toEqual([{ because: 'has-decided' }]);
  });

  it('speaks the same once they are asked', () => {
    const life = lifeIn('opd-review');
    const act = { ...life.act(), person: 'bappeda', successor: 'drafter', later: true };
    const event = life.carry(replace(life.section, act));
    expect(seatedBy(event)).toBe('drafter');
    expect(unsuited(life.section, 'drafter')).toEqual([{ because: 'drafts' }]);
  });
});
