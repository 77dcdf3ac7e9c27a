import type { Block } from '../documents/readable/blocks.ts';

/**
 * How deep each heading of a page stands, from 2, since the page's own heading is the first. Files pass over levels; who
 * hears a page by its headings must not be led to look for what is not there.
 */
export function headingDepths(blocks: readonly Block[]): Map<string, number> {
  const depths = new Map<string, number>();
  let last = 1;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    last = Math.min(block.level + 1, last + 1, 6);
    depths.set(block.id, last);
  }
  return depths;
}
