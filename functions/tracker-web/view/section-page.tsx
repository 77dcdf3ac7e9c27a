import type { FC } from 'hono/jsx';
import { HistoryLog } from '../../history/history-log.tsx';
import { htmlOf } from '../../pages/document.tsx';
import type { SignedIn } from '../../sign-in/door.ts';
import { pathOfPlan } from '../model/paths.ts';
import type { SectionFacts } from '../model/section-facts.ts';
import { type SectionModel, sectionModel } from '../model/section-model.ts';
import { Frame } from './frame.tsx';
import { Comments } from './section-comments.tsx';
import { Decisions } from './section-decisions.tsx';
import { Mails } from './section-mails.tsx';
import { Path } from './section-path.tsx';
import { Standing } from './section-standing.tsx';
import { Versions } from './section-versions.tsx';

/** All about one section. Everything that people typed is escaped by the JSX. */
export const sectionPage = (facts: SectionFacts, signedIn: SignedIn): string =>
  htmlOf(<SectionPage facts={facts} model={sectionModel(facts)} signedIn={signedIn} />);

const SectionPage: FC<{ facts: SectionFacts; model: SectionModel; signedIn: SignedIn }> = ({
  facts,
  model,
  signedIn,
}) => {
  const { words, people, now } = facts;
  const { plan } = facts.dossier;
  const { section, pages, tracker } = words;
  const { id, done, standing, rounds, decisions, comments, versions, mails, history, chain } = model;
  return (
    <Frame words={words} title={words.board.columns.section} plan={plan.title} signedIn={signedIn}>
      <p>
        <a href={pathOfPlan(plan.plan)}>{tracker.toBoard}</a>
      </p>
      {done === null ? null : (
        <section class="sheet good" role="status">
          <p class="stands">{section.done({ did: done })}</p>
        </section>
      )}
      <Standing standing={standing} people={people} words={words} now={now} />
      <nav class="contents" aria-label={section.contents}>
        <ul>
          {[
            ['jalur', section.path.heading],
            ['keputusan', section.decisions.heading],
            ...(comments.length === 0 ? [] : [['matriks', words.discussion.matrix]]),
            ['versi', section.versions.heading],
            ['surel', section.mails.heading],
            ['riwayat', pages.labels.history],
          ].map(([id, heading]) => (
            <li>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Path rounds={rounds} people={people} words={words} />
      <Decisions decisions={decisions} words={words} />
      <Comments section={id} comments={comments} words={words} />
      <Versions versions={versions} words={words} />
      <Mails mails={mails} words={words} />
      <section class="sheet" id="riwayat">
        <h2>{pages.labels.history}</h2>
        <details>
          <summary>{section.events({ count: chain.count })}</summary>
          <HistoryLog history={history} />
        </details>
        <p class="soft chain">
          {section.chain} <code>{chain.head}</code>
          <br />
          {section.chainHelp}
        </p>
      </section>
    </Frame>
  );
};
