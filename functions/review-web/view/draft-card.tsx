import type { FC } from 'hono/jsx';
import { fingerprint } from '../../mail/fingerprint.ts';
import type { Wording } from '../../wording/wording.ts';
import type { DraftShown } from '../model/page-model.ts';

/** Which version this is: the round, who uploaded it and when, its size and fingerprint, and where to read it. */
export const DraftCard: FC<{ draft: DraftShown; words: Wording; former?: boolean }> = ({
  draft,
  words: {
    pages: { labels },
  },
  former = false,
}) => (
  <div class={former ? 'draft former' : 'draft'}>
    <h2>{draft.heading}</h2>
    <p>
      {draft.uploaded}
      {draft.size === null ? null : <span class="soft"> · {draft.size}</span>}
    </p>
    {draft.read === null ? null : (
      <p>
        <a class="button" href={draft.read.href}>
          {draft.read.label}
        </a>
      </p>
    )}
    {draft.link === null ? null : (
      <p>
        <a href={draft.link.href}>{draft.link.label}</a>
      </p>
    )}
    <details>
      <summary>{labels.version}</summary>
      <code>{fingerprint(draft.sha256)}</code>
    </details>
  </div>
);
