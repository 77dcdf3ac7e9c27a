import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { HistoryLine } from '../model/page-model.ts';

/** What happened to the section, folded in. */
export const History: FC<{ history: readonly HistoryLine[]; words: Wording }> = ({ history, words }) => (
  <details>
    <summary>{words.pages.labels.history}</summary>
    <ol class="log">
      {history.map(({ at, when, sentence, why }) => (
        <li>
          {sentence}
          {why === null ? null : <span class="why">{why}</span>}
          <time datetime={at}>{when}</time>
        </li>
      ))}
    </ol>
  </details>
);
