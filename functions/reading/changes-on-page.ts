import type { Comparison, Entry } from '../documents/compare/comparison.ts';
import type { ReadableIndex } from '../documents/readable/blocks.ts';
import type { Change, ChangeShown } from './reading-model.ts';

/** A change with the page that it stands on, counted from 1, and the block that it stands at or before. */
interface Placed {
  readonly change: Change;
  readonly page: number;
  /** The newer draft's block or row; for what is gone, the one that follows, or '' at the very end. */
  readonly at: string;
}

/**
 * All changes in reading order. A page is a chunk of the newer draft; what is gone stands where the next block is.
 */
export function placeChanges({ entries }: Comparison, { chunks }: Pick<ReadableIndex, 'chunks'>): Placed[] {
  const placed: Placed[] = [];
  let gone: Extract<Entry, { kind: 'gone' }>[] = [];
  for (const entry of entries) {
    if (entry.kind === 'gone') {
      gone.push(entry);
      continue;
    }
    const page = pageOf(entry.new, chunks);
    placed.push(...gone.map((change) => ({ change, page, at: entry.new })));
    gone = [];
    if (entry.kind !== 'same') placed.push({ change: entry, page, at: entry.new });
  }
  return [...placed, ...gone.map((change) => ({ change, page: Math.max(1, chunks.length), at: '' }))];
}

/** The page on which a block of this id stands: blocks are numbered in reading order. */
export function pageOf(block: string, chunks: ReadableIndex['chunks']): number {
  const number = numberOf(block);
  const found = chunks.findLastIndex(({ first }) => numberOf(first) <= number);
  return Math.max(0, found) + 1;
}

const numberOf = (block: string): number => Number(block.slice(1));

/** The older blocks whose words a page shows: what is gone, and what was replaced as a whole. */
export const oldBlocksOf = (placed: readonly Placed[], page: number): string[] =>
  placed.flatMap(({ change, page: on }) =>
    on === page && (change.kind === 'gone' || ('marks' in change && change.marks === null))
      ? [change.old]
      : [],
  );

/** The changes of one page, each with the ways to its neighbours. `textOf`: of an older block or row. */
export function changesOnPage(
  placed: readonly Placed[],
  page: number,
  { textOf, pageHref }: { textOf: (old: string) => string | null; pageHref: (page: number) => string },
): {
  readonly changes: ReadonlyMap<string, ChangeShown>;
  readonly goneBefore: ReadonlyMap<string, readonly ChangeShown[]>;
  readonly first: string | null;
} {
  const changes = new Map<string, ChangeShown>();
  const goneBefore = new Map<string, ChangeShown[]>();
  const hrefOf = (nth: number): string | null => {
    const neighbour = placed[nth - 1];
    if (neighbour === undefined) return null;
    return `${neighbour.page === page ? '' : pageHref(neighbour.page)}#p${nth}`;
  };
  for (const [i, { change, page: on, at }] of placed.entries()) {
    if (on !== page) continue;
    const isGone = change.kind === 'gone';
    const wasReplaced = 'marks' in change && change.marks === null;
    const shown: ChangeShown = {
      change,
      before: isGone || wasReplaced ? textOf(change.old) : null,
      nth: i + 1,
      former: hrefOf(i),
      next: hrefOf(i + 2),
    };
    if (isGone) goneBefore.set(at, [...(goneBefore.get(at) ?? []), shown]);
    else changes.set(at, shown);
  }
  return { changes, goneBefore, first: hrefOf(1) };
}
