import type { Block, NestedRow, Run } from './blocks.ts';
import type { LooseBlock } from './collected-draft.ts';

/** All runs of a block, those in its cells too, in reading order. */
export function* runsIn(block: Block | LooseBlock): Generator<Run> {
  if ('runs' in block) yield* block.runs;
  if (block.kind === 'table') for (const row of block.rows) yield* runsInRow(row);
}

function* runsInRow({ cells }: Pick<NestedRow, 'cells'>): Generator<Run> {
  for (const { parts } of cells)
    for (const part of parts) {
      if (part.kind === 'paragraph') yield* part.runs;
      if (part.kind === 'table') for (const row of part.rows) yield* runsInRow(row);
    }
}
