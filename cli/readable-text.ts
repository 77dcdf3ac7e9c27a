import type { Block, CellPart, NestedRow, Picture, Run } from '../functions/documents/readable/blocks.ts';
import { textOf } from '../functions/documents/readable/runs.ts';
import { readingWords } from '../functions/wording/en/reading.ts';

/** A block as lines of a terminal. */
export function readableText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `\n${'#'.repeat(block.level)} ${marked(block.marker, block.runs)}`;
    case 'paragraph':
      return textOf(block.runs);
    case 'list-item':
      return `${'  '.repeat(block.nesting)}${marked(block.marker, block.runs)}`;
    case 'table':
      return block.rows.map(rowLine).join('\n');
    case 'image':
      return pictureLine(block);
    case 'footnote':
      return `[${block.label}] ${textOf(block.runs)}`;
    case 'page':
      return `\n--- ${(block.scanned ? readingWords.scanned : readingWords.page)(block.page)} ---`;
  }
}

const marked = (marker: string | undefined, runs: readonly Run[]): string =>
  [marker, textOf(runs)].filter(Boolean).join(' ');

export const rowLine = ({ header, cells }: NestedRow): string =>
  `${header ? '|=' : '|'} ${cells.map(({ parts }) => parts.map(partLine).join(' / ').replace(/\s+/g, ' ')).join(' | ')} |`;

function partLine(part: CellPart): string {
  if (part.kind === 'paragraph') return marked(part.marker, part.runs);
  return part.kind === 'image' ? pictureLine(part) : `{ ${part.rows.map(rowLine).join(' ')} }`;
}

const pictureLine = ({ image, notDrawn, alt }: Picture): string =>
  `[${[image === undefined ? readingWords.notDrawn[notDrawn ?? 'missing'] : readingWords.picture(image), alt]
    .filter(Boolean)
    .join(': ')}]`;
