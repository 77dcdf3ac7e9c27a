import type { FC } from 'hono/jsx';
import type { DiscussionWords } from '../../wording/discussion-words.ts';

/**
 * Beside a block: where a comment on it is written, and how many of the reader's own wait there. The address is relative:
 * a page has room for hundreds.
 */
export const CommentLink: FC<{
  block: string;
  comments: ReadonlyMap<string, number> | null;
  words: DiscussionWords;
}> = ({ block, comments, words }) => {
  if (comments === null) return null;
  const count = comments.get(block);
  return (
    <a class="m" href={`comments?block=${block}`}>
      {count === undefined ? words.link : words.linkOn({ count })}
    </a>
  );
};
