import type { FC } from 'hono/jsx';
import type { ReadingWords } from '../../wording/reading-words.ts';
import type { ChangeShown } from '../reading-model.ts';

/** What became of the block, in a word, since colour alone says nothing to some; and the ways to the next change. */
export const ChangeNote: FC<{ change: ChangeShown; words: ReadingWords }> = ({ change, words }) => {
  const { kind } = change.change;
  const isReplaced = 'marks' in change.change && change.change.marks === null;
  const isUnmarked = change.marks === 'no-room';
  return (
    <span class="change" id={`p${change.nth}`}>
      <b>{words.marks[isReplaced ? 'replaced' : kind]}</b>
      {isUnmarked ? ` (${words.withoutWordMarks})` : null}
      {change.former === null ? null : (
        <a href={change.former} aria-label={words.formerChange}>
          ↑
        </a>
      )}
      {change.next === null ? null : (
        <a href={change.next} aria-label={words.nextChange}>
          ↓
        </a>
      )}
    </span>
  );
};
