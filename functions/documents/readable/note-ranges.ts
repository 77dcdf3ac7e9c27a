import type { Block, ReadableIndex } from './blocks.ts';
import { runsIn } from './runs-in.ts';

type Chunk = ReadableIndex['chunks'][number];

/** Says of each chunk, in their order, which footnotes stand in it, and which are referred to there first. */
export function noteRanges(): (blocks: readonly Block[]) => Pick<Chunk, 'notes' | 'refers'> {
  const known = new Set<number>();
  return (blocks) => {
    const [standing, referred]: [number[], number[]] = [[], []];
    for (const block of blocks) {
      if (block.kind === 'footnote') standing.push(block.note);
      for (const { note } of runsIn(block)) {
        if (note === undefined || known.has(note)) continue;
        known.add(note);
        referred.push(note);
      }
    }
    const [notes, refers] = [rangeOf(standing), rangeOf(referred)];
    return { ...(notes && { notes }), ...(refers && { refers }) };
  };
}

function rangeOf(numbers: readonly number[]): [number, number] | undefined {
  if (numbers.length === 0) return undefined;
  return numbers.reduce<[number, number]>(
    ([from, to], nth) => [Math.min(from, nth), Math.max(to, nth)],
    [Number.MAX_SAFE_INTEGER, 0],
  );
}
