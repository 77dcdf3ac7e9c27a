import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { PageModel } from '../model/page-model.ts';
import { Decisions } from './decisions.tsx';
import { DecideForm } from './decide-form.tsx';
import { DraftCard } from './draft-card.tsx';
import { FormerRounds } from './former-rounds.tsx';
import { History } from './history.tsx';
import { UploadFile, UseFile } from './upload-file.tsx';
import { Waiting } from './waiting.tsx';

type AskPage = Extract<PageModel, { sheet: unknown }>;

/** What a person reads, then the forms, then what they may want to look up. */
export const AskBody: FC<{ page: AskPage; words: Wording }> = ({ page, words }) => {
  const { sheet, use, upload, decision, mends } = page;
  const { labels } = words.pages;
  return (
    <>
      {use === null ? null : <UseFile use={use} words={words} />}
      {sheet === null ? null : (
        <section class="sheet">
          {sheet.former === null ? null : <DraftCard draft={sheet.former} words={words} former />}
          {sheet.draft === null ? null : <DraftCard draft={sheet.draft} words={words} />}
          <dl>
            <dt>{labels.due}</dt>
            <dd>
              {sheet.due}
              {sheet.late === null ? null : <span class="late"> · {sheet.late}</span>}
            </dd>
            {sheet.together.length === 0 ? null : (
              <>
                <dt>{labels.together}</dt>
                <dd>{words.stages.list(sheet.together)}</dd>
              </>
            )}
            {sheet.excused.length === 0 ? null : (
              <>
                <dt>{labels.excused}</dt>
                <dd>{words.stages.list(sheet.excused)}</dd>
              </>
            )}
          </dl>
        </section>
      )}
      {sheet === null || page.about?.stage === undefined ? null : (
        <Decisions
          decisions={sheet.decisions}
          none={sheet.draft === null ? null : labels.noDecisions}
          words={words}
        />
      )}
      {sheet === null ? null : <FormerRounds rounds={sheet.rounds} words={words} />}
      {upload === null ? null : (
        <UploadFile
          upload={upload}
          mends={mends}
          second={use !== null || (decision !== null && page.state !== 'needs-draft')}
          words={words}
        />
      )}
      {decision === null ? null : (
        <DecideForm form={decision} asWhom={sheet?.asWhom ?? null} mends={mends} words={words} />
      )}
      {sheet === null ? null : (
        <section class="sheet more">
          <Waiting
            besideForm
            waiting={sheet.waiting}
            open={mends.some(({ field }) => field === 'waiting')}
            words={words}
          />
          <History history={sheet.history} words={words} />
        </section>
      )}
    </>
  );
};
