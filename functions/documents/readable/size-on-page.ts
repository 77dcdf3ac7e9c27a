import type { Block, Cell, CellPart, NestedRow, Picture, Run } from './blocks.ts';
import type { LooseBlock } from './collected-draft.ts';

/** The longest address of a page or picture, with what names a place on it. Bytes, as all here. */
const ADDRESS = 300;
/** What a page writes beside a block, such as a link to comment on it. */
const BESIDE = 130;
/** An element with its id. */
const ELEMENT = 30;
const IMAGE = 120;
/** The sentence in a frame that says why a picture is not drawn. */
const WHY = 200;

/** What HTML writes for a letter beyond the letter itself; a line break is an element. */
const more: Readonly<Record<string, number>> = { '&': 4, '<': 3, '>': 3, '"': 5, "'": 4, '\n': 4 };

/** Bytes of a text as HTML writes it. */
export function sizeOfText(text: string): number {
  let size = Buffer.byteLength(text);
  for (const [letter] of text.matchAll(/[&<>"'\n]/g)) size += more[letter] ?? 0;
  return size;
}

/** What stands around the words of a run. */
export function sizeOfTags(run: Run): number {
  if (run.note !== undefined) return ADDRESS + 50;
  const looks =
    (run.bold ? 17 : 0) +
    (run.italic ? 9 : 0) +
    (run.underline ? 7 : 0) +
    (run.strike ? 7 : 0) +
    (run.sub ? 11 : 0) +
    (run.sup ? 11 : 0);
  return looks + (run.link === undefined ? 0 : 55 + sizeOfText(run.link));
}

const sizeOfRuns = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + sizeOfTags(run) + sizeOfText(run.text), 0);

const sizeOfPicture = ({ alt }: Picture): number => IMAGE + Math.max(ADDRESS, WHY) + sizeOfText(alt);

function sizeOfPart(part: CellPart): number {
  switch (part.kind) {
    case 'paragraph':
      return 8 + sizeOfText(part.marker ?? '') + sizeOfRuns(part.runs);
    case 'image':
      return sizeOfPicture(part);
    case 'table':
      return 40 + part.rows.reduce((sum, row) => sum + sizeOfRow(row, 0), 0);
  }
}

const sizeOfCell = ({ across, down, parts }: Cell): number =>
  parts.reduce((sum, part) => sum + sizeOfPart(part), 25 + (across > 1 ? 14 : 0) + (down > 1 ? 16 : 0));

/** Bytes of a table row on a reading page, at most. */
export const sizeOfRow = ({ cells }: Pick<NestedRow, 'cells'>, beside = BESIDE): number =>
  cells.reduce((sum, cell) => sum + sizeOfCell(cell), ELEMENT + beside);

/** Bytes that a block takes on a reading page at most, beside what became of it since another draft. */
export function sizeOnPage(block: Block | LooseBlock): number {
  const frame = ELEMENT + BESIDE;
  switch (block.kind) {
    case 'table':
      return block.rows.reduce((sum, row) => sum + sizeOfRow(row), frame + 120);
    case 'image':
      return frame + sizeOfPicture(block);
    case 'page':
      return frame + 60;
    case 'footnote':
      return frame + ADDRESS + 80 + sizeOfText(block.label) * 2 + sizeOfRuns(block.runs);
    case 'paragraph':
      return frame + sizeOfRuns(block.runs);
    case 'heading':
      return frame + sizeOfText(block.marker ?? '') + sizeOfRuns(block.runs);
    case 'list-item':
      return frame + 60 + sizeOfText(block.marker) + sizeOfRuns(block.runs);
  }
}
