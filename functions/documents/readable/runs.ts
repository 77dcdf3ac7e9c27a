import type { CellPart, NestedRow, Run } from './blocks.ts';

const looks = ['bold', 'italic', 'underline', 'strike', 'sub', 'sup', 'link', 'note'] as const;
const alike = (a: Run, b: Run): boolean => looks.every((look) => a[look] === b[look]);

// What is no text: control characters, marks that turn the reading direction, halves of a letter.
const noText =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0B-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Text as it may be shown. A mark that turns the reading direction would show another order than the file's letters
 * have; none of the languages of these drafts needs one.
 */
export const shownText = (text: string): string => text.replace(noText, '');

/** Runs of the same look as one, nothing empty, no room at either end. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  let pieces: string[] = [];
  let open: Run | undefined;
  const close = () => {
    if (open === undefined) return;
    const text = shownText(pieces.join(''));
    if (text !== '') tidy.push({ ...open, text });
  };
  for (const run of runs) {
    if (run.text === '') continue;
    if (open !== undefined && open.note === undefined && alike(open, run)) pieces.push(run.text);
    else {
      close();
      open = run;
      pieces = [run.text];
    }
  }
  close();
  return trimmed(tidy);
}

function trimmed(runs: readonly Run[]): Run[] {
  let [from, to] = [0, runs.length];
  const isRoom = (run: Run | undefined): boolean => run !== undefined && run.text.trim() === '';
  while (from < to && isRoom(runs[from])) from += 1;
  while (to > from && isRoom(runs[to - 1])) to -= 1;
  const kept = runs.slice(from, to);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first !== undefined) kept[0] = { ...first, text: first.text.trimStart() };
  const end = kept.length === 1 ? kept[0] : last;
  if (end !== undefined) kept[kept.length - 1] = { ...end, text: end.text.trimEnd() };
  return kept;
}

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The words of one row: cells apart by tabs, what stands in a cell by line breaks. `of` says the words of runs. */
export const rowText = ({ cells }: Pick<NestedRow, 'cells'>, of = textOf): string =>
  cells.map(({ parts }) => parts.map((part) => partText(part, of)).join('\n')).join('\t');

function partText(part: CellPart, of: typeof textOf): string {
  if (part.kind === 'paragraph') return of(part.runs);
  return part.kind === 'image' ? part.alt : part.rows.map((row) => rowText(row, of)).join('\n');
}

/** Words as a reader counts them. */
export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** Cuts runs into stretches of at most `most` letters, at a space where there is one near. */
export function splitRuns(runs: readonly Run[], most: number): Run[][] {
  const stretches: Run[][] = [];
  let open: Run[] = [];
  let room = most;
  for (const run of runs) {
    let rest = run.text;
    while (rest.length > room) {
      const at = cutAt(rest, room);
      if (at > 0) open.push({ ...run, text: rest.slice(0, at) });
      stretches.push(open);
      [open, room, rest] = [[], most, rest.slice(at)];
    }
    if (rest !== '') open.push({ ...run, text: rest });
    room -= rest.length;
  }
  if (open.length > 0) stretches.push(open);
  return stretches;
}

function cutAt(text: string, room: number): number {
  const space = text.lastIndexOf(' ', room);
  if (space > room - 200 && space > 0) return space + 1 > room ? space : space + 1;
  // Not between the halves of one letter.
  return room > 0 && /[\uD800-\uDBFF]/.test(text[room - 1] ?? '') ? room - 1 : room;
}
