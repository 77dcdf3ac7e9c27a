import type { Marks } from '../documents/compare/comparison.ts';
import { sizeOfText } from '../documents/readable/size-on-page.ts';

/** What a page says of a change beside that there is one. */
export interface ChangeWords {
  /** What stood there before, where it is gone or wholly replaced. */
  readonly before: string | null;
  /** `null`: replaced as a whole. `no-room`: its words are shown without their marks. Undefined: there are none. */
  readonly marks: Marks | 'no-room' | undefined;
}

/** Letters of what stood somewhere before; what is longer can be read in its own draft. */
const MOST_LETTERS = 2_000;
/** A mark's element, and the looks of the run that it parts, once more. */
const MARK = 80;

/**
 * The words of a page's changes, in `room` bytes of HTML: who needs little gets all of it, the others the same share each.
 * What stood before is cut there; marks that do not fit are left out, and the change says so.
 */
export function fitWords(words: readonly ChangeWords[], room: number): ChangeWords[] {
  const whole = words.map(({ before, marks }) => ({ before: before && cut(before, MOST_LETTERS), marks }));
  const needs = whole.map(needOf);
  const share = shareOf(needs, room);
  return whole.map((change, i) => ((needs[i] ?? 0) <= share ? change : within(change, share)));
}

function needOf({ before, marks }: ChangeWords): number {
  if (before !== null) return sizeOfText(before);
  if (!Array.isArray(marks)) return 0;
  return marks.reduce((sum, piece) => sum + MARK + ('gone' in piece ? sizeOfText(piece.gone) : 0), 0);
}

/** The largest share with which all together stay in the room. */
function shareOf(needs: readonly number[], room: number): number {
  const sorted = needs.filter((need) => need > 0).toSorted((a, b) => a - b);
  let left = room;
  for (const [i, need] of sorted.entries()) {
    const share = left / (sorted.length - i);
    if (need > share) return share;
    left -= need;
  }
  return Number.POSITIVE_INFINITY;
}

function within({ before, marks }: ChangeWords, share: number): ChangeWords {
  if (before === null) return { before, marks: marks === undefined ? marks : 'no-room' };
  let fitting = cut(before, Math.floor(share));
  while (sizeOfText(fitting) > share && fitting.length > 1) fitting = cut(before, (fitting.length - 1) / 2);
  return { before: fitting, marks };
}

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters).trimEnd()}…`;
