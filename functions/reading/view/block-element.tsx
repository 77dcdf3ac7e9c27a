import type { Child, FC } from 'hono/jsx';
import type { Block } from '../../documents/readable/blocks.ts';
import type { DiscussionWords } from '../../wording/discussion-words.ts';
import type { ReadingWords } from '../../wording/reading-words.ts';
import { runMarker, unmarked } from '../marked-runs.ts';
import type { NoteWays } from '../note-ways.ts';
import type { ChangeShown } from '../reading-model.ts';
import { ChangeNote } from './change-note.tsx';
import { PictureElement } from './picture-element.tsx';
import { RunSpans } from './run-spans.tsx';
import { TableElement } from './table-element.tsx';

interface Props {
  readonly block: Block;
  readonly changes: ReadonlyMap<string, ChangeShown>;
  readonly goneBefore: ReadonlyMap<string, readonly ChangeShown[]>;
  readonly depths: ReadonlyMap<string, number>;
  readonly words: ReadingWords;
  readonly imageHref: (nth: number) => string | null;
  readonly notes: NoteWays;
  readonly comments: ReadonlyMap<string, number> | null;
  readonly discussion: DiscussionWords;
}

/** One block as an element with its id, so that links, comments and changes can point at it. */
export const BlockElement: FC<Props> = ({
  block,
  changes,
  goneBefore,
  depths,
  words,
  imageHref,
  notes,
  comments,
  discussion,
}) => {
  const change = changes.get(block.id) ?? null;
  const props = { id: block.id, ...(change === null ? {} : { class: change.change.kind }) };
  const note = change === null ? null : <ChangeNote change={change} words={words} />;
  switch (block.kind) {
    case 'heading':
      return heading(
        depths.get(block.id) ?? 2,
        props,
        <>
          {note}
          {block.marker === undefined ? null : `${block.marker} `}
          <Words block={block} change={change} notes={notes} />
        </>,
      );
    case 'paragraph':
      return (
        <p {...props}>
          {note}
          <Words block={block} change={change} notes={notes} />
        </p>
      );
    case 'list-item':
      // A list's own numbering is its document's: it is shown as text, and the item says how deep it stands.
      return (
        <p {...props} class={`item n${Math.min(block.nesting, 4)} ${props.class ?? ''}`.trim()}>
          {note}
          <span class="marker">{block.marker}</span>
          <span>
            <Words block={block} change={change} notes={notes} />
          </span>
        </p>
      );
    case 'table':
      return (
        <TableElement
          id={block.id}
          rows={block.rows}
          comments={comments}
          discussion={discussion}
          changes={changes}
          goneBefore={goneBefore}
          words={words}
          imageHref={imageHref}
          notes={notes}
        />
      );
    case 'image':
      return (
        <figure {...props}>
          {note}
          <PictureElement picture={block} words={words} imageHref={imageHref} />
        </figure>
      );
    case 'footnote':
      return (
        <p {...props} class={`note ${props.class ?? ''}`.trim()}>
          {note}
          <NoteLabel note={block.note} label={block.label} back={notes.toText(block.note)} words={words} />{' '}
          <Words block={block} change={change} notes={notes} />
        </p>
      );
    case 'page':
      return (
        <p {...props} class="leaf">
          {block.scanned ? words.scanned(block.page) : words.page(block.page)}
        </p>
      );
  }
};

/** What a footnote is called, and the way back to where the text refers to it, if it still does. */
const NoteLabel: FC<{ note: number; label: string; back: string | null; words: ReadingWords }> = ({
  note,
  label,
  back,
  words,
}) =>
  back === null ? (
    <span id={`fn${note}`}>{label}</span>
  ) : (
    <a href={back} id={`fn${note}`} aria-label={`${label}, ${words.backToText}`}>
      {label}
    </a>
  );

function heading(depth: number, props: object, children: Child): Child {
  switch (depth) {
    case 2:
      return <h2 {...props}>{children}</h2>;
    case 3:
      return <h3 {...props}>{children}</h3>;
    case 4:
      return <h4 {...props}>{children}</h4>;
    case 5:
      return <h5 {...props}>{children}</h5>;
    default:
      return <h6 {...props}>{children}</h6>;
  }
}

/** The words with their marks; where the whole is replaced, what stood there comes first. */
const Words: FC<{
  block: Extract<Block, { runs: unknown }>;
  change: ChangeShown | null;
  notes: NoteWays;
}> = ({ block, change, notes }) => {
  const marks = change?.marks;
  if (change?.change.kind === 'added' || marks === null) {
    return (
      <>
        {change === null || change.before === null ? null : <del>{change.before}</del>}
        <ins>
          <RunSpans runs={unmarked(block.runs)} notes={notes} />
        </ins>
      </>
    );
  }
  if (marks === undefined || marks === 'no-room')
    return <RunSpans runs={unmarked(block.runs)} notes={notes} />;
  const marker = runMarker(marks);
  const runs = block.runs.flatMap((run) => marker.take(run));
  return <RunSpans runs={[...runs, ...marker.goneHere()]} notes={notes} />;
};
