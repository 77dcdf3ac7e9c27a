import type { Budget } from './budgets.ts';
import type { Gap, Pair } from './pairs.ts';
import type { Unit } from './units.ts';
import type { WordSets } from './word-sets.ts';

/** Units that share half of their words are one unit, edited. */
export const ALIKE = 0.5;

/**
 * The pairs of a gap that together are most alike, in order (dynamic programming over all pairs). Undefined where the
 * budget ran out on the way.
 */
export function pairAlike(
  { a, aEnd, b, bEnd }: Gap,
  older: readonly Unit[],
  newer: readonly Unit[],
  words: WordSets,
  budget: Budget,
): Pair[] | undefined {
  const [rows, columns] = [aEnd - a, bEnd - b];
  const width = columns + 1;
  const best = new Float32Array((rows + 1) * width);
  const likeness = new Float32Array(rows * columns);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      if (budget.wordSteps <= 0) return undefined;
      const [one, other] = [older[a + i], newer[b + j]];
      if (one === undefined || other === undefined) continue;
      const found = one.key === other.key ? 1.5 : words.similarity(one, other, ALIKE, budget);
      const like = found >= ALIKE ? Math.fround(found) : 0;
      likeness[i * columns + j] = like;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      best[i * width + j] = Math.max(skip, like > 0 ? like + (best[(i + 1) * width + j + 1] ?? 0) : 0);
    }
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    const here = best[i * width + j] ?? 0;
    const like = likeness[i * columns + j] ?? 0;
    const paired = Math.fround(like + (best[(i + 1) * width + j + 1] ?? 0));
    if (like > 0 && paired >= here) pairs.push([a + i++, b + j++]);
    else if ((best[(i + 1) * width + j] ?? 0) >= here) i += 1;
    else j += 1;
  }
  return pairs;
}
