import { diffArrays } from 'diff';
import { type Budget, MAX_EDITS } from './budgets.ts';
import type { Marks, Piece } from './comparison.ts';

type Token = { word: string /** With the room behind it. */; end: number };

/**
 * Which words of two texts are the same. `null` where the edits are more than one unit, or what is left of the budget,
 * may have.
 */
export function markWords(older: string, newer: string, budget: Budget): Marks {
  const [a, b] = [tokensOf(older), tokensOf(newer)];
  let [start, aEnd, bEnd] = [0, a.length, b.length];
  while (start < aEnd && start < bEnd && a[start]?.word === b[start]?.word) start += 1;
  while (aEnd > start && bEnd > start && a[aEnd - 1]?.word === b[bEnd - 1]?.word)
    [aEnd, bEnd] = [aEnd - 1, bEnd - 1];

  const most = Math.min(MAX_EDITS, Math.floor(Math.sqrt(Math.max(0, budget.editSteps))));
  const changes = diffArrays(
    a.slice(start, aEnd).map(({ word }) => word),
    b.slice(start, bEnd).map(({ word }) => word),
    { maxEditLength: most },
  );
  if (changes === undefined) {
    budget.editSteps -= most ** 2;
    return null;
  }
  const edits = changes.reduce((sum, { count, added, removed }) => sum + (added || removed ? count : 0), 0);
  budget.editSteps -= edits ** 2;

  const pieces: Piece[] = [];
  let [i, j] = [start, start];
  const put = (piece: Piece | undefined) => {
    if (piece !== undefined) pieces.push(piece);
  };
  const until = (tokens: readonly Token[], place: number) => tokens[place - 1]?.end ?? 0;
  const same = (from: number, to: number) => (to > from ? { same: to - from } : undefined);
  put(same(0, until(b, start)));
  for (const { count, added, removed } of changes) {
    if (removed) put({ gone: older.slice(until(a, i), until(a, i + count)) });
    else if (added) put({ added: until(b, j + count) - until(b, j) });
    else put(same(until(b, j), until(b, j + count)));
    if (!added) i += count;
    if (!removed) j += count;
  }
  put(same(until(b, j), newer.length));
  return joined(pieces);
}

/** Words, signs and the bounds of cells; each with the room that follows, so that they cover the text. */
function tokensOf(text: string): Token[] {
  const found = [...text.matchAll(/[\p{L}\p{N}\p{M}]+|\t|[^\s\p{L}\p{N}\p{M}]/gu)];
  return found.map((match, nth) => ({
    word: match[0].normalize('NFC'),
    end: found[nth + 1]?.index ?? text.length,
  }));
}

function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && 'same' in last && 'same' in piece)
      whole[whole.length - 1] = { same: last.same + piece.same };
    else whole.push(piece);
  }
  return whole;
}
