import { describe, expect, it } from 'vitest';
import { comparedPairs } from '../../functions/approval/follows/compared-pairs.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';

const at = (minute: number) => `2026-11-30T03:${String(minute).padStart(2, '0')}:00.000Z`;
const used = (sha256: string, minute: number) => ({ sha256, at: at(minute) });
const opened = (stage: StageName, minute: number) => ({ stage, openedAt: at(minute) });
const pairs = (...all: string[]) =>
  all.map((it) => ({ older: it.slice(0, it.indexOf('>')), newer: it.slice(it.indexOf('>') + 1) }));

describe('drafts held against each other', () => {
  it('are each with those that a review began on before it, the nearest first', () => {
    const drafts = [used('a', 1), used('b', 11), used('c', 21)];
    const stages = [
      opened('drafting', 0),
      opened('opd-review', 2),
      opened('drafting', 10),
      opened('opd-review', 12),
    ];
    expect(comparedPairs(drafts, stages)).toEqual(pairs('b>c', 'a>c', 'a>b'));
  });

  it('leave out what only its writers saw', () => {
    const drafts = [used('unseen', 1), used('a', 2), used('b', 11)];
    expect(comparedPairs(drafts, [opened('opd-review', 5)])).toEqual(pairs('a>b'));
    expect(comparedPairs(drafts, [opened('drafting', 5)])).toEqual([]);
  });

  it('count one that was used at the very instant of the opening, and none of later', () => {
    expect(comparedPairs([used('a', 5), used('b', 9)], [opened('opd-review', 5)])).toEqual(pairs('a>b'));
    expect(comparedPairs([used('a', 6), used('b', 9)], [opened('opd-review', 5)])).toEqual([]);
  });

  it('go by the time of their use, however they were listed, and each pair comes once', () => {
    const stages = [opened('opd-review', 2), opened('ugm-review', 3)];
    expect(comparedPairs([used('b', 11), used('a', 1)], stages)).toEqual(pairs('a>b'));
  });

  it('are never a draft and itself, used again', () => {
    expect(comparedPairs([used('a', 1), used('a', 9)], [opened('opd-review', 2)])).toEqual([]);
  });
});
