import type { Block } from '../documents/readable/blocks.ts';
import type { ChangeShown, Stretch } from './reading-model.ts';

/** Fewer than this are not worth a fold. */
const FEWEST = 4;

/**
 * The blocks of a page with what is gone among them, and with stretches in which nothing changed folded. Headings stay
 * in sight, and so does one block on either side of a change. `goneBefore`: by the id of the block that follows; what
 * was gone at the very end stands under `''`.
 */
export function foldUnchanged(
  blocks: readonly Block[],
  changes: ReadonlyMap<string, ChangeShown>,
  goneBefore: ReadonlyMap<string, readonly ChangeShown[]>,
): Stretch[] {
  const gone = (id: string) => goneBefore.get(id) ?? [];
  // A table as such has no change: what stood above it is gone before its first row. Before others, the table shows it.
  const goneAbove = (block: Block) => idsOf(block).slice(0, 2).flatMap(gone);
  const isTouched = (block: Block): boolean =>
    idsOf(block).some((id) => changes.has(id) || gone(id).length > 0);
  const touched = blocks.map(isTouched);
  const inSight = blocks.map(
    (block, i) => block.kind === 'heading' || touched[i] || touched[i - 1] || touched[i + 1],
  );
  const stretches: Stretch[] = [];
  let quiet: Block[] = [];
  const fold = () => {
    if (quiet.length < FEWEST) stretches.push(...quiet.map((block) => ({ kind: 'block', block }) as const));
    else stretches.push({ kind: 'unchanged', blocks: quiet });
    quiet = [];
  };
  for (const [i, block] of blocks.entries()) {
    if (!inSight[i]) {
      quiet.push(block);
      continue;
    }
    fold();
    stretches.push(...goneAbove(block).map((change) => ({ kind: 'gone', change }) as const));
    stretches.push({ kind: 'block', block });
  }
  fold();
  return [...stretches, ...gone('').map((change) => ({ kind: 'gone', change }) as const)];
}

/** A block's own id, and those of its rows. */
export const idsOf = (block: Block): string[] =>
  block.kind === 'table' ? [block.id, ...block.rows.map(({ id }) => id)] : [block.id];
