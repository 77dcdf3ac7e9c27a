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
}
