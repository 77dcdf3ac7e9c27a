import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { WaitingShown } from '../model/page-model.ts';

/** What else waits for this person. No links: a link is a secret that stands only in its mail. */
export const Waiting: FC<{ waiting: readonly WaitingShown[]; words: Wording }> = ({
  waiting,
  words: {
    pages: { labels },
  },
}) => (
  <details>
    <summary>
      {labels.waiting} ({waiting.length})
    </summary>
    {waiting.length === 0 ? <p class="soft">{labels.nothingWaiting}</p> : null}
    <ul class="wait">
      {waiting.map(({ title, stage, due }) => (
        <li>
          {title}
          <span>
            {stage} · {labels.due}: {due}
          </span>
        </li>
      ))}
    </ul>
  </details>
);
