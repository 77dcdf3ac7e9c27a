import type { Line } from './lines-of.ts';

export type PdfParagraph = { text: string; height: number };

const begins =
  /^(?:[•●▪■–➢✓○-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[IVX]{1,5}|[A-Z])[.)])\s|^BAB\s+[IVXLC\d]+\b/;

/** Joins the lines of a page to paragraphs: by the gap between lines, their height, how they begin and end. */
export function paragraphsOf(lines: readonly Line[]): PdfParagraph[] {
  const edgeOf = edges(lines);
  const step = usualStep(lines);
  const paragraphs: PdfParagraph[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open === undefined || last === undefined || isNew(last, line, step, edgeOf(last)))
      paragraphs.push({ text: line.text, height: line.height });
    else open.text = joined(open.text, line.text);
    last = line;
  }
  return paragraphs;
}

function isNew(above: Line, line: Line, step: number, widest: number): boolean {
  const gap = above.bottom - line.bottom;
  const taller = Math.max(above.height, line.height, 1);
  if (gap < -taller * 0.5) return true; // another column, or a foot
  if (gap > Math.max(step, taller) * 1.3) return true;
  if (Math.abs(above.height - line.height) > taller * 0.15) return true;
  if (begins.test(line.text)) return true;
  // The next word would still have had room in the line above: the line was ended, not broken.
  const word = line.text.split(' ', 1)[0] ?? '';
  const letter = (line.right - line.left) / Math.max(1, line.text.length);
  return above.right + (word.length + 1) * letter < above.left + (widest - above.left) * 0.97;
}

/** How far the lines of each column reach, by where they begin; points. */
function edges(lines: readonly Line[]): (line: Line) => number {
  const most = new Map<number, number>();
  const column = ({ left }: Line) => Math.round(left / COLUMN);
  for (const line of lines) most.set(column(line), Math.max(most.get(column(line)) ?? 0, line.right));
  return (line) => most.get(column(line)) ?? line.right;
}

/** Lines whose beginnings lie within half an inch belong to one column. */
const COLUMN = 36;

/** How far lines usually stand apart; points. */
function usualStep(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => (lines[index]?.bottom ?? 0) - line.bottom)
    .filter((step) => step > 1)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/**
 * A hyphen at a line's end is taken out where it parts a word; it stays where the word doubles itself, as Indonesian does
 * ("bersama-sama"), or before a capital or figure.
 */
function joined(above: string, line: string): string {
  const parted = /(\p{L}+)-$/u.exec(above)?.[1];
  const next = /^\p{Ll}+/u.exec(line)?.[0];
  if (parted === undefined) return `${above} ${line}`;
  if (next === undefined || parted.toLowerCase().includes(next.slice(0, 4))) return above + line;
  return above.slice(0, -1) + line;
}
