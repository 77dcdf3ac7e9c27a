import type { Block } from '../readable/blocks.ts';
import { alignUnits } from './align-units.ts';
import { newBudget } from './budgets.ts';
import { COMPARISON, type Comparison, type Entry } from './comparison.ts';
import { findMoves } from './find-moves.ts';
import { longestRising } from './longest-rising.ts';
import { markWords } from './mark-words.ts';
import type { Pair } from './pairs.ts';
import { unitsOf } from './units.ts';
import { WordSets } from './word-sets.ts';

/**
 * What became of every block of the older draft, and what is new in the newer one. Bounded whatever the two hold: by
 * counted steps, so that the same drafts always give the same comparison.
 */
export function compareDrafts(olderBlocks: readonly Block[], newerBlocks: readonly Block[]): Comparison {
  const [older, newer] = [unitsOf(olderBlocks), unitsOf(newerBlocks)];
  const words = new WordSets();
  const budget = newBudget();
  const inOrder = alignUnits(older, newer, words, budget);
  const pairs = [...inOrder, ...findMoves(older, newer, inOrder, words, budget)].sort(
    ([, i], [, j]) => i - j,
  );
  const staying = new Set(longestRising(pairs.map(([i]) => i)).map((place) => pairs[place]));

  const entryOf = (pair: Pair): Entry | undefined => {
    const [one, other] = [older[pair[0]], newer[pair[1]]];
    if (one === undefined || other === undefined) return undefined;
    const ids = { old: one.id, new: other.id };
    const marks = one.key === other.key ? undefined : markWords(one.text, other.text, budget);
    if (!staying.has(pair)) return { kind: 'moved', ...ids, ...(marks !== undefined && { marks }) };
    return marks === undefined ? { kind: 'same', ...ids } : { kind: 'changed', ...ids, marks };
  };

  const pairOfNew = new Map(pairs.map((pair) => [pair[1], pair]));
  const isPaired = new Set(pairs.map(([i]) => i));
  const entries: Entry[] = [];
  let nextOld = 0;
  const sayGoneBefore = (end: number) => {
    for (; nextOld < end; nextOld += 1) {
      const unit = older[nextOld];
      if (unit !== undefined && !isPaired.has(nextOld)) entries.push({ kind: 'gone', old: unit.id });
    }
  };
  // What is gone stands before what is new in its place.
  let waiting: Entry[] = [];
  for (const [j, unit] of newer.entries()) {
    const pair = pairOfNew.get(j);
    const entry = pair === undefined ? ({ kind: 'added', new: unit.id } as const) : entryOf(pair);
    if (entry === undefined) continue;
    if (pair === undefined || !staying.has(pair)) {
      waiting.push(entry);
      continue;
    }
    sayGoneBefore(pair[0]);
    entries.push(...waiting, entry);
    waiting = [];
  }
  sayGoneBefore(older.length);
  entries.push(...waiting);
  return { comparison: COMPARISON, summary: summaryOf(entries), entries };
}

function summaryOf(entries: readonly Entry[]): Comparison['summary'] {
  const summary = { changed: 0, added: 0, gone: 0, moved: 0 };
  for (const { kind } of entries) if (kind !== 'same') summary[kind] += 1;
  return summary;
}
