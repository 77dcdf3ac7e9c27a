import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';
import type { CommentShown } from '../model/page-model.ts';

/** What others wrote. `none`: said where nobody wrote anything; null where nobody could have. */
export const Comments: FC<{ comments: readonly CommentShown[]; none: string | null; words: Wording }> = ({
  comments,
  none,
  words,
}) =>
  comments.length === 0 && none === null ? null : (
    <section class="sheet">
      <h2>{words.pages.labels.comments}</h2>
      {comments.length === 0 ? <p class="soft">{none}</p> : null}
      {comments.map(({ who, did, text }) => (
        <div class="say">
          <b>{who}</b> <span class="soft">– {did}</span>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
