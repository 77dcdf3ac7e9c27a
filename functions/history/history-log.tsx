import type { FC } from 'hono/jsx';
import type { HistoryLine } from './history-of.ts';

/** What happened to a section, one line each. */
export const HistoryLog: FC<{ history: readonly HistoryLine[] }> = ({ history }) => (
  <ol class="log">
    {history.map(({ at, when, sentence, why }) => (
      <li>
        {sentence}
        {why === null ? null : <span class="why">{why}</span>}
        <time datetime={at}>{when}</time>
      </li>
    ))}
  </ol>
);
