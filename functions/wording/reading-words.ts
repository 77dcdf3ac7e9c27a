/** What a reader of the text does not see as the document has it (a test compares it with functions/documents). */
export type NotShownName =
  | 'insertions'
  | 'deletions'
  | 'moves'
  | 'format-changes'
  | 'comments'
  | 'formulas'
  | 'charts'
  | 'diagrams'
  | 'drawings'
  | 'picture-kinds'
  | 'pictures-outside'
  | 'pictures-missing'
  | 'pictures-over-limit'
  | 'embedded-objects'
  | 'headers-footers'
  | 'hidden-text'
  | 'links'
  | 'nesting'
  | 'scanned-pages'
  | 'pictures-of-pdf'
  | 'paragraphs-cut'
  | 'damaged-parts'
  | 'cut';

/** Why a draft cannot be shown as text at all. */
export type UnreadableName = 'damaged' | 'encrypted' | 'too-much' | 'fault';

/** Why a frame stands where a picture or drawing is. */
export type NotDrawnName = 'kind' | 'outside' | 'limit' | 'missing' | 'chart' | 'diagram' | 'drawing';

export interface Changes {
  readonly changed: number;
  readonly added: number;
  readonly gone: number;
  readonly moved: number;
}

/** The words around a draft that is read, and compared, on a page. */
export interface ReadingWords {
  readonly notShown: Readonly<Record<NotShownName, (count: number) => string>>;
  readonly unreadable: Readonly<Record<UnreadableName, string>>;
  readonly notDrawn: Readonly<Record<NotDrawnName, string>>;
  readonly picture: (nth: number) => string;
  readonly page: (nth: number) => string;
  readonly scanned: (nth: number) => string;
  /** The sentence at the top of a comparison. */
  readonly changes: (changes: Changes) => string;
  readonly marks: Readonly<Record<'changed' | 'added' | 'gone' | 'moved' | 'replaced', string>>;
  readonly title: string;
  readonly foot: string;
  readonly read: string;
  /** A former draft, by what it is called. */
  readonly readOf: (draft: string) => string;
  /** The same in a row of a table. */
  readonly toText: string;
  /** How many drafts' pages, words and blocks there are, and how long reading takes, in minutes. */
  readonly facts: {
    readonly pages: (count: number) => string;
    readonly words: (count: number) => string;
    readonly minutes: (count: number) => string;
  };
  /** Over the list of what cannot be shown. */
  readonly lacks: (count: number) => string;
  readonly contents: string;
  readonly versions: string;
  readonly since: string;
  readonly sinceDraft: (draft: string) => string;
  /** The choice that compares with nothing. */
  readonly withoutChanges: string;
  readonly changesSince: (f: { changes: string; draft: string }) => string;
  readonly firstChange: string;
  readonly formerChange: string;
  readonly nextChange: string;
  readonly unchanged: (blocks: number) => string;
  readonly sameBytes: string;
  /** The comparison is being made. */
  readonly comparing: string;
  /** Beside a changed block whose marks the page has no room for. */
  readonly withoutWordMarks: string;
  /** In place of a picture that is gone: what it was called, or nothing. */
  readonly picturesPlace: (alt: string) => string;
  /** More has changed on a page than it has room to say. */
  readonly tooManyChanges: string;
  /** How many more are gone than a page has room for. */
  readonly goneUnshown: (count: number) => string;
  readonly notComparable: string;
  /** Nobody was asked about the older one, or it is the newer one. */
  readonly neverCompared: string;
  readonly pages: string;
  readonly formerPage: string;
  readonly pageOf: (f: { nth: number; of: number }) => string;
  readonly goOn: string;
  readonly table: string;
  readonly backToText: string;
  /** To the form that decides, or back to the section. */
  readonly decide: string;
  readonly toSection: string;
  readonly original: string;
  /** The text is being made. */
  readonly making: string;
}
