import type { Entry } from '../documents/compare/comparison.ts';
import type { Block } from '../documents/readable/blocks.ts';
import type { ChangeWords } from './fit-words.ts';
import type { NoteWays } from './note-ways.ts';

/** One of a section's drafts, as a page offers it. */
export interface VersionOffered {
  readonly label: string;
  /** Null: the one that is shown. */
  readonly href: string | null;
}

/** What became of a block or a table row: anything but nothing. */
export type Change = Exclude<Entry, { kind: 'same' }>;

/** A change on this page, with its words as far as the page has room for them. */
export interface ChangeShown extends ChangeWords {
  readonly change: Change;
  /** Its number in the whole draft, and where the next and the former one are. */
  readonly nth: number;
  readonly former: string | null;
  readonly next: string | null;
}

/** A stretch of a page, in reading order. */
export type Stretch =
  | { readonly kind: 'block'; readonly block: Block }
  /** Blocks in which nothing changed, folded. */
  | { readonly kind: 'unchanged'; readonly blocks: readonly Block[] }
  | { readonly kind: 'gone'; readonly change: ChangeShown };

export interface ComparisonShown {
  /** "12 paragraf berubah, 2 baru, 1 dihapus, 3 dipindah" since which draft. */
  readonly sentence: string;
  readonly first: string | null;
  /** Changes of this page's blocks and rows, by their id. */
  readonly changes: ReadonlyMap<string, ChangeShown>;
  /** What is gone, by the id of the block or row that follows. */
  readonly goneBefore: ReadonlyMap<string, readonly ChangeShown[]>;
  /** How many that are gone here are only counted, as a page has no room for them. */
  readonly goneUnshown: number;
}

/** A page of a draft, ready to be shown: words are ready to print, addresses are paths. */
export interface ReadingModel {
  readonly title: string;
  readonly book: string;
  readonly plan: string;
  /** Which draft this is: "Draf putaran 2". */
  readonly draft: string;
  /** Pages, words, and since when. */
  readonly facts: readonly string[];
  readonly notShown: readonly string[];
  /** To the form, or to the section's page. */
  readonly back: { readonly href: string; readonly label: string };
  readonly original: { readonly href: string; readonly label: string };
  readonly versions: readonly VersionOffered[];
  /** What it is held against, and what it may be held against. */
  readonly since: readonly VersionOffered[];
  readonly comparison: ComparisonShown | null;
  /** Why there is no comparison where one was asked for. */
  readonly noComparison: string | null;
  readonly contents: readonly { readonly href: string; readonly text: string; readonly level: number }[];
  readonly stretches: readonly Stretch[];
  /** How deep each heading of this page stands in it, from 2: none is passed over, whatever the file does. */
  readonly depths: ReadonlyMap<string, number>;
  readonly page: {
    readonly nth: number;
    readonly of: number;
    readonly former: string | null;
    readonly next: string | null;
  };
  readonly notes: NoteWays;
  /** How many comments of the reader's own wait at each block; null where none may be written. */
  readonly comments: ReadonlyMap<string, number> | null;
  /** Of the nth picture of the draft; null where it is too large for a page. */
  readonly imageHref: (nth: number) => string | null;
}

/** What is shown in place of a draft's text: it is being made ready, or cannot be shown. */
export type NoReading = Pick<
  ReadingModel,
  'title' | 'book' | 'plan' | 'draft' | 'back' | 'original' | 'versions'
> & { readonly sentence: string };
