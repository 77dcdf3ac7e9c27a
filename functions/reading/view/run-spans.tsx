import type { Child, FC } from 'hono/jsx';
import type { Run } from '../../documents/readable/blocks.ts';
import type { MarkedRun } from '../marked-runs.ts';

/** Runs as elements. JSX escapes all their text; a link leads to https only, as the blocks' schema has it. */
export const RunSpans: FC<{ runs: readonly MarkedRun[]; noteHref: (note: number) => string }> = ({
  runs,
  noteHref,
}) => <>{runs.map((marked) => span(marked, noteHref))}</>;

function span({ run, mark }: MarkedRun, noteHref: (note: number) => string): Child {
  const shown = looked(run, noteHref);
  if (mark === 'added') return <ins>{shown}</ins>;
  return mark === 'gone' ? <del>{shown}</del> : shown;
}

function looked(run: Run, noteHref: (note: number) => string): Child {
  let shown: Child = lines(run.text);
  if (run.note !== undefined) {
    return (
      <sup>
        <a href={noteHref(run.note)} id={`fr${run.note}`}>
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
