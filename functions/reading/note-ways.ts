import type { Block, ReadableIndex, Run } from '../documents/readable/blocks.ts';
import { runsIn } from '../documents/readable/runs-in.ts';

/** The ways between a text and its footnotes, over the pages of a draft; null where there is nothing to lead to. */
export interface NoteWays {
  readonly toNote: (note: number) => string | null;
  /** To where the text refers to it first. */
  readonly toText: (note: number) => string | null;
  /** Whether this is the first reference to its note on the page: only that one has the note's id. */
  readonly isFirst: (run: Run) => boolean;
}

type Chunks = ReadableIndex['chunks'];

/** `pageHref`: of another page of the draft, counted from 1. */
export function noteWays(
  { index, page, blocks }: { index: ReadableIndex; page: number; blocks: readonly Block[] },
  pageHref: (page: number) => string,
): NoteWays {
  const standing = new Set<number>();
  const firsts = new Map<number, Run>();
  for (const block of blocks) {
    if (block.kind === 'footnote') standing.add(block.note);
    for (const run of runsIn(block))
      if (run.note !== undefined && !firsts.has(run.note)) firsts.set(run.note, run);
  }
  const chunkWith = (which: 'notes' | 'refers', note: number): number | null => {
    const at = index.chunks.findIndex(({ [which]: range }) => range && range[0] <= note && note <= range[1]);
    return at === -1 ? null : at + 1;
  };
  const hrefOn = (on: number | null, place: string): string | null =>
    on === null ? null : `${on === page ? '' : pageHref(on)}#${place}`;
  return {
    toNote: (note) =>
      hrefOn(standing.has(note) ? page : pageOfNote(index.chunks, note, chunkWith), `fn${note}`),
    toText: (note) => hrefOn(firsts.has(note) ? page : chunkWith('refers', note), `fr${note}`),
    isFirst: (run) => run.note !== undefined && firsts.get(run.note) === run,
  };
}

/** A draft of converter 1 does not say where its notes stand: they come last. */
function pageOfNote(
  chunks: Chunks,
  note: number,
  chunkWith: (which: 'notes', note: number) => number | null,
): number | null {
  return chunks.some(({ notes, refers }) => notes ?? refers) ? chunkWith('notes', note) : chunks.length;
}
