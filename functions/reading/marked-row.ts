import type { CellPart, NestedRow, Run } from '../documents/readable/blocks.ts';
import type { Marks } from '../documents/compare/comparison.ts';
import { type MarkedRun, runMarker } from './marked-runs.ts';

/** The marked words of each paragraph in a row, by its runs. */
export type MarkedRow = ReadonlyMap<readonly Run[], readonly MarkedRun[]>;

/**
 * Marks a table row as a whole, in the order of its compared text (`comparedRowText`): cells are apart by a tab, what
 * stands in a cell by line breaks. What is gone between two paragraphs stands before the second, at the end of the row
 * after the last.
 */
export function markedRow(row: Pick<NestedRow, 'cells'>, marks: NonNullable<Marks>): MarkedRow {
  const marker = runMarker(marks);
  const marked = new Map<readonly Run[], MarkedRun[]>();
  let gone: MarkedRun[] = [];

  function inPart(part: CellPart): void {
    if (part.kind === 'image') gone.push(...marker.skip(part.alt.length));
    else if (part.kind === 'table') inRows(part.rows);
    else {
      marked.set(part.runs, [...gone, ...part.runs.flatMap((run) => marker.take(run))]);
      gone = [];
    }
  }
  function inRow({ cells }: Pick<NestedRow, 'cells'>): void {
    for (const [nth, { parts }] of cells.entries()) {
      if (nth > 0) gone.push(...marker.skip(1));
      for (const [i, part] of parts.entries()) {
        if (i > 0) gone.push(...marker.skip(1));
        inPart(part);
      }
    }
  }
  function inRows(rows: readonly NestedRow[]): void {
    for (const [nth, nested] of rows.entries()) {
      if (nth > 0) gone.push(...marker.skip(1));
      inRow(nested);
    }
  }
  inRow(row);
  [...marked.values()].at(-1)?.push(...gone, ...marker.goneHere());
  return marked;
}
