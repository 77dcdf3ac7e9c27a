import type { FC } from 'hono/jsx';
import type { Cell, CellPart, NestedRow, Row } from '../../documents/readable/blocks.ts';
import type { ReadingWords } from '../../wording/reading-words.ts';
import { type RunMarker, runMarker } from '../marked-runs.ts';
import type { ChangeShown } from '../reading-model.ts';
import { ChangeNote } from './change-note.tsx';
import { PictureElement } from './picture-element.tsx';
import { GoneHere, RunSpans } from './run-spans.tsx';

interface Around {
  readonly words: ReadingWords;
  readonly imageHref: (nth: number) => string | null;
}

/** A table in a frame of its own, which alone scrolls sideways on a phone, and by keyboard. */
export const TableElement: FC<
  Around & { id: string; rows: readonly Row[]; changes: ReadonlyMap<string, ChangeShown> }
> = ({ id, rows, changes, words, imageHref }) => (
  <figure class="wide" tabindex={0} aria-label={words.table} id={id}>
    <table>
      <tbody>
        {rows.map((row) => (
          <TableRow row={row} change={changes.get(row.id) ?? null} words={words} imageHref={imageHref} />
        ))}
      </tbody>
    </table>
  </figure>
);

const TableRow: FC<Around & { row: Row; change: ChangeShown | null }> = ({
  row,
  change,
  words,
  imageHref,
}) => {
  const marks = change !== null && 'marks' in change.change ? change.change.marks : undefined;
  const marker = marks === undefined || marks === null ? null : runMarker(marks);
  return (
    <tr id={row.id} class={change === null ? undefined : change.change.kind}>
      <Cells row={row} marker={marker} words={words} imageHref={imageHref} />
      {change === null ? null : (
        <td class="says">
          <ChangeNote change={change} words={words} />
          <GoneHere marker={marker} />
        </td>
      )}
    </tr>
  );
};

const Cells: FC<Around & { row: NestedRow; marker: RunMarker | null }> = ({
  row,
  marker,
  words,
  imageHref,
}) => (
  <>
    {row.cells.map((cell, nth) => {
      // Cells are apart by a tab in the compared text.
      const gone = nth === 0 ? [] : (marker?.skip(1) ?? []);
      const inside = (
        <>
          {gone.map(({ run }) => (
            <del>{run.text}</del>
          ))}
          <Parts parts={cell.parts} marker={marker} words={words} imageHref={imageHref} />
        </>
      );
      return row.header ? (
        <th scope="col" {...spans(cell)}>
          {inside}
        </th>
      ) : (
        <td {...spans(cell)}>{inside}</td>
      );
    })}
  </>
);

const spans = ({ across, down }: Cell) => ({
  ...(across > 1 ? { colspan: across } : {}),
  ...(down > 1 ? { rowspan: down } : {}),
});

type Within = Around & { marker: RunMarker | null };

const Parts: FC<Within & { parts: readonly CellPart[] }> = ({ parts, ...around }) => (
  <>
    {parts.map((part, nth) => {
      // Parts of a cell are apart by a line break in the compared text.
      if (nth > 0) around.marker?.skip(1);
      return <PartElement part={part} {...around} />;
    })}
  </>
);

const PartElement: FC<Within & { part: CellPart }> = ({ part, ...around }) => {
  const { marker, words, imageHref } = around;
  if (part.kind === 'paragraph') {
    return (
      <p>
        {part.marker === undefined ? null : `${part.marker} `}
        <RunSpans runs={part.runs} marker={marker} />
      </p>
    );
  }
  if (part.kind === 'image') {
    marker?.skip(part.alt.length);
    return <PictureElement picture={part} words={words} imageHref={imageHref} />;
  }
  return (
    <table>
      <tbody>
        {part.rows.map((row, nth) => {
          if (nth > 0) marker?.skip(1);
          return (
            <tr>
              <Cells row={row} {...around} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
