import { type Budget, MAX_CANDIDATES } from './budgets.ts';
import type { Pair } from './pairs.ts';
import type { Unit } from './units.ts';
import type { WordSets } from './word-sets.ts';

/** What has fewer words may stand anywhere by chance. */
const LEAST_WORDS = 4;
/** Elsewhere in the text, more must be common than in the same place. */
const ALIKE_ELSEWHERE = 0.6;

/** Pairs units that no order pairs: first equal ones, then those that share rare words and are much alike. */
export function findMoves(
  older: readonly Unit[],
  newer: readonly Unit[],
  pairs: readonly Pair[],
  words: WordSets,
  budget: Budget,
): Pair[] {
  const [hasOld, hasNew] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  const left = older.flatMap((unit, i) => (hasOld.has(i) ? [] : [{ unit, i }]));
  const free = newer.flatMap((unit, j) => (hasNew.has(j) ? [] : [{ unit, j }]));
  const moves: Pair[] = [];

  const equal = Map.groupBy(free, ({ unit }) => unit.key);
  // How many of each were taken: they are in order, and none is looked at twice.
  const used = new Map<string, number>();
  const taken = new Set<number>();
  const unequal = left.filter(({ unit, i }) => {
    const isLong = unit.key.startsWith('picture ') || words.of(unit).length >= LEAST_WORDS;
    const nth = used.get(unit.key) ?? 0;
    const found = isLong ? equal.get(unit.key)?.[nth] : undefined;
    if (found === undefined) return isLong;
    used.set(unit.key, nth + 1);
    taken.add(found.j);
    moves.push([i, found.j]);
    return false;
  });

  const candidates = free.filter(({ unit, j }) => !taken.has(j) && words.of(unit).length >= LEAST_WORDS);
  const holders = new Map<number, number[]>();
  for (const [place, { unit }] of candidates.entries())
    for (const word of words.of(unit)) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [place]);
      // One more than may be looked at says enough: the word is not rare.
      else if (known.length <= MAX_CANDIDATES) known.push(place);
    }
  const alike: { i: number; j: number; like: number }[] = [];
  for (const { unit, i } of unequal) {
    if (budget.wordSteps <= 0) break;
    for (const place of likeliest(words.of(unit), holders)) {
      const other = candidates[place];
      if (other === undefined) continue;
      const like = words.similarity(unit, other.unit, ALIKE_ELSEWHERE, budget);
      if (like >= ALIKE_ELSEWHERE) alike.push({ i, j: other.j, like });
    }
  }
  alike.sort((one, other) => other.like - one.like || one.i - other.i || one.j - other.j);
  const gone = new Set<number>();
  for (const { i, j } of alike) {
    if (gone.has(i) || taken.has(j)) continue;
    gone.add(i);
    taken.add(j);
    moves.push([i, j]);
  }
  return moves;
}

/** The units that share most rare words, the likeliest first. */
function likeliest(set: Int32Array, holders: ReadonlyMap<number, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const word of set) {
    const places = holders.get(word) ?? [];
    if (places.length <= MAX_CANDIDATES)
      for (const place of places) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, MAX_CANDIDATES)
    .map(([place]) => place);
}
