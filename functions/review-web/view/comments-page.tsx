import type { FC } from 'hono/jsx';
import { Document, htmlOf } from '../../pages/document.tsx';
import { described, Field, FieldError, helpOf, wrongClass } from '../../pages/field.tsx';
import { KeptText } from '../../pages/kept-text.tsx';
import { readingSheet } from '../../reading/reading-sheet.ts';
import type { Wording } from '../../wording/wording.ts';
import type { CommentsModel, PaperShown } from '../model/comments-page.ts';
import { AboutSection } from './about-section.tsx';
import { Mending } from './mending.tsx';

/** A reviewer's own comments as HTML: the form first, where one was asked for, then all of them. */
export const commentsPage = (page: CommentsModel, words: Wording): string =>
  htmlOf(<CommentsPage page={page} words={words} />);

type Shown = { page: CommentsModel; words: Wording };

const CommentsPage: FC<Shown> = ({ page, words }) => {
  const { discussion, pages } = words;
  return (
    <Document words={words} sheet={readingSheet} title={discussion.comments} plan={page.plan} foot={null}>
      <Mending says={page.says} mends={page.mends} title={discussion.notSaved} />
      <section class="sheet">
        <h1>{discussion.comments}</h1>
        <AboutSection about={page.about} words={words} />
        <Ways page={page} />
      </section>
      {page.kept === '' ? null : (
        <section class="sheet">
          <KeptText text={page.kept} label={pages.labels.kept} />
        </section>
      )}
      {page.form === null ? (
        <section class="sheet calm">
          <p class="stands">{discussion.sentAlready}</p>
        </section>
      ) : (
        <CommentForm form={page.form} page={page} words={words} />
      )}
      <Papers papers={page.papers} words={words} />
      {page.unsent.length === 0 ? null : (
        <section class="sheet">
          <h2>{discussion.labels.unsentFormer}</h2>
          {page.unsent.map((paper) => (
            <PaperItem paper={paper} words={words} />
          ))}
        </section>
      )}
    </Document>
  );
};

const Ways: FC<{ page: CommentsModel }> = ({ page }) => (
  <p class="ways">
    {page.ways.map(({ href, label }) => (
      <>
        <a href={href}>{label}</a>{' '}
      </>
    ))}
  </p>
);

const CommentForm: FC<Shown & { form: NonNullable<CommentsModel['form']> }> = ({ form, page, words }) => {
  const { labels } = words.discussion;
  const { mends } = page;
  return (
    <section class="sheet">
      <h2>{labels.paragraph}</h2>
      <blockquote class="say" lang="id">
        <p>{page.place}</p>
      </blockquote>
      <form method="post" action={form.action} novalidate>
        {Object.entries(form.hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <fieldset id="kind" class={wrongClass(mends, 'kind', '')} {...described(mends, 'kind')}>
          <legend>{labels.kind}</legend>
          <FieldError mends={mends} field="kind" />
          {form.kinds.map(({ value, label, help, chosen }) => (
            <label class="choice">
              <input type="radio" name="kind" value={value} checked={chosen} required />
              <b>{label}</b>
              <span>{help}</span>
            </label>
          ))}
        </fieldset>
        <Field name="text" label={labels.text} help={labels.textHelp} mends={mends}>
          <textarea id="text" name="text" rows={6} {...described(mends, 'text', helpOf('text'))}>
            {`\n${form.text}`}
          </textarea>
        </Field>
        <Field name="proposal" label={labels.proposal} help={labels.proposalHelp} mends={mends}>
          <textarea
            id="proposal"
            name="proposal"
            rows={4}
            {...described(mends, 'proposal', helpOf('proposal'))}
          >
            {`\n${form.proposal}`}
          </textarea>
        </Field>
        {form.isChange ? (
          <label class="choice">
            <input type="checkbox" name="remove" value="yes" />
            <b>{labels.remove}</b>
          </label>
        ) : null}
        <button type="submit">{labels.save}</button>
      </form>
    </section>
  );
};

const Papers: FC<{ papers: readonly PaperShown[]; words: Wording }> = ({ papers, words }) => {
  const { labels } = words.discussion;
  return (
    <section class="sheet">
      <h2>{labels.own}</h2>
      <p class="soft">{papers.length === 0 ? labels.none : labels.unsent}</p>
      {papers.map((paper) => (
        <PaperItem paper={paper} words={words} />
      ))}
    </section>
  );
};

const PaperItem: FC<{ paper: PaperShown; words: Wording }> = ({ paper, words: { discussion } }) => (
  <div class="say">
    <b>{paper.kind}</b>{' '}
    {paper.edit === null ? null : (
      <a href={paper.edit} aria-label={`${discussion.labels.change}: ${paper.text.slice(0, 60)}`}>
        {discussion.labels.change}
      </a>
    )}
    <p class="soft">{paper.quote === null ? discussion.wholeSection : `“${paper.quote}”`}</p>
    <p>{paper.text}</p>
    {paper.proposal === '' ? null : (
      <p>
        <b>{discussion.labels.proposal}:</b> {paper.proposal}
      </p>
    )}
  </div>
);
