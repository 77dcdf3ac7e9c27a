import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import { ASK_STATES, type AskState, type PageModel } from '../model/page-model.ts';
import { AboutSection } from './about-section.tsx';
import { AskBody } from './ask-body.tsx';
import { Document, htmlOf } from '../../pages/document.tsx';
import { KeptText } from '../../pages/kept-text.tsx';
import { BoxedForm } from './boxed-form.tsx';
import { DraftCard } from './draft-card.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { History } from './history.tsx';
import { Waiting } from './waiting.tsx';

/** A page behind a link as HTML. Everything that people typed is escaped by the JSX. */
/** `kept`: what was typed into a form that this page does not offer again. */
export const reviewPage = (page: PageModel, words: Wording, kept = ''): string =>
  htmlOf(<ReviewPage page={page} words={words} kept={kept} />);

const ReviewPage: FC<{ page: PageModel; words: Wording; kept: string }> = ({ page, words, kept }) => (
  <Document words={words} title={page.says.title} plan={page.about?.plan ?? null} foot={<Foot page={page} />}>
    <ErrorSummary says={page.says} mends={page.mends} urgent={isUrgent(page.state)} />
    <section class={`sheet ${moodOf(page.state)}`}>
      {isUrgent(page.state) ? null : <h1>{page.says.title}</h1>}
      {page.about === null ? null : <AboutSection about={page.about} words={words} />}
      {isUrgent(page.state) ? null : (
        <>
          <p class="stands">{page.says.sentence}</p>
          <p>{page.says.forward}</p>
        </>
      )}
      {'box' in page && page.box !== null ? <BoxedForm box={page.box} mends={page.mends} /> : null}
    </section>
    {kept === '' ? null : (
      <section class="sheet">
        <KeptText text={kept} label={words.pages.labels.kept} />
      </section>
    )}
    {'sheet' in page ? <AskBody page={page} words={words} /> : null}
    {'wrote' in page ? <ToldBody page={page} words={words} /> : null}
  </Document>
);

const ToldBody: FC<{ page: Extract<PageModel, { wrote: unknown }>; words: Wording }> = ({ page, words }) => {
  const { draft, wrote, history, waiting } = page;
  const waits = waiting.items.length > 0;
  return (
    <>
      {draft === null && wrote === null ? null : (
        <section class="sheet">
          {wrote === null ? null : (
            <>
              <h2>{wrote.label}</h2>
              {wrote.text === '' ? (
                wrote.along === null ? (
                  <p class="soft">{words.pages.labels.nothingWritten}</p>
                ) : null
              ) : (
                <div class="say">
                  <p>{wrote.text}</p>
                </div>
              )}
              {wrote.along === null ? null : (
                <p>
                  {wrote.along.text} <a href={wrote.along.href}>{wrote.along.label}</a>
                </p>
              )}
            </>
          )}
          {draft === null ? null : <DraftCard draft={draft} words={words} />}
        </section>
      )}
      {history.length === 0 && !waits ? null : (
        <section class="sheet more">
          {waits ? <Waiting waiting={waiting} open words={words} /> : null}
          {history.length === 0 ? null : <History history={history} words={words} />}
        </section>
      )}
    </>
  );
};

const Foot: FC<{ page: PageModel }> = ({ page }) => (
  <>
    {page.contact === null ? null : <p>{page.contact}</p>}
    {page.whose === null ? null : <p>{page.whose}</p>}
  </>
);

const isAsk = (state: PageModel['state']): boolean => ASK_STATES.some((it: AskState) => it === state);

/** The person has just sent something that did not count: how it stands comes first, above all else. */
const isUrgent = (state: PageModel['state']): boolean =>
  state === 'invalid' || state === 'draft-changed' || state === 'papers-changed' || state === 'busy';

function moodOf(state: PageModel['state']): string {
  if (state === 'done' || state === 'not-me-done' || state === 'link-sent') return 'good';
  return isAsk(state) || state === 'not-me' ? '' : 'calm';
}
