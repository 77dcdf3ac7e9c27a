import { type Attributes, nameOf, textOf } from './attributes.ts';

const INDEXES = {
  'by-time': ['queue', 'at'],
  'by-person': ['holder', 'held'],
} as const;
export type IndexName = keyof typeof INDEXES;
export const isIndex = (name: string): name is IndexName => name in INDEXES;

/** What was written: the item before and after; null where there was none. */
export interface Change {
  readonly before: Attributes | null;
  readonly after: Attributes;
}

interface Was extends Change {
  readonly at: number;
}

/** How far back an index may lag, in milliseconds. */
const MOST_LAG_MS = 2_000;

/** The items of one table, by partition, with its two sparse indexes, which can be seen as they were a moment ago. */
export class Store {
  readonly #partitions = new Map<string, Map<string, Attributes>>();
  readonly #indexes = new Map<string, Map<string, Attributes>>();
  #recent: Was[] = [];

  get(key: Attributes): Attributes | null {
    return this.#partitions.get(textOf(key, 'pk'))?.get(textOf(key, 'sk')) ?? null;
  }

  put(after: Attributes, at: number): Change {
    const before = this.get(after);
    const pk = textOf(after, 'pk');
    const partition = this.#partitions.get(pk) ?? new Map<string, Attributes>();
    this.#partitions.set(pk, partition.set(textOf(after, 'sk'), after));
    if (before !== null) this.#index(before, false);
    this.#index(after, true);
    this.#recent = this.#recent.filter((was) => was.at >= at - MOST_LAG_MS);
    this.#recent.push({ before, after, at });
    return { before, after };
  }

  /** In the order of their sort keys. */
  partition(pk: string): Attributes[] {
    return ordered([...(this.#partitions.get(pk)?.values() ?? [])], 'sk');
  }

  /** As the index showed it at `seenAt`, in the order of its sort key. */
  indexed(index: IndexName, hash: string, seenAt: number): Attributes[] {
    const now = new Map(this.#indexes.get(`${index}\n${hash}`));
    const [hashName, rangeName] = INDEXES[index];
    for (const { before, after, at } of [...this.#recent].reverse()) {
      if (at <= seenAt) break;
      now.delete(nameOf(after));
      if (before?.[hashName]?.S === hash && before[rangeName] !== undefined) now.set(nameOf(before), before);
    }
    return ordered([...now.values()], rangeName);
  }

  all(): Attributes[] {
    return [...this.#partitions.values()].flatMap((items) => [...items.values()]);
  }

  #index(item: Attributes, isThere: boolean): void {
    for (const [index, [hashName, rangeName]] of Object.entries(INDEXES)) {
      const hash = item[hashName];
      const range = item[rangeName];
      if (hash === undefined || range === undefined) continue;
      const name = `${index}\n${textOf(item, hashName)}`;
      textOf(item, rangeName);
      const there = this.#indexes.get(name) ?? new Map<string, Attributes>();
      this.#indexes.set(name, there);
      if (isThere) there.set(nameOf(item), item);
      else there.delete(nameOf(item));
    }
  }
}

const ordered = (items: Attributes[], by: string): Attributes[] =>
  items.sort((a, b) => {
    const [x, y] = [textOf(a, by), textOf(b, by)];
    if (x !== y) return x < y ? -1 : 1;
    return nameOf(a) < nameOf(b) ? -1 : 1;
  });
