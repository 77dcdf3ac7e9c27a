import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { HistoryLine } from '../../history/history-of.ts';
import { HistoryLog } from '../../history/history-log.tsx';

/** What happened to the section, folded in. */
export const History: FC<{ history: readonly HistoryLine[]; words: Wording }> = ({ history, words }) => (
  <details>
    <summary>{words.pages.labels.history}</summary>
    <HistoryLog history={history} />
  </details>
);
