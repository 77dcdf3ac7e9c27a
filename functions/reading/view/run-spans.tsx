import type { Child, FC } from 'hono/jsx';
import type { Run } from '../../documents/readable/blocks.ts';
import type { MarkedRun } from '../marked-runs.ts';
import type { NoteWays } from '../note-ways.ts';

/** Runs as elements. JSX escapes all their text; a link leads to https only, as the blocks' schema has it. */
export const RunSpans: FC<{ runs: readonly MarkedRun[]; notes: NoteWays }> = ({ runs, notes }) => (
  <>{runs.map((marked) => span(marked, notes))}</>
);

function span({ run, mark }: MarkedRun, notes: NoteWays): Child {
  const shown = looked(run, notes);
  if (mark === 'added') return <ins>{shown}</ins>;
  return mark === 'gone' ? <del>{shown}</del> : shown;
}

function looked(run: Run, notes: NoteWays): Child {
  let shown: Child = lines(run.text);
  if (run.note !== undefined) {
    const href = notes.toNote(run.note);
    const id = notes.isFirst(run) ? `fr${run.note}` : undefined;
    if (href === null) return <sup id={id}>{shown}</sup>;
    return (
      <sup>
        <a href={href} id={id}>
          {shown}
        </a>
      </sup>
    );
  }
  if (run.sub) shown = <sub>{shown}</sub>;
  if (run.sup) shown = <sup>{shown}</sup>;
  if (run.strike) shown = <s>{shown}</s>;
  if (run.underline) shown = <u>{shown}</u>;
  if (run.italic) shown = <em>{shown}</em>;
  if (run.bold) shown = <strong>{shown}</strong>;
  if (run.link === undefined) return shown;
  return (
    <a href={run.link} rel="noopener noreferrer nofollow">
      {shown}
    </a>
  );
}

/** A line break within a paragraph is one on the page. */
function lines(text: string): Child {
  const parts = text.split('\n');
  return parts.length === 1 ? (
    text
  ) : (
    <>
      {parts.map((part, i) => (
        <>
          {i === 0 ? null : <br />}
          {part}
        </>
      ))}
    </>
  );
}
