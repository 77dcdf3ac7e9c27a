import type { Marks } from '../documents/compare/comparison.ts';
import type { Run } from '../documents/readable/blocks.ts';

/** A stretch of one look and one fate; `gone` words stand where they stood, in no look of their own. */
export interface MarkedRun {
  readonly run: Run;
  readonly mark: 'same' | 'added' | 'gone';
}

type Pieces = NonNullable<Marks>;

/**
 * A reader that gives out a block's words run by run, cut where a mark begins or ends. The references of footnotes are
 * no compared words (`comparedText`) and pass as they are. `take` is called once for each run of the block, in order.
 */
export function runMarker(pieces: Pieces) {
  let at = 0;
  /** Letters of the present piece that were given out. */
  let used = 0;

  /** The words that are gone at this very place. */
  function goneHere(): MarkedRun[] {
    const gone: MarkedRun[] = [];
    for (let piece = pieces[at]; piece !== undefined && 'gone' in piece; piece = pieces[at]) {
      gone.push({ run: { text: piece.gone }, mark: 'gone' });
      at += 1;
    }
    return gone;
  }

  function take(run: Run): MarkedRun[] {
    if (run.note !== undefined) return [{ run, mark: 'same' }];
    const marked: MarkedRun[] = [];
    let rest = run.text;
    while (rest !== '') {
      marked.push(...goneHere());
      const piece = pieces[at];
      // More words than the comparison knows of: they are shown, unmarked.
      if (piece === undefined || 'gone' in piece) {
        marked.push({ run: { ...run, text: rest }, mark: 'same' });
        break;
      }
      const [mark, length] =
        'same' in piece ? (['same', piece.same] as const) : (['added', piece.added] as const);
      const text = rest.slice(0, length - used);
      marked.push({ run: { ...run, text }, mark });
      rest = rest.slice(text.length);
      used += text.length;
      if (used === length) [at, used] = [at + 1, 0];
    }
    return marked;
  }

  /** Passes over letters that stand between runs: the tab between two cells, the line break between two paragraphs. */
  function skip(letters: number): MarkedRun[] {
    return take({ text: ' '.repeat(letters) }).filter(({ mark }) => mark === 'gone');
  }

  return { take, skip, goneHere };
}

/** Runs of which nothing changed. */
export const unmarked = (runs: readonly Run[]): MarkedRun[] => runs.map((run) => ({ run, mark: 'same' }));
