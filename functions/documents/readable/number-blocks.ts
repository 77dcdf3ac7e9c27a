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

export type Numbered = { block: Block; json: string };

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
      yield { block, json: JSON.stringify(block) };
    }
  }
}

function pieces(block: LooseBlock, cut: () => void): LooseBlock[] {
  if (block.kind === 'table') return tablePieces(block, cut);
  if (!('runs' in block)) return [block];
  const plain = block.runs.length > MAX_PARAGRAPH_RUNS || bytesOf(block.runs) > MAX_BLOCK_BYTES;
  if (plain) cut();
  const runs = plain ? [{ text: textOf(block.runs) }] : block.runs;
  const [first = [], ...rest] = splitRuns(runs, MAX_PARAGRAPH_LETTERS);
  return [{ ...block, runs: first }, ...rest.map((more): LooseBlock => ({ kind: 'paragraph', runs: more }))];
}

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
    const fitting = bytesOf(row) > MAX_BLOCK_BYTES / 2 ? plainRow(row, cut) : row;
    const more = bytesOf(fitting) + 20;
    if (size + more > MAX_BLOCK_BYTES) close();
    rows.push(fitting);
    size += more;
  }
  close();
  return found;
}

function plainRow(row: NestedRow, cut: () => void): NestedRow {
  cut();
  let room = MAX_ROW_LETTERS;
  const cells = row.cells.map(({ across, down, parts }) => {
    const text = rowText({ cells: [{ across, down, parts }] }).slice(0, room);
    room -= text.length;
    const runs: Run[] = [{ text }];
    const only: CellPart[] = text === '' ? [] : [{ kind: 'paragraph', runs }];
    return { across, down, parts: only };
  });
  return { ...row, cells };
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
