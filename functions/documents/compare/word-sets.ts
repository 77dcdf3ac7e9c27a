import type { Budget } from './budgets.ts';
import type { Unit } from './units.ts';

/** The words of units as numbers, each word once, in order; found when they are first asked for. */
export class WordSets {
  readonly #numberOf = new Map<string, number>();
  readonly #sets = new Map<Unit, Int32Array>();

  of(unit: Unit): Int32Array {
    const known = this.#sets.get(unit);
    if (known !== undefined) return known;
    const words = new Set<number>();
    for (const word of unit.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      let number = this.#numberOf.get(word);
      if (number === undefined) {
        number = this.#numberOf.size;
        this.#numberOf.set(word, number);
      }
      words.add(number);
    }
    const set = Int32Array.from(words).sort();
    this.#sets.set(unit, set);
    return set;
  }

  /** 0 to 1: twice the common words by all words (Dice). Uses up the budget. */
  similarity(one: Unit, other: Unit, least: number, budget: Budget): number {
    const [a, b] = [this.of(one), this.of(other)];
    const all = a.length + b.length;
    budget.wordSteps -= 1;
    // No more can be common than the smaller has.
    if (all === 0 || (2 * Math.min(a.length, b.length)) / all < least) return 0;
    budget.wordSteps -= all;
    let [common, i, j] = [0, 0, 0];
    while (i < a.length && j < b.length) {
      const [left = 0, right = 0] = [a[i], b[j]];
      if (left === right) common += 1;
      if (left <= right) i += 1;
      if (right <= left) j += 1;
    }
    return (2 * common) / all;
  }
}
