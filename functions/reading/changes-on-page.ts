import type { Comparison, Entry } from '../documents/compare/comparison.ts';
import type { ReadableIndex } from '../documents/readable/blocks.ts';
import { type ChangeWords, fitWords } from './fit-words.ts';
import type { Change, ChangeShown } from './reading-model.ts';

/** A change with the page that it stands on, counted from 1, and the block that it stands at or before. */
interface Placed {
  readonly change: Change;
  readonly page: number;
  /** The newer draft's block or row; for what is gone, the one that follows, or '' at the very end. */
  readonly at: string;
}

/** Of what is gone, so many are shown on one page: a whole former draft may be gone at one place. */
const MOST_GONE = 80;

/**
 * All changes in reading order, as far as their pages have room for what is gone, and how many more there are. A page is a
 * chunk of the newer draft; what is gone stands where the next block is.
 */
export function placeChanges(
  comparison: Pick<Comparison, 'entries'>,
  index: Pick<ReadableIndex, 'chunks'>,
): { readonly shown: Placed[]; readonly unshown: (page: number) => number } {
  const gone = new Map<number, number>();
  const shown = allPlaced(comparison, index).filter(({ change, page }) => {
    if (change.kind !== 'gone') return true;
    const nth = (gone.get(page) ?? 0) + 1;
    gone.set(page, nth);
    return nth <= MOST_GONE;
  });
  return { shown, unshown: (page) => Math.max(0, (gone.get(page) ?? 0) - MOST_GONE) };
}

function allPlaced(
  { entries }: Pick<Comparison, 'entries'>,
  { chunks }: Pick<ReadableIndex, 'chunks'>,
): Placed[] {
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

/**
 * The changes of one page, each with the ways to its neighbours. `textOf`: of an older block or row. `room`: bytes that
 * the page has for words that are gone and for the marks of words.
 */
export function changesOnPage(
  placed: readonly Placed[],
  page: number,
  {
    textOf,
    pageHref,
    room,
  }: { textOf: (old: string) => string | null; pageHref: (page: number) => string; room: number },
): {
  readonly changes: ReadonlyMap<string, ChangeShown>;
  readonly goneBefore: ReadonlyMap<string, readonly ChangeShown[]>;
  readonly first: string | null;
} {
  const words = placed.map(({ change, page: on }) => (on === page ? wordsOf(change, textOf) : NO_WORDS));
  const fitted = fitWords(words, room);
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
    const shown: ChangeShown = {
      change,
      ...(fitted[i] ?? NO_WORDS),
      nth: i + 1,
      former: hrefOf(i),
      next: hrefOf(i + 2),
    };
    if (isGone) goneBefore.set(at, [...(goneBefore.get(at) ?? []), shown]);
    else changes.set(at, shown);
  }
  return { changes, goneBefore, first: hrefOf(1) };
}

const NO_WORDS: ChangeWords = { before: null, marks: undefined };

/** What a change has to say in words, where there is room for all. */
function wordsOf(change: Change, textOf: (old: string) => string | null): ChangeWords {
  if (change.kind === 'gone') return { before: textOf(change.old), marks: undefined };
  if (!('marks' in change) || change.marks === undefined) return NO_WORDS;
  return change.marks === null
    ? { before: textOf(change.old), marks: null }
    : { before: null, marks: change.marks };
}
