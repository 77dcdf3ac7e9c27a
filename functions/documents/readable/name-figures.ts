import type { LooseBlock } from './collected-draft.ts';
import { textOf } from './runs.ts';

const caption = /^(?:Gambar|Grafik|Peta|Foto|Diagram|Bagan|Figure|Fig\.)\s/i;

/** A picture of which the file says nothing has the caption below it as its words. Changes `blocks` in place. */
export function nameFigures(blocks: LooseBlock[]): void {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'image' || block.alt !== '') continue;
    const next = blocks[index + 1];
    if (next === undefined || !('runs' in next)) continue;
    const text = textOf(next.runs);
    if (text.length <= 300 && caption.test(text)) blocks[index] = { ...block, alt: text };
  }
}
