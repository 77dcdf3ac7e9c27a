import { describe, expect, it } from 'vitest';
import { PATHS } from '../../functions/approval/path/paths.ts';
import { newLife } from '../builders/sections.ts';
import { settingsOf } from '../builders/settings.ts';
import { open } from '../../functions/approval/machine/open.ts';
import { PATH_NAMES, STAGES, traitsOf } from '../../functions/approval/path/stages.ts';

const rows = PATH_NAMES.map((path) => ({ path, stages: [...PATHS[path]] }));

describe('the table of paths', () => {
  it('gives every stage a word and a key of its own', () => {
    expect(new Set(STAGES).size).toBe(STAGES.length);
    expect(new Set(STAGES.map((stage) => traitsOf(stage).key)).size).toBe(STAGES.length);
  });

  it('has the keys under which records of former releases lie', () => {
    expect(['drafting', 'opd-review', 'ugm-review', 'sekda-sign-off'].map((it) => keyOf(it))).toEqual([
      '1-drafting',
      '2-opd-review',
      '3-ugm-review',
      '4-sekda-sign-off',
    ]);
  });

  it.each(rows)('sorts the keys of $path as its stages follow each other', ({ stages }) => {
    const keys = stages.map(({ key }) => key);
    expect(keys.toSorted()).toEqual(keys);
  });

  it.each(rows)('begins $path with a draft, and has none later', ({ stages }) => {
    expect(stages.map(({ task }) => task === 'draft')).toEqual(stages.map((_, place) => place === 0));
    for (const { task, forward, choices } of stages) {
      expect({ forward, choices }).toEqual(
        task === 'draft'
          ? { forward: 'submitted', choices: ['submit'] }
          : { forward: 'approved', choices: ['approve', 'return'] },
      );
    }
  });
});

it('refuses to open a stage for which the settings name nobody', () => {
  const { 'opd-review': _none, ...others } = settingsOf().roster;
  const life = newLife({ ...settingsOf(), roster: others });
  life.start();
  life.open();
  life.useDraft('draf');
  life.decide('drafter', 'submit');
  const asked = {
    stage: 'opd-review',
    round: 1,
    generation: 1,
    due: life.clock.now(),
    now: life.clock.now(),
  } as const;
  expect(open(life.section, asked)).toEqual({ refused: 'nobody-left' });
});

const keyOf = (stage: string): string | undefined =>
  STAGES.flatMap((it) => (it === stage ? [traitsOf(it).key] : []))[0];
