import { comparedPairs } from '../approval/follows/compared-pairs.ts';
import { COMPARISON } from '../documents/compare/comparison.ts';
import { CONVERTER } from '../documents/readable/blocks.ts';
import { readDraftsAndStages } from '../records/section/drafts.ts';
import { isOf, readAllReadable, type ReadableItem } from '../records/readable/readable.ts';
import type { Render } from '../records/readable/render-item.ts';
import type { Table } from '../records/table.ts';

export interface Missing {
  /** Drafts of which nothing was made yet; with `anew`, also those that an older converter was at, or that were given up. */
  readonly drafts: readonly Extract<Render, { kind: 'draft' }>[];
  /** Pairs whose halves can both be read, and that were not compared as they are now. The newest come first. */
  readonly pairs: readonly Extract<Render, { kind: 'comparison' }>[];
}

/** Whether reading it again would come to the same: it is as this converter has it, or said why it cannot be read. */
export const isFinal = (item: ReadableItem): boolean =>
  item.converter >= CONVERTER &&
  (item.state === 'readable' || item.why === 'damaged' || item.why === 'encrypted');

/** What is still to be made of a section's drafts, whether it was asked for or not. */
export async function missingRenders(table: Table, section: string, anew = false): Promise<Missing> {
  const { drafts: used, stages } = await readDraftsAndStages(table, section);
  if (used.length === 0) return { drafts: [], pairs: [] };
  const { readables, compared } = await readAllReadable(table, section);
  const made = new Map(readables.map((item) => [item.sha256, item]));
  const isMissing = (item: ReadableItem | undefined) => item === undefined || (anew && !isFinal(item));
  const drafts = new Map(
    used.flatMap(({ sha256, type }) =>
      isMissing(made.get(sha256)) ? [[sha256, { kind: 'draft', sha256, type } as const]] : [],
    ),
  );
  const pairs = comparedPairs(used, stages).flatMap(({ older, newer }) => {
    const [one, other] = [made.get(older), made.get(newer)];
    if (one?.state !== 'readable' || other?.state !== 'readable') return [];
    const known = compared.find((it) => it.older === older && it.newer === newer);
    if (known !== undefined && known.comparison >= COMPARISON && isOf(known, one, other)) return [];
    const converters = { older: one.converter, newer: other.converter };
    return [{ kind: 'comparison', older, newer, converters } as const];
  });
  return { drafts: [...drafts.values()], pairs };
}
