import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { FormerRound } from '../model/page-model.ts';
import { Saying } from './decisions.tsx';
import { DraftCard } from './draft-card.tsx';

/** What was decided and written in the rounds before, and the drafts that it was about; the latest stands open. */
export const FormerRounds: FC<{ rounds: readonly FormerRound[]; words: Wording }> = ({ rounds, words }) =>
  rounds.length === 0 ? null : (
    <section class="sheet">
      <h2>{words.pages.labels.formerRounds}</h2>
      {rounds.map(({ heading, draft, decisions }, i) => (
        <details open={i === 0}>
          <summary>{heading}</summary>
          {decisions.map((decision) => (
            <Saying decision={decision} />
          ))}
          {draft === null ? null : <DraftCard draft={draft} words={words} />}
        </details>
      ))}
    </section>
  );
