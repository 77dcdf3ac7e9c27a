import type { Block, CellPart, NestedRow, Row, Run } from './blocks.ts';
import type { CollectedDraft, LooseBlock } from './collected-draft.ts';
import {
  MAX_BLOCK_BYTES,
  MAX_BLOCKS,
  MAX_PARAGRAPH_LETTERS,
  MAX_PARAGRAPH_RUNS,
  MAX_ROW_LETTERS,
} from './reading-limits.ts';
import { rowText, splitRuns, textOf } from './runs.ts';
import { sizeOfRow, sizeOnPage } from './size-on-page.ts';

/** `size`: of its JSON or of its HTML, whichever is more, in bytes. */
export type Numbered = { block: Block; json: string; size: number };

/**
 * Gives every block and every table row its place (b1 … bn), and makes each fit a chunk: a long paragraph goes on in
 * the next block, a long table too, and what is still too long loses its formats, then its end.
 */
export function* numberBlocks(draft: CollectedDraft): Generator<Numbered> {
  let last = 0;
  const id = () => {
    last += 1;
    return `b${last}`;
  };
  for (const loose of draft.blocks) {
    for (const piece of pieces(loose, () => draft.say('paragraphs-cut'))) {
      if (last + (piece.kind === 'table' ? piece.rows.length : 0) >= MAX_BLOCKS) {
        draft.say('cut');
        return;
      }
      const block: Block =
        piece.kind === 'table'
          ? { ...piece, id: id(), rows: piece.rows.map((row) => ({ ...row, id: id() }) satisfies Row) }
          : { ...piece, id: id() };
      const json = JSON.stringify(block);
      yield { block, json, size: Math.max(Buffer.byteLength(json), sizeOnPage(block)) };
    }
  }
}

type Worded = Extract<LooseBlock, { runs: Run[] }>;

function pieces(block: LooseBlock, cut: () => void): LooseBlock[] {
  if (block.kind === 'table') return tablePieces(block, cut);
  if (!('runs' in block)) return [block];
  const [first = [], ...rest] = splitRuns(block.runs, MAX_PARAGRAPH_LETTERS);
  const fitting = (piece: Worded): LooseBlock => {
    if (piece.runs.length <= MAX_PARAGRAPH_RUNS && sizeOf(piece) <= MAX_BLOCK_BYTES) return piece;
    cut();
    return { ...piece, runs: [{ text: textOf(piece.runs) }] };
  };
  return [fitting({ ...block, runs: first }), ...rest.map((runs) => fitting({ kind: 'paragraph', runs }))];
}

const sizeOf = (block: LooseBlock): number => Math.max(bytesOf(block), sizeOnPage(block));

function tablePieces(table: Extract<LooseBlock, { kind: 'table' }>, cut: () => void): LooseBlock[] {
  const found: LooseBlock[] = [];
  let rows: NestedRow[] = [];
  let size = 0;
  const close = () => {
    if (rows.length > 0)
      found.push({ kind: 'table', ...(found.length > 0 && { continues: true as const }), rows });
    [rows, size] = [[], 0];
  };
  for (const row of table.rows) {
    const fitting = rowSize(row) > MAX_BLOCK_BYTES / 2 ? plainRow(row, cut) : row;
    const more = rowSize(fitting) + 20;
    if (size + more > MAX_BLOCK_BYTES) close();
    rows.push(fitting);
    size += more;
  }
  close();
  return found;
}

/** A row of words alone, and of so many fewer that a chunk has room for it. */
function plainRow(row: NestedRow, cut: () => void): NestedRow {
  cut();
  for (let room = MAX_ROW_LETTERS; ; room /= 2) {
    const plain = wordsOfRow(row, room);
    if (rowSize(plain) <= MAX_BLOCK_BYTES - 1_000) return plain;
  }
}

function wordsOfRow(row: NestedRow, most: number): NestedRow {
  let room = most;
  const cells = row.cells.map(({ across, down, parts }) => {
    const text = rowText({ cells: [{ across, down, parts }] }).slice(0, room);
    room -= text.length;
    const runs: Run[] = [{ text }];
    const only: CellPart[] = text === '' ? [] : [{ kind: 'paragraph', runs }];
    return { across, down, parts: only };
  });
  return { ...row, cells };
}

const rowSize = (row: NestedRow): number => Math.max(bytesOf(row), sizeOfRow(row));

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
