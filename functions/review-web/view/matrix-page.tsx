import type { FC } from 'hono/jsx';
import { Document, htmlOf } from '../../pages/document.tsx';
import { described, FieldError, type Mend, wrongClass } from '../../pages/field.tsx';
import { KeptText } from '../../pages/kept-text.tsx';
import { readingSheet } from '../../reading/reading-sheet.ts';
import type { Wording } from '../../wording/wording.ts';
import type { MatrixModel, MatrixRow } from '../model/matrix-page.ts';
import { AboutSection } from './about-section.tsx';
import { Mending } from './mending.tsx';

/** All comments with their answers as HTML: each row its comment, the paragraph before and after, and what may be written. */
export const matrixPage = (page: MatrixModel, words: Wording): string =>
  htmlOf(<MatrixPage page={page} words={words} />);

type Shown = { page: MatrixModel; words: Wording };

const MatrixPage: FC<Shown> = ({ page, words }) => {
  const { discussion, pages } = words;
  const rows = page.rows.map((row) => <Row row={row} mends={page.mends} words={words} />);
  return (
    <Document words={words} sheet={readingSheet} title={discussion.matrix} plan={page.plan} foot={null}>
      <Mending says={page.says} mends={page.mends} title={discussion.notSaved} also={page.saved} />
      <section class="sheet">
        <h1>{discussion.matrix}</h1>
        <AboutSection about={page.about} words={words} />
        <p class="ways">
          {page.ways.map(({ href, label }) => (
            <>
              <a href={href}>{label}</a>{' '}
            </>
          ))}
        </p>
      </section>
      {page.kept === '' ? null : (
        <section class="sheet">
          <KeptText text={page.kept} label={pages.labels.kept} />
        </section>
      )}
      {page.rows.length === 0 ? (
        <section class="sheet calm">
          <p class="stands">{pages.labels.noDecisions}</p>
        </section>
      ) : null}
      {page.form === null ? (
        rows
      ) : (
        <form method="post" action={page.form.action} id="matrix" novalidate>
          {Object.entries(page.form.hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {rows}
          <button type="submit">{discussion.labels.saveAll}</button>
        </form>
      )}
      <Pages page={page} words={words} />
    </Document>
  );
};

const Pages: FC<Shown> = ({ page: { page }, words }) =>
  page.of < 2 ? null : (
    <nav class="pages" aria-label={words.reading.pages}>
      {page.former === null ? null : (
        <a href={page.former} rel="prev">
          {words.reading.formerPage}
        </a>
      )}
      <span>{words.discussion.pageOf(page)}</span>
      {page.next === null ? null : (
        <a href={page.next} rel="next">
          {words.reading.goOn}
        </a>
      )}
    </nav>
  );

const Row: FC<{ row: MatrixRow; mends: readonly Mend[]; words: Wording }> = ({ row, mends, words }) => {
  const { discussion } = words;
  const { labels } = discussion;
  return (
    <section class="sheet" id={row.name} aria-labelledby={`${row.name}-judul`}>
      <h2 id={`${row.name}-judul`}>
        {row.name} · {row.kind}
      </h2>
      <p class="soft">
        {row.by} – {row.state}
      </p>
      <div class="say">
        <p>{row.text}</p>
        {row.proposal === '' ? null : (
          <p>
            <b>{labels.proposal}:</b> {row.proposal}
          </p>
        )}
      </div>
      <dl>
        {row.before === null ? (
          <>
            <dt>{labels.paragraph}</dt>
            <dd>{discussion.wholeSection}</dd>
          </>
        ) : (
          <>
            <dt>{labels.before}</dt>
            <dd lang="id">{row.before}</dd>
          </>
        )}
        {row.after === null ? null : (
          <>
            <dt>{labels.after}</dt>
            <dd>
              {row.after.text}{' '}
              {row.after.href === null ? null : (
                <a href={row.after.href} aria-label={`${labels.toText}: ${row.name}`}>
                  {labels.toText}
                </a>
              )}
            </dd>
          </>
        )}
      </dl>
      {row.answers.map(({ by, verdict, text }) => (
        <div class="say">
          <b>{verdict}</b> <span class="soft">– {by}</span>
          <p>{text}</p>
        </div>
      ))}
      {row.reopenings.map(({ by, text }) => (
        <div class="say">
          <b>{discussion.states.reopened}</b> <span class="soft">– {by}</span>
          <p>{text}</p>
        </div>
      ))}
      {row.answer === null ? null : (
        <AnswerFields row={row} answer={row.answer} mends={mends} words={words} />
      )}
      {row.reopening === null ? null : (
        <ReopenFields row={row} reopening={row.reopening} mends={mends} words={words} />
      )}
    </section>
  );
};

const AnswerFields: FC<{
  row: MatrixRow;
  answer: NonNullable<MatrixRow['answer']>;
  mends: readonly Mend[];
  words: Wording;
}> = ({ row: { number, name }, answer, mends, words: { discussion } }) => {
  const { labels } = discussion;
  const [verdict, text, block] = [`verdict-${number}`, `answer-${number}`, `block-${number}`];
  return (
    <>
      <fieldset id={verdict} class={wrongClass(mends, verdict, '')} {...described(mends, verdict)}>
        <legend>
          {labels.verdict} {name}
        </legend>
        <FieldError mends={mends} field={verdict} />
        {answer.verdicts.map(({ value, label, chosen }) => (
          <label class="choice">
            <input type="radio" name={verdict} value={value} checked={chosen} />
            <b>{label}</b>
          </label>
        ))}
      </fieldset>
      <div class={wrongClass(mends, text, 'field')}>
        <label class="label" for={text}>
          {labels.answer} {name}
        </label>
        <FieldError mends={mends} field={text} />
        <textarea id={text} name={text} rows={3} {...described(mends, text)}>
          {`\n${answer.text}`}
        </textarea>
      </div>
      {answer.blocks.length < 2 ? null : (
        <div class="field">
          <label class="label" for={block}>
            {labels.landed} {name}
          </label>
          <select id={block} name={block}>
            {answer.blocks.map(({ value, label, chosen }) => (
              <option value={value} selected={chosen}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
};

const ReopenFields: FC<{
  row: MatrixRow;
  reopening: NonNullable<MatrixRow['reopening']>;
  mends: readonly Mend[];
  words: Wording;
}> = ({ row: { number, name }, reopening, mends, words: { discussion } }) => {
  const { labels } = discussion;
  const why = `why-${number}`;
  return (
    <>
      {reopening.was ? <input type="hidden" name={`was-${number}`} value="yes" /> : null}
      <label class="choice">
        <input type="checkbox" name={`reopen-${number}`} value="yes" checked={reopening.ticked} />
        <b>
          {labels.reopen} ({name})
        </b>
      </label>
      <div class={wrongClass(mends, why, 'field')}>
        <label class="label" for={why}>
          {labels.why} ({name})
        </label>
        <FieldError mends={mends} field={why} />
        <textarea id={why} name={why} rows={3} {...described(mends, why)}>
          {`\n${reopening.why}`}
        </textarea>
      </div>
    </>
  );
};
