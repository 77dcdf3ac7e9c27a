import { describe, expect, it } from 'vitest';
import { apply, ImpossibleEvent } from '../../functions/approval/apply.ts';
import type { Event } from '../../functions/approval/event.ts';
import type { Section } from '../../functions/approval/section.ts';
import { MONDAY } from '../builders/clock.ts';
import { COORDINATOR, lifeIn, newLife, signedOffLife } from '../builders/sections.ts';

const signed = { at: MONDAY, by: COORDINATOR };

describe('folding events', () => {
  it('gives the section, whatever has happened', () => {
    const life = signedOffLife();
    const folded = life.events.reduce<Section | null>((section, event) => apply(section, event), null);
    expect(folded).toEqual(life.section);
    expect(folded).toMatchObject({ state: 'signed-off', round: 1, next: null });
  });

  it('does not change the section that it starts from', () => {
    const { section, stage } = lifeIn('opd-review');
    const copy = structuredClone(section);
    apply(section, { type: 'held', ...signed });
    apply(section, {
      type: 'excused',
      person: stage.assignments[0]?.person ?? '',
      closes: 'approved',
      ...signed,
    });
    expect(section).toEqual(copy);
  });

  it('leaves the section as it is when a person is forgotten', () => {
    const { section } = lifeIn('opd-review');
    expect(apply(section, { type: 'forgotten', person: 'bappeda', ...signed })).toEqual(section);
  });

  it.each<[string, Event]>([
    ['an act on a stage before one is open', { type: 'extended', due: MONDAY, ...signed }],
    ['a second import', newLife().events[0] ?? { type: 'held', ...signed }],
  ])('fails on %s', (_what, event) => {
    expect(() => apply(newLife().section, event)).toThrow(ImpossibleEvent);
  });

  it('fails on anything before the import, and on moving somebody who holds nothing', () => {
    expect(() => apply(null, { type: 'held', ...signed })).toThrow(ImpossibleEvent);
    const { section } = lifeIn('opd-review');
    expect(() => apply(section, { type: 'excused', person: 'sekda', closes: null, ...signed })).toThrow(
      ImpossibleEvent,
    );
  });
});
