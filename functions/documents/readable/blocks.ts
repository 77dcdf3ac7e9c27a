import * as v from 'valibot';

/** Raised whenever the same bytes would give other blocks: a draft's places (`b12`) hold for one version only. */
export const CONVERTER = 2;

const Yes = v.optional(v.literal(true));
const Ordinal = v.pipe(v.number(), v.integer(), v.minValue(1));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const BlockId = v.pipe(v.string(), v.regex(/^b[1-9]\d{0,5}$/));

/** A stretch of text of one look. `\n` is a line break within a paragraph, `\t` a tab. */
export const Run = v.object({
  text: v.string(),
  bold: Yes,
  italic: Yes,
  underline: Yes,
  strike: Yes,
  sub: Yes,
  sup: Yes,
  link: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/[^\s]+$/), v.maxLength(2_000))),
  /** The number of the footnote that the reader is led to. */
  note: v.optional(Ordinal),
});
export type Run = v.InferOutput<typeof Run>;

/** Why a picture or drawing stands as a framed note. */
export const NOT_DRAWN = ['kind', 'outside', 'limit', 'missing', 'chart', 'diagram', 'drawing'] as const;

const Picture = {
  /** Of the index's images; left out where there is nothing to show. */
  image: v.optional(Ordinal),
  sha256: v.optional(Sha256),
  notDrawn: v.optional(v.picklist(NOT_DRAWN)),
  /** What the file says of it; empty where it says nothing. */
  alt: v.string(),
  /** As large as the document draws it, in CSS pixels. */
  width: v.optional(Ordinal),
  height: v.optional(Ordinal),
};

/** What stands in a cell: paragraphs, pictures, and tables again. */
export type CellPart =
  | { kind: 'paragraph'; marker?: string | undefined; runs: Run[] }
  | ({ kind: 'image' } & v.InferOutput<v.ObjectSchema<typeof Picture, undefined>>)
  | { kind: 'table'; rows: NestedRow[] };
export type Cell = { across: number; down: number; parts: CellPart[] };
export type NestedRow = { header?: true | undefined; cells: Cell[] };

const CellPart: v.GenericSchema<CellPart> = v.lazy(() =>
  v.variant('kind', [
    v.object({ kind: v.literal('paragraph'), marker: v.optional(v.string()), runs: v.array(Run) }),
    v.object({ kind: v.literal('image'), ...Picture }),
    v.object({ kind: v.literal('table'), rows: v.array(v.object({ header: Yes, cells: v.array(Cell) })) }),
  ]),
);
const Cell: v.GenericSchema<Cell> = v.object({ across: Ordinal, down: Ordinal, parts: v.array(CellPart) });

/** A row has a place of its own, so that words can be marked and commented on row by row. */
export const Row = v.object({ id: BlockId, header: Yes, cells: v.array(Cell) });
export type Row = v.InferOutput<typeof Row>;

/** The pieces of a readable draft, in reading order. They hold data alone: a page makes its elements from them. */
export const Block = v.variant('kind', [
  v.object({
    kind: v.literal('heading'),
    id: BlockId,
    level: v.pipe(Ordinal, v.maxValue(6)),
    /** Its number as the program shows it: "BAB I", "1.1". */
    marker: v.optional(v.string()),
    /** It has no heading's style, but looks like one. */
    guessed: Yes,
    runs: v.array(Run),
  }),
  v.object({
    kind: v.literal('paragraph'),
    id: BlockId,
    /** A line of the file's own table of contents. */
    contents: Yes,
    runs: v.array(Run),
  }),
  v.object({
    kind: v.literal('list-item'),
    id: BlockId,
    nesting: v.pipe(Count, v.maxValue(20)),
    marker: v.string(),
    runs: v.array(Run),
  }),
  v.object({
    kind: v.literal('table'),
    id: BlockId,
    /** The former table goes on: it was too long for one block. */
    continues: Yes,
    rows: v.array(Row),
  }),
  v.object({ kind: v.literal('image'), id: BlockId, ...Picture }),
  v.object({
    kind: v.literal('footnote'),
    id: BlockId,
    note: Ordinal,
    /** What the reference shows: "1", "iv", "*". */
    label: v.string(),
    runs: v.array(Run),
  }),
  v.object({ kind: v.literal('page'), id: BlockId, page: Ordinal, scanned: Yes }),
]);
export type Block = v.InferOutput<typeof Block>;
export type Picture = Omit<Extract<Block, { kind: 'image' }>, 'kind' | 'id'>;

/**
 * What a reader of the blocks does not see as the document has it. Closed: the page has one sentence for each.
 *
 * insertions, deletions, moves   tracked changes, shown as accepted
 * format-changes                 tracked changes of the look alone, shown as accepted
 * comments                       of the word processor, not shown
 * formulas                       shown as a line of plain text
 * charts, diagrams, drawings     a framed note stands for each
 * picture-kinds                  pictures of a kind that browsers do not show (EMF, WMF, TIFF …)
 * pictures-outside               pictures that are not in the file
 * pictures-missing               pictures that the file names and does not hold
 * pictures-over-limit            beyond 400 pictures or 20 MB
 * embedded-objects               a workbook, a presentation …
 * headers-footers                what stands at the head and foot of every page
 * hidden-text                    text that the document itself hides
 * links                          that do not lead to https: shown as text
 * nesting                        tables or lists too deep within each other: shown flat
 * scanned-pages                  of a PDF: there is no text in them
 * pictures-of-pdf                a PDF's own pictures are not taken out
 * paragraphs-cut                 paragraphs, rows or cells cut at a limit
 * damaged-parts                  parts of the file that could not be read
 * cut                            the draft goes on; what is shown ends at a limit
 */
export const NOT_SHOWN = [
  'insertions',
  'deletions',
  'moves',
  'format-changes',
  'comments',
  'formulas',
  'charts',
  'diagrams',
  'drawings',
  'picture-kinds',
  'pictures-outside',
  'pictures-missing',
  'pictures-over-limit',
  'embedded-objects',
  'headers-footers',
  'hidden-text',
  'links',
  'nesting',
  'scanned-pages',
  'pictures-of-pdf',
  'paragraphs-cut',
  'damaged-parts',
  'cut',
] as const;
export type NotShown = (typeof NOT_SHOWN)[number];

/** Kinds of pictures that every browser shows, and that hold no script. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

const Size = Count;

/** Numbers of footnotes, from and to: they are counted in the order in which the text refers to them. */
const Notes = v.optional(v.tuple([Ordinal, Ordinal]));

/** What is read first: what the draft holds, where its blocks lie, and what cannot be shown. */
export const ReadableIndex = v.object({
  converter: Ordinal,
  /** Of the draft's own bytes. */
  draft: Sha256,
  type: v.picklist(['docx', 'pdf', 'markdown']),
  counts: v.object({ pages: Count, words: Count, blocks: Count, images: Count }),
  notShown: v.array(v.object({ what: v.picklist(NOT_SHOWN), count: Ordinal })),
  contents: v.array(v.object({ block: BlockId, level: Ordinal, text: v.string() })),
  chunks: v.array(
    v.object({
      sha256: Sha256,
      size: Size,
      first: BlockId,
      last: BlockId,
      /** Those that stand here, and those that are referred to here first. Converter 1 said neither. */
      notes: Notes,
      refers: Notes,
    }),
  ),
  images: v.array(v.object({ sha256: Sha256, size: Size, type: v.picklist(IMAGE_TYPES) })),
});
export type ReadableIndex = v.InferOutput<typeof ReadableIndex>;
