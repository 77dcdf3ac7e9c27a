import type { FC } from 'hono/jsx';
import { Document, htmlOf } from '../../pages/document.tsx';
import type { Wording } from '../../wording/wording.ts';
import type { NoReading, ReadingModel, Stretch, VersionOffered } from '../reading-model.ts';
import { readingSheet } from '../reading-sheet.ts';
import { BlockElement } from './block-element.tsx';
import { ChangeNote } from './change-note.tsx';
import { CommentLink } from './comment-link.tsx';

type Shown = { page: ReadingModel; words: Wording };

/** A page of a draft as HTML. What a stranger's file holds is text here: JSX escapes it. */
export const readingPage = (page: ReadingModel, words: Wording): string =>
  htmlOf(<ReadingPage page={page} words={words} />);

/** The page of a draft that has no text to show, or none yet: its original is one tap away. */
export const noReadingPage = (page: NoReading, words: Wording): string =>
  htmlOf(
    <Document
      words={words}
      sheet={readingSheet}
      title={words.reading.title}
      plan={page.plan}
      foot={<a href={page.back.href}>{page.back.label}</a>}
    >
      <section class="sheet calm">
        <Head page={page} />
        <p class="stands">{page.sentence}</p>
        <Ways page={page} />
        <Versions versions={page.versions} heading={words.reading.versions} />
      </section>
    </Document>,
  );

const ReadingPage: FC<Shown> = ({ page, words }) => (
  <Document
    words={words}
    sheet={readingSheet}
    title={words.reading.title}
    plan={page.plan}
    foot={<p>{words.reading.foot}</p>}
  >
    <section class="sheet">
      <Head page={page} />
      <ul class="facts">
        {page.facts.map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
      <Compared page={page} words={words} />
      {page.notShown.length === 0 ? null : (
        <details class="lacks">
          <summary>{words.reading.lacks(page.notShown.length)}</summary>
          <ul>
            {page.notShown.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <Contents page={page} words={words} />
      <Versions versions={page.versions} heading={words.reading.versions} />
      <Ways page={page} />
    </section>
    <article class="sheet text" lang="id">
      {page.page.of > 1 ? <p class="soft">{words.reading.pageOf(page.page)}</p> : null}
      {page.stretches.map((stretch) => (
        <StretchElement stretch={stretch} page={page} words={words} />
      ))}
      {page.page.of > 1 ? <PageLinks page={page} words={words} /> : null}
    </article>
    <section class="sheet">
      <Ways page={page} />
    </section>
  </Document>
);

const Head: FC<{ page: Pick<ReadingModel, 'title' | 'book' | 'draft'> }> = ({ page }) => (
  <>
    <h1>{page.title}</h1>
    <p class="soft">
      {page.book} · {page.draft}
    </p>
  </>
);

const Ways: FC<{ page: Pick<ReadingModel, 'back' | 'original'> }> = ({ page }) => (
  <p class="ways">
    <a class="button" href={page.back.href}>
      {page.back.label}
    </a>{' '}
    <a href={page.original.href}>{page.original.label}</a>
  </p>
);

const Compared: FC<Shown> = ({ page, words }) => (
  <>
    {page.comparison === null ? null : (
      <p class="stands">
        {page.comparison.sentence}{' '}
        {page.comparison.first === null ? null : (
          <a href={page.comparison.first}>{words.reading.firstChange}</a>
        )}
      </p>
    )}
    {page.comparison === null || page.comparison.goneUnshown === 0 ? null : (
      <p class="soft">{words.reading.goneUnshown(page.comparison.goneUnshown)}</p>
    )}
    {page.noComparison === null ? null : <p class="soft">{page.noComparison}</p>}
    <Versions versions={page.since} heading={words.reading.since} />
  </>
);

const Versions: FC<{ versions: readonly VersionOffered[]; heading: string }> = ({ versions, heading }) =>
  versions.length < 2 ? null : (
    <details>
      <summary>{heading}</summary>
      <ul>
        {versions.map(({ label, href }) => (
          <li>{href === null ? <b aria-current="page">{label}</b> : <a href={href}>{label}</a>}</li>
        ))}
      </ul>
    </details>
  );

const Contents: FC<Shown> = ({ page, words }) =>
  page.contents.length === 0 ? null : (
    <nav aria-label={words.reading.contents}>
      <details>
        <summary>{words.reading.contents}</summary>
        <ol class="contents">
          {page.contents.map(({ href, text, level }) => (
            <li class={`n${Math.min(level - 1, 4)}`}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );

const StretchElement: FC<Shown & { stretch: Stretch }> = ({ stretch, page, words }) => {
  const changes = page.comparison?.changes ?? new Map();
  const goneBefore = page.comparison?.goneBefore ?? new Map();
  const { reading } = words;
  const element = (block: Extract<Stretch, { kind: 'block' }>['block']) => (
    <>
      <BlockElement
        block={block}
        comments={page.comments}
        discussion={words.discussion}
        changes={changes}
        goneBefore={goneBefore}
        depths={page.depths}
        words={reading}
        imageHref={page.imageHref}
        notes={page.notes}
      />
      {block.kind === 'table' || block.kind === 'page' ? null : (
        <CommentLink block={block.id} comments={page.comments} words={words.discussion} />
      )}
    </>
  );
  switch (stretch.kind) {
    case 'block':
      return element(stretch.block);
    case 'unchanged':
      return (
        <details class="quiet">
          <summary>{reading.unchanged(stretch.blocks.length)}</summary>
          {stretch.blocks.map(element)}
        </details>
      );
    case 'gone':
      return (
        <p class="gone">
          <ChangeNote change={stretch.change} words={reading} />
          <del>{stretch.change.before}</del>
        </p>
      );
  }
};

const PageLinks: FC<Shown> = ({ page: { page }, words }) => (
  <nav class="pages" aria-label={words.reading.pages}>
    {page.former === null ? null : (
      <a href={page.former} rel="prev">
        {words.reading.formerPage}
      </a>
    )}
    <span>{words.reading.pageOf(page)}</span>
    {page.next === null ? null : (
      <a href={page.next} rel="next">
        {words.reading.goOn}
      </a>
    )}
  </nav>
);
