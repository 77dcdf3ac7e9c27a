import type { Run } from './blocks.ts';
import type { LooseBlock } from './collected-draft.ts';
import { textOf } from './runs.ts';

const MAX_HEADING_LETTERS = 120;
/** Where a document has so many headings by style, its writer knew how. */
const ENOUGH_STYLED = 2;
/** Where more than this share of all paragraphs is bold, bold says nothing. */
const MOST_BOLD = 0.4;

type Candidate = Extract<LooseBlock, { kind: 'paragraph' | 'list-item' }>;

/**
 * Six of ten office documents have no heading by style. There, a short paragraph that is all bold, or that is numbered and
 * stands before a long one, is shown as a heading and makes the table of contents. Changes `blocks` in place.
 */
export function guessHeadings(blocks: LooseBlock[]): void {
  if (blocks.filter(({ kind }) => kind === 'heading').length >= ENOUGH_STYLED) return;
  const paragraphs = blocks.filter((block) => 'runs' in block && textOf(block.runs).length > 0);
  const bold = paragraphs.filter((block) => 'runs' in block && isBold(block.runs)).length;
  const boldSays = bold <= paragraphs.length * MOST_BOLD;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') continue;
    const level = levelOf(block, blocks[index + 1], boldSays);
    if (level === undefined) continue;
    const { marker } = { marker: undefined, ...block };
    const runs = isBold(block.runs) ? block.runs.map(({ bold: _, ...run }) => run) : block.runs;
    blocks[index] = { kind: 'heading', level, ...(marker && { marker }), guessed: true, runs };
  }
}

function levelOf(block: Candidate, next: LooseBlock | undefined, boldSays: boolean): number | undefined {
  const text = textOf(block.runs);
  if (text.length > MAX_HEADING_LETTERS || !/\p{L}{2}/u.test(text)) return undefined;
  if (block.kind === 'paragraph' && block.contents) return undefined;
  const marker = block.kind === 'list-item' ? block.marker : '';
  const numbered = `${marker} ${text}`.trim();
  const chapter = /^(?:BAB|BAGIAN|BUKU|LAMPIRAN|Bab)\s+(?:[IVXLC]+|\d+)(?:\s|[.:]|$)/.test(numbered);
  if (chapter) return 1;
  if (/[.;,]$/.test(text) || /[.;]\s/.test(text.replace(/^\S{1,8}\s/, ''))) return undefined;
  const number = levelOfNumber(numbered);
  if (boldSays && isBold(block.runs)) {
    if (number !== undefined) return number;
    return text === text.toUpperCase() ? 1 : 2;
  }
  // Not bold: only where it numbers a stretch of text, not one of many short items.
  const leads = next?.kind === 'paragraph' && textOf(next.runs).length > MAX_HEADING_LETTERS;
  return leads && number !== undefined && number <= 3 && !/^[a-z0-9][.)]\s/.test(numbered)
    ? number
    : undefined;
}

/** "I." 1, "A." 2, "1.1" 2, "1.1.1" 3; undefined where there is no number. */
function levelOfNumber(text: string): number | undefined {
  const figures = /^(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s/.exec(text)?.[1];
  if (figures !== undefined) return Math.min(6, Math.max(2, figures.split('.').length));
  if (/^[IVX]{1,6}[.)]\s/.test(text)) return 1;
  return /^[A-Z][.)]\s/.test(text) ? 2 : undefined;
}

const isBold = (runs: readonly Run[]): boolean =>
  runs.length > 0 && runs.every(({ bold, text }) => bold || text.trim() === '');
