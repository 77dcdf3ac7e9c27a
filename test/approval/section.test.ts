import { describe, expect, it } from 'vitest';
import { askStands } from '../../functions/approval/ask-stands.ts';
import { formerStage, pathOf, traitsOf } from '../../functions/approval/path/stages.ts';
import { SECTION_ID } from '../../functions/approval/section-id.ts';
import { daysOf, draftersOf, excusedIn, openStage, seatsOf } from '../../functions/approval/section.ts';
import { shownState } from '../../functions/approval/shown-state.ts';
import { lifeIn, passStage, seatIn, signedOffLife } from '../builders/sections.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { excuse } from '../../functions/approval/coordinator/excuse.ts';
import { replace } from '../../functions/approval/coordinator/replace.ts';

describe('a section', () => {
  it.each(['p.s', 'bojonegoro.buku-1-visi', `${'a'.repeat(24)}.${'0'.repeat(32)}`])(
    'may be called %s',
    (id) => {
      expect(id).toMatch(SECTION_ID);
    },
  );

  it.each([
    '',
    '.s',
    'p.',
    'p',
    'p.s.t',
    'P.s',
    'p.S',
    ' p.s',
    'p.s ',
    'p#.s',
    'p.s/t',
    'p_q.s',
    `${'a'.repeat(25)}.s`,
    `p.${'s'.repeat(33)}`,
    'x/p.s',
    'p.s\n',
  ])('may not be called %j', (id) => {
    expect(id).not.toMatch(SECTION_ID);
  });

  it('is shown as disputed, not as signed off, while its sign-off is disputed', () => {
    const dispute = { at: '2026-11-30T03:00:00.000Z', by: 'sekda' };
    expect(shownState({ state: 'signed-off', dispute })).toBe('sign-off-disputed');
    expect(shownState({ state: 'signed-off', dispute: null })).toBe('signed-off');
    expect(shownState({ state: 'opd-review', dispute })).toBe('opd-review');
    expect(shownState({ state: 'cancelled', dispute: null })).toBe('cancelled');
  });

  it('takes days and seats from the settings, and the usual days and nobody where they do not say', () => {
    const settings = { roster: {}, workingDays: { 'opd-review': 9 } };
    expect(daysOf(settings, 'opd-review')).toBe(9);
    expect(daysOf(settings, 'ugm-review')).toBe(traitsOf('ugm-review').days);
    expect(seatsOf(settings, 'opd-review')).toEqual([]);
  });

  it('names who was excused in a round, each once, and nobody of another round or standing', () => {
    const settings = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
    const life = lifeIn('opd-review', settings);
    life.carry(excuse(life.section, { ...life.act(), person: 'dinkes' }));
    life.decide('bappeda', 'approve');
    life.open();
    expect(excusedIn(life.stages, 1)).toEqual(['dinkes']);
    expect(excusedIn([...life.stages, ...life.stages], 1)).toEqual(['dinkes']);
    expect(excusedIn(life.stages, 2)).toEqual([]);
  });

  it('has the drafters who were asked in this round and neither replaced nor excused, also seen from later stages', () => {
    const settings = settingsOf({ drafting: [required('drafter'), required('second'), optional('third')] });
    const life = lifeIn('drafting', settings);
    life.carry(excuse(life.section, { ...life.act(), person: 'second' }));
    life.carry(replace(life.section, { ...life.act(), person: 'third', successor: 'fourth', later: true }));
    expect(draftersOf(life.stage)).toEqual(['drafter', 'fourth']);
    life.useDraft('draft of round 1');
    passStage(life);
    life.open();
    expect(draftersOf(life.stage)).toEqual(['drafter', 'fourth']);
  });

  it('has no stage open once that is closed, or the section signed off', () => {
    expect(openStage(signedOffLife().section)).toBeNull();
  });
});

describe('an ask', () => {
  it('stands while that very seat is open in that very stage, at that link', () => {
    const life = lifeIn('opd-review');
    const seat = seatIn(life.stage, 'bappeda');
    expect(askStands(life.section, seat)).toBe(true);
    expect(askStands(life.section, { ...seat, epoch: seat.epoch + 1 })).toBe(false);
    expect(askStands(life.section, { ...seat, round: 2 })).toBe(false);
    expect(askStands(life.section, { ...seat, stage: 'ugm-review' })).toBe(false);
    expect(askStands(life.section, { ...seat, person: 'nobody' })).toBe(false);
    life.decide('bappeda', 'approve');
    expect(askStands(life.section, seat)).toBe(false);
    expect(askStands(signedOffLife().section, seat)).toBe(false);
  });
});

describe('a stage', () => {
  it('knows the one before it, and that the first has none', () => {
    expect(formerStage('drafting')).toBeNull();
    expect(formerStage('opd-review')).toBe('drafting');
    expect(formerStage('sekda-sign-off')).toBe('ugm-review');
  });

  it('is on a path, and one that no path has is named', () => {
    expect(pathOf('drafting')).toBe('section');
    // @ts-expect-error records of another release may name what this one does not know
    expect(() => traitsOf('archive')).toThrow('no path has the stage archive');
  });
});
