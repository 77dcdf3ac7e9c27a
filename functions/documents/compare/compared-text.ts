import type { NestedRow, Run } from '../readable/blocks.ts';
import { rowText, textOf } from '../readable/runs.ts';

/**
 * The words of a block that are compared. The number of a footnote is none: a new footnote would change all that follow.
 */
export const comparedText = (runs: readonly Run[]): string =>
  textOf(runs.filter(({ note }) => note === undefined));

/** The same of a table row: cells apart by tabs, what stands in a cell by line breaks. */
export const comparedRowText = (row: Pick<NestedRow, 'cells'>): string => rowText(row, comparedText);
