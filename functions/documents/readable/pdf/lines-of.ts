import { shownText } from '../runs.ts';

/** A piece of text as pdf.js places it: the last two of `transform` are left and bottom, in points. */
export type PlacedText = { str: string; transform: number[]; width: number; height: number; hasEOL: boolean };

export type Line = {
  text: string;
  left: number;
  right: number;
  /** Of its foot, from the page's lower edge; points. */
  bottom: number;
  /** Of its letters; points. */
  height: number;
};

/** Joins pieces of text to lines, in the order in which the file draws them. */
export function linesOf(items: readonly PlacedText[]): Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  const close = () => {
    if (open !== undefined && open.text.trim() !== '')
      lines.push({ ...open, text: open.text.replace(/\s+/g, ' ').trim() });
    open = undefined;
  };
  for (const { str, transform, width, height, hasEOL } of items) {
    const [left = 0, bottom = 0] = transform.slice(4);
    const text = shownText(str);
    if (text !== '') {
      const tall = height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
      const line: Line | undefined = open;
      if (line !== undefined && isSameLine(line, left, bottom, tall)) {
        const gap = left - line.right;
        const room = gap > tall * 0.2 && !line.text.endsWith(' ') && !text.startsWith(' ') ? ' ' : '';
        open = {
          ...line,
          text: line.text + room + text,
          right: Math.max(line.right, left + width),
          height: Math.max(line.height, tall),
        };
      } else {
        close();
        open = { text, left, right: left + width, bottom, height: tall };
      }
    }
    if (hasEOL) close();
  }
  close();
  return lines;
}

/** Small figures above or below the line belong to it. */
function isSameLine(line: Line, left: number, bottom: number, height: number): boolean {
  const tallest = Math.max(line.height, height, 1);
  return Math.abs(line.bottom - bottom) < tallest * 0.5 && left > line.left - tallest;
}
