import type { Child, FC } from 'hono/jsx';
import type { Cell, CellPart, NestedRow, Row } from '../../documents/readable/blocks.ts';
import type { DiscussionWords } from '../../wording/discussion-words.ts';
import type { ReadingWords } from '../../wording/reading-words.ts';
import { type MarkedRow, markedRow } from '../marked-row.ts';
import { unmarked } from '../marked-runs.ts';
import type { NoteWays } from '../note-ways.ts';
import type { ChangeShown } from '../reading-model.ts';
import { ChangeNote } from './change-note.tsx';
import { CommentLink } from './comment-link.tsx';
import { PictureElement } from './picture-element.tsx';
import { RunSpans } from './run-spans.tsx';

interface Around {
  readonly words: ReadingWords;
  readonly imageHref: (nth: number) => string | null;
  readonly notes: NoteWays;
  readonly comments: ReadonlyMap<string, number> | null;
  readonly discussion: DiscussionWords;
}

/** A table in a frame of its own, which alone scrolls sideways on a phone, and by keyboard. */
export const TableElement: FC<
  Around & {
    id: string;
    rows: readonly Row[];
    changes: ReadonlyMap<string, ChangeShown>;
    goneBefore: ReadonlyMap<string, readonly ChangeShown[]>;
  }
> = ({ id, rows, changes, goneBefore, ...around }) => (
  <figure class="wide" tabindex={0} aria-label={around.words.table} id={id}>
    <table>
      <tbody>
        {rows.map((row, nth) => (
          <TableRow
            row={row}
            change={changes.get(row.id) ?? null}
            // What is gone before the first row stands above the table.
            gone={nth === 0 ? [] : (goneBefore.get(row.id) ?? [])}
            {...around}
          />
        ))}
      </tbody>
    </table>
  </figure>
);

/**
 * What became of a row stands in its first cell, which a phone shows. Rows above it that are gone, and what it replaced,
 * stand beside it: a row of their own would shift merged cells.
 */
const TableRow: FC<Around & { row: Row; change: ChangeShown | null; gone: readonly ChangeShown[] }> = ({
  row,
  change,
  gone,
  ...around
}) => {
  const marks = change?.marks;
  const marked = Array.isArray(marks) ? markedRow(row, marks) : null;
  const note = change === null ? null : <ChangeNote change={change} words={around.words} />;
  const before = change?.before ?? null;
  const first = (
    <>
      {note}
      <CommentLink block={row.id} comments={around.comments} words={around.discussion} />
    </>
  );
  return (
    <tr id={row.id} class={change === null ? undefined : change.change.kind}>
      <Cells row={row} marked={marked} first={first} {...around} />
      {gone.length === 0 && before === null && (note === null || row.cells.length > 0) ? null : (
        <td class="says">
          {row.cells.length === 0 ? note : null}
          {gone.map((it) => (
            <p class="gone">
              <ChangeNote change={it} words={around.words} />
              <del>{it.before}</del>
            </p>
          ))}
          {before === null ? null : <del>{before}</del>}
        </td>
      )}
    </tr>
  );
};

type Within = Around & { readonly marked: MarkedRow | null };

/** `first`: what stands at the head of the first cell. */
const Cells: FC<Within & { row: NestedRow; first?: Child }> = ({ row, first, ...within }) => (
  <>
    {row.cells.map((cell, nth) =>
      row.header ? (
        <th scope="col" {...spans(cell)}>
          {nth === 0 ? first : null}
          <Parts parts={cell.parts} {...within} />
        </th>
      ) : (
        <td {...spans(cell)}>
          {nth === 0 ? first : null}
          <Parts parts={cell.parts} {...within} />
        </td>
      ),
    )}
  </>
);

const spans = ({ across, down }: Cell) => ({
  ...(across > 1 ? { colspan: across } : {}),
  ...(down > 1 ? { rowspan: down } : {}),
});

const Parts: FC<Within & { parts: readonly CellPart[] }> = ({ parts, ...within }) => (
  <>
    {parts.map((part) => (
      <PartElement part={part} {...within} />
    ))}
  </>
);

const PartElement: FC<Within & { part: CellPart }> = ({ part, ...within }) => {
  switch (part.kind) {
    case 'paragraph':
      return (
        <p>
          {part.marker === undefined ? null : `${part.marker} `}
          <RunSpans runs={within.marked?.get(part.runs) ?? unmarked(part.runs)} notes={within.notes} />
        </p>
      );
    case 'image':
      return <PictureElement picture={part} words={within.words} imageHref={within.imageHref} />;
    case 'table':
      return (
        <table>
          <tbody>
            {part.rows.map((row) => (
              <tr>
                <Cells row={row} {...within} />
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
};
