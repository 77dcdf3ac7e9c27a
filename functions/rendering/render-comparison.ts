import { COMPARISON } from '../documents/compare/comparison.ts';
import { isOf, readCompared, readReadable, writeCompared } from '../records/readable/readable.ts';
import type { RenderRow } from '../records/readable/render-item.ts';
import { ReadingFault, type Rendering } from './rendering.ts';

type PairRow = Extract<RenderRow, { kind: 'comparison' }>;

/** Compares two drafts as they are read now, and keeps what came of it. Gives it, for the log. */
export async function renderComparison(rendering: Rendering, row: PairRow): Promise<string> {
  const { table, store } = rendering;
  const { section, older, newer } = row;
  const [one, other, known] = await Promise.all([
    readReadable(table, section, older),
    readReadable(table, section, newer),
    readCompared(table, section, older, newer),
  ]);
  if (one?.state !== 'readable' || other?.state !== 'readable') return 'one cannot be read';
  if (known !== null && known.comparison >= COMPARISON && isOf(known, one, other)) return 'was there';
  const [before, after] = await Promise.all(
    [one, other].map(async (item) => store.getChunks(section, await store.getIndex(section, item))),
  );
  const converters = { older: one.converter, newer: other.converter };
  const of = { older, newer, converters, comparison: COMPARISON };
  const compared = await rendering.compare(before ?? [], after ?? []);
  if ('notComparable' in compared) {
    if (compared.notComparable === 'fault') throw new ReadingFault('not compared');
    await writeCompared(table, section, { ...of, state: 'not-comparable', why: compared.notComparable });
    return compared.notComparable;
  }
  const sha256 = await store.putComparison(section, of, compared);
  await writeCompared(table, section, { ...of, state: 'compared', sha256, summary: compared.summary });
  return 'compared';
}

/** What is written of two drafts whose comparison was given up. */
export async function giveUpComparison(
  { table }: Rendering,
  { section, older, newer, converters }: PairRow,
  why: 'too-much' | 'fault',
): Promise<void> {
  const of = { older, newer, converters, comparison: COMPARISON };
  const known = await readCompared(table, section, older, newer);
  if (known?.state === 'compared' && known.comparison >= COMPARISON) return;
  await writeCompared(table, section, { ...of, state: 'not-comparable', why });
}
