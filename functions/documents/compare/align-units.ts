import { diffArrays } from 'diff';
import { type Budget, MAX_GAP_EDITS, MAX_GAP_PAIRS, MAX_PARTINGS, WINDOW } from './budgets.ts';
import { longestRising } from './longest-rising.ts';
import { pairAlike } from './pair-alike.ts';
import type { Gap, Pair } from './pairs.ts';
import type { Unit } from './units.ts';
import type { WordSets } from './word-sets.ts';

/**
 * Pairs units that stand in the same order in both drafts: first those that occur once in both, then what is equal
 * beside them, then, in the gaps that are left, the same again, and at last those that are alike.
 */
export function alignUnits(
  older: readonly Unit[],
  newer: readonly Unit[],
  words: WordSets,
  budget: Budget,
): Pair[] {
  const pairs: Pair[] = [];
  const waiting: (Gap & { partings: number })[] = [
    { a: 0, aEnd: older.length, b: 0, bEnd: newer.length, partings: 0 },
  ];
  for (let gap = waiting.pop(); gap !== undefined; gap = waiting.pop()) {
    const { a, aEnd, b, bEnd } = trim(gap, older, newer, pairs);
    const inner: Gap = { a, aEnd, b, bEnd };
    if (a === aEnd || b === bEnd) continue;
    const sure = gap.partings < MAX_PARTINGS ? onceInBoth(inner, older, newer) : [];
    if (sure.length === 0) {
      pairs.push(...pairGap(inner, older, newer, words, budget));
      continue;
    }
    let [fromA, fromB] = [a, b];
    for (const [i, j] of [...sure, [aEnd, bEnd] as const]) {
      waiting.push({ a: fromA, aEnd: i, b: fromB, bEnd: j, partings: gap.partings + 1 });
      if (i < aEnd) pairs.push([i, j]);
      [fromA, fromB] = [i + 1, j + 1];
    }
  }
  return pairs.sort(([i], [j]) => i - j);
}

/** Pairs what is equal at both ends of a gap; what is left of it. */
function trim(gap: Gap, older: readonly Unit[], newer: readonly Unit[], pairs: Pair[]): Gap {
  let { a, aEnd, b, bEnd } = gap;
  while (a < aEnd && b < bEnd && older[a]?.key === newer[b]?.key) pairs.push([a++, b++]);
  while (a < aEnd && b < bEnd && older[aEnd - 1]?.key === newer[bEnd - 1]?.key) pairs.push([--aEnd, --bEnd]);
  return { a, aEnd, b, bEnd };
}

/** Units that occur once in either side of the gap, as far as they stand in one order. */
function onceInBoth({ a, aEnd, b, bEnd }: Gap, older: readonly Unit[], newer: readonly Unit[]): Pair[] {
  const [left, right] = [once(older, a, aEnd), once(newer, b, bEnd)];
  const found: Pair[] = [];
  for (const [key, i] of left) {
    const j = right.get(key) ?? -1;
    if (i >= 0 && j >= 0) found.push([i, j]);
  }
  return longestRising(found.map(([, j]) => j)).flatMap((place) => {
    const pair = found[place];
    return pair === undefined ? [] : [pair];
  });
}

/** By key, in order, where it stands; -1 where it stands more than once. */
function once(units: readonly Unit[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const key = units[at]?.key ?? '';
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

function pairGap(
  gap: Gap,
  older: readonly Unit[],
  newer: readonly Unit[],
  words: WordSets,
  budget: Budget,
): Pair[] {
  const alike = (part: Gap): Pair[] => pairAlike(part, older, newer, words, budget) ?? [];
  if ((gap.aEnd - gap.a) * (gap.bEnd - gap.b) <= MAX_GAP_PAIRS) return alike(gap);
  // Too large to try all pairs: what is equal parts it, and what lies between is tried along the diagonal.
  const equal = pairEqual(gap, older, newer);
  const found: Pair[] = [...equal];
  let [a, b] = [gap.a, gap.b];
  for (const [i, j] of [...equal, [gap.aEnd, gap.bEnd] as const]) {
    for (const part of windows({ a, aEnd: i, b, bEnd: j })) found.push(...alike(part));
    [a, b] = [i + 1, j + 1];
  }
  return found;
}

/** A gap cut into parts of at most WINDOW units a side, in step on both sides. */
function windows({ a, aEnd, b, bEnd }: Gap): Gap[] {
  const [rows, columns] = [aEnd - a, bEnd - b];
  if (rows === 0 || columns === 0) return [];
  const count = Math.ceil(Math.max(rows, columns) / WINDOW);
  return Array.from({ length: count }, (_, nth) => ({
    a: a + Math.floor((rows * nth) / count),
    aEnd: a + Math.floor((rows * (nth + 1)) / count),
    b: b + Math.floor((columns * nth) / count),
    bEnd: b + Math.floor((columns * (nth + 1)) / count),
  }));
}

/** Myers on equal units alone; nothing where even that takes too many edits. */
function pairEqual({ a, aEnd, b, bEnd }: Gap, older: readonly Unit[], newer: readonly Unit[]): Pair[] {
  const changes = diffArrays(
    older.slice(a, aEnd).map(({ key }) => key),
    newer.slice(b, bEnd).map(({ key }) => key),
    { maxEditLength: MAX_GAP_EDITS },
  );
  const pairs: Pair[] = [];
  let [i, j] = [a, b];
  for (const { count, added, removed } of changes ?? []) {
    for (let nth = 0; nth < count; nth += 1) {
      if (!added && !removed) pairs.push([i, j]);
      if (!added) i += 1;
      if (!removed) j += 1;
    }
  }
  return pairs;
}
