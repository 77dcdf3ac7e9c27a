import type { Block } from '../readable/blocks.ts';
import { comparedRowText, comparedText } from './compared-text.ts';

/** What is compared as one: a block, or a row of a table. */
export type Unit = {
  id: string;
  text: string;
  /** Units of one key say the same. */
  key: string;
};

export function unitsOf(blocks: readonly Block[]): Unit[] {
  const units: Unit[] = [];
  const take = (id: string, text: string, key = keyOf(text)) => {
    if (key !== '') units.push({ id, text, key });
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'table':
        for (const row of block.rows) take(row.id, comparedRowText(row));
        break;
      case 'image':
        take(block.id, block.alt, `picture ${block.sha256 ?? block.notDrawn ?? ''} ${keyOf(block.alt)}`);
        break;
      case 'page':
        break;
      case 'paragraph': {
        const text = comparedText(block.runs);
        // The page numbers in a table of contents follow every change.
        take(block.id, text, block.contents ? keyOf(text.replace(/[\s.…]*\d+$/, '')) : keyOf(text));
        break;
      }
      default:
        take(block.id, comparedText(block.runs));
    }
  }
  return units;
}

/** One spelling of what looks the same. */
const keyOf = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
