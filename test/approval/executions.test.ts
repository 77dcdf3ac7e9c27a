import { describe, expect, it } from 'vitest';
import { changeSettings } from '../../functions/approval/coordinator/change-settings.ts';
import { halt } from '../../functions/approval/machine/halt.ts';
import { open } from '../../functions/approval/machine/open.ts';
import { rebuild } from '../../functions/approval/coordinator/rebuild.ts';
import { start } from '../../functions/approval/machine/start.ts';
import type { Opening, Section, Settings } from '../../functions/approval/section.ts';
import { undeliverable } from '../../functions/approval/machine/undeliverable.ts';
import { useDraft } from '../../functions/approval/holder/use-draft.ts';
import { instantAfter, DAY, MONDAY } from '../builders/clock.ts';
import {
  COORDINATOR,
  type Life,
  lifeIn,
  newLife,
  passStage,
  seatIn,
  sha,
  signedOffLife,
} from '../builders/sections.ts';
import { optional, required, settingsOf } from '../builders/settings.ts';
import { RULES } from './rules.ts';

const by = COORDINATOR;
const now = MONDAY;
const row = 'abcdefgh-rest';
const cancelled = (life: Life): Section => {
  life.carry(RULES.cancel(life.section, life.act()));
  return life.section;
};

describe('starting', () => {
  it('names the first execution, and drafting of round 1 opens next', () => {
    const life = newLife();
    life.carry(start(life.section, { by, now, row }));
    expect(life.section).toMatchObject({
      state: 'not-started',
      generation: 1,
      execution: 'bojonegoro.buku-1-visi.g1.abcdefgh',
      next: { stage: 'drafting', round: 1 },
    });
  });

  it('names executions in at most 80 characters', () => {
    const life = newLife(settingsOf(), `${'p'.repeat(24)}.${'s'.repeat(32)}`);
    expect(start(life.section, { by, now, row: 'x'.repeat(36) })).toMatchObject({
      execution: expect.stringMatching(/^[a-z0-9.-]{1,80}$/),
    });
  });

  it('is refused twice, also before the first stage has opened, and once cancelled', () => {
    const life = newLife();
    life.start();
    expect(start(life.section, { by, now, row })).toEqual({ refused: 'already-started' });
    life.open();
    expect(start(life.section, { by, now, row })).toEqual({ refused: 'already-started' });
    expect(start(cancelled(newLife()), { by, now, row })).toEqual({ refused: 'cancelled' });
  });
});

describe('opening a stage', () => {
  const due = instantAfter(MONDAY, DAY);
  const opening = (section: Section, at: Opening, generation = section.generation) =>
    open(section, { ...at, generation, due, now });

  it('asks the roster of the settings as they are now, frozen', () => {
    const life = newLife();
    life.start();
    const settings = settingsOf({ drafting: [required('drafter'), optional('co-drafter')] });
    life.carry(changeSettings(life.section, { by, now, title: 'Visi', book: 'Buku 1', settings }));
    life.open();
    life.carry(
      changeSettings(life.section, { by, now, title: 'Visi', book: 'Buku 1', settings: settingsOf() }),
    );
    expect(life.stage.assignments.map((it) => it.person)).toEqual(['drafter', 'co-drafter']);
  });

  it('again waits in it, so that the token can be replaced', () => {
    expect(opening(lifeIn('opd-review').section, { stage: 'opd-review', round: 1 })).toEqual({ waits: true });
  });

  it('again, once it has closed, tells how and what opens next', () => {
    const life = lifeIn('opd-review');
    passStage(life);
    expect(opening(life.section, { stage: 'opd-review', round: 1 })).toEqual({
      closed: 'approved',
      next: { stage: 'ugm-review', round: 1 },
    });
    const end = { closed: 'approved', next: null };
    expect(opening(signedOffLife().section, { stage: 'sekda-sign-off', round: 1 })).toEqual(end);
  });

  it('out of turn is refused', () => {
    const life = lifeIn('drafting');
    expect(opening(life.section, { stage: 'opd-review', round: 1 })).toEqual({ refused: 'not-next' });
    passStage(life);
    expect(opening(life.section, { stage: 'ugm-review', round: 1 })).toEqual({ refused: 'not-next' });
    expect(opening(life.section, { stage: 'opd-review', round: 2 })).toEqual({ refused: 'not-next' });
  });

  it('is refused to an older generation, whatever it asks for', () => {
    const life = lifeIn('drafting');
    life.carry(rebuild(life.section, { by, now, row, reason: 'lost', day: null }));
    expect(opening(life.section, { stage: 'drafting', round: 1 }, 1)).toEqual({
      refused: 'superseded-generation',
    });
    expect(opening(life.section, { stage: 'drafting', round: 1 }, 2)).toEqual({ waits: true });
  });

  it('is refused once cancelled', () => {
    const section = cancelled(lifeIn('drafting'));
    expect(opening(section, { stage: 'drafting', round: 1 })).toEqual({ refused: 'cancelled' });
  });
});

describe('a halt', () => {
  const halting = (section: Section, generation = section.generation) =>
    halt(section, { generation, reason: 'States.TaskFailed', now });

  it('marks the section with its reason', () => {
    const life = lifeIn('opd-review');
    life.carry(halting(life.section));
    expect(life.section.halt).toMatchObject({ reason: 'States.TaskFailed' });
    expect(halting(life.section)).toEqual({ refused: 'already-halted' });
  });

  it('is refused to an older generation, after the end, and before the start', () => {
    expect(halting(lifeIn('drafting').section, 0)).toEqual({ refused: 'superseded-generation' });
    expect(halting(signedOffLife().section)).toEqual({ refused: 'signed-off' });
    expect(halting(cancelled(lifeIn('drafting')))).toEqual({ refused: 'cancelled' });
    expect(halting(newLife().section)).toEqual({ refused: 'not-started' });
  });

  it('is over at sign-off', () => {
    const life = lifeIn('sekda-sign-off');
    life.carry(halting(life.section));
    passStage(life);
    expect(life.section).toMatchObject({ state: 'signed-off', halt: null });
  });
});

describe('a rebuild', () => {
  const day = '2023-12-11';
  const rebuilding = (section: Section, on: string | null) =>
    rebuild(section, { by, now, row, reason: 'lost', day: on });

  it('starts the next generation at the open stage, or at the one that opens next', () => {
    const life = lifeIn('opd-review');
    expect(rebuilding(life.section, null)).toMatchObject({ generation: 2, startAt: 'opd-review', round: 1 });
    life.decide('bappeda', 'return');
    expect(rebuilding(life.section, null)).toMatchObject({ generation: 2, startAt: 'drafting', round: 2 });
  });

  it('is done three times a day by itself, then the section is halted until a person does it', () => {
    const life = lifeIn('opd-review');
    for (let time = 0; time < 3; time += 1) {
      expect(life.carry(rebuilding(life.section, day)).type).toBe('rebuilt');
    }
    expect(rebuilding(life.section, '2023-12-12')).toMatchObject({ type: 'rebuilt' });
    expect(life.carry(rebuilding(life.section, day))).toMatchObject({
      type: 'halted',
      reason: 'rebuilt-too-often',
    });
    expect(rebuilding(life.section, '2023-12-12')).toEqual({ refused: 'halted' });
    life.carry(rebuilding(life.section, null));
    expect(life.section).toMatchObject({ halt: null, generation: 5 });
  });

  it('is done by itself of a halted section only where the cause may have passed, and three times a day', () => {
    for (const [reason, ruling] of [
      ['Lambda.TooManyRequestsException', { type: 'rebuilt' }],
      ['TransientFault', { type: 'rebuilt' }],
      ['NobodyToAsk', { refused: 'halted' }],
      ['rebuilt-too-often', { refused: 'halted' }],
    ] as const) {
      const life = lifeIn('opd-review');
      life.carry(halt(life.section, { generation: 1, reason, now }));
      expect(rebuilding(life.section, day)).toMatchObject(ruling);
    }
    const life = lifeIn('opd-review');
    const halted = () =>
      halt(life.section, { generation: life.section.generation, reason: 'TransientFault', now });
    for (let time = 0; time < 3; time += 1) {
      life.carry(halted());
      life.carry(rebuilding(life.section, day));
    }
    life.carry(halted());
    expect(rebuilding(life.section, day)).toEqual({ refused: 'halted' });
    expect(rebuilding(life.section, '2023-12-12')).toMatchObject({ type: 'rebuilt' });
  });

  it('counts each day anew', () => {
    const life = lifeIn('opd-review');
    for (const on of [day, day, '2023-12-12']) life.carry(rebuilding(life.section, on));
    expect(life.section.rebuilds).toEqual({ day: '2023-12-12', count: 1 });
  });

  it('is refused before the start and after the end', () => {
    expect(rebuilding(newLife().section, null)).toEqual({ refused: 'not-started' });
    expect(rebuilding(signedOffLife().section, null)).toEqual({ refused: 'signed-off' });
    expect(rebuilding(cancelled(lifeIn('drafting')), null)).toEqual({ refused: 'cancelled' });
  });
});

describe('putting in a draft', () => {
  const using = (life: Life, name: string, person = 'drafter') =>
    useDraft(life.section, life.stage, { seat: seatIn(life.stage, person), sha256: sha(name), now });

  it('makes it the round’s draft and decides nothing; another may follow', () => {
    const life = lifeIn('drafting');
    life.carry(using(life, 'first'));
    life.carry(using(life, 'second'));
    expect(life.section.draft).toEqual({ sha256: sha('second'), round: 1 });
    expect(life.stage.assignments[0]?.status).toBe('open');
  });

  it('is refused for the same draft twice in a round', () => {
    const life = lifeIn('drafting');
    life.carry(using(life, 'first'));
    expect(using(life, 'first')).toEqual({ refused: 'unchanged' });
  });

  it('is refused outside drafting, to others, and while held', () => {
    expect(using(lifeIn('opd-review'), 'x', 'bappeda')).toEqual({ refused: 'wrong-choice' });
    const life = lifeIn('drafting');
    expect(using(life, 'x', 'bappeda')).toEqual({ refused: 'not-assigned' });
    life.carry(RULES.hold(life.section, life.act()));
    expect(using(life, 'x')).toEqual({ refused: 'held' });
  });
});

describe('a plan’s settings', () => {
  const changing = (section: Section, roster: Partial<Settings['roster']>, title = section.title) =>
    changeSettings(section, { by, now, title, book: section.book, settings: settingsOf(roster) });

  it('change title and rosters from now on', () => {
    const life = newLife();
    life.carry(changing(life.section, { 'ugm-review': [required('ugm-2')] }, 'Misi'));
    expect(life.section).toMatchObject({
      title: 'Misi',
      settings: { roster: { 'ugm-review': [required('ugm-2')] } },
    });
    expect(changing(life.section, { 'ugm-review': [required('ugm-2')] })).toEqual({ refused: 'unchanged' });
  });

  it('need somebody required in each stage, nobody twice, and at most ten', () => {
    const { section } = newLife();
    const eleven = Array.from({ length: 11 }, (_, at) => required(`opd-${at}`));
    expect(changing(section, { 'opd-review': eleven })).toEqual({ refused: 'too-many' });
    expect(changing(section, { 'ugm-review': [optional('ugm')] })).toEqual({ refused: 'nobody-left' });
    const twice = [required('ugm'), optional('ugm')];
    expect(changing(section, { 'ugm-review': twice })).toEqual({ refused: 'already-assigned' });
    expect(changing(cancelled(newLife()), {}, 'Misi')).toEqual({ refused: 'cancelled' });
  });
});

describe('a mail that did not arrive', () => {
  const bounced = (section: Section, person: string) =>
    undeliverable(section, { person, mail: 'm1', reason: 'bounced', now });

  it('is shown beside whoever still holds something, until they get a new link', () => {
    const life = lifeIn('opd-review');
    life.carry(bounced(life.section, 'bappeda'));
    expect(life.stage.assignments[0]?.undeliverable).toBe('bounced');
    life.carry(RULES.resend(life.section, { ...life.act(), person: 'bappeda' }));
    expect(life.stage.assignments[0]?.undeliverable).toBeNull();
  });

  it('to somebody who holds nothing changes no assignment, and is not recorded once cancelled', () => {
    const life = lifeIn('opd-review');
    const before = life.section;
    life.carry(bounced(life.section, 'drafter'));
    expect(life.section).toEqual(before);
    expect(bounced(cancelled(life), 'drafter')).toEqual({ refused: 'cancelled' });
  });
});
