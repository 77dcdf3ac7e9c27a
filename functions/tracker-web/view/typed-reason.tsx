import type { FC } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';

/** A reason that was typed into a form which is not offered again, to be copied. */
export const TypedReason: FC<{ why: string; words: Wording }> = ({ why, words }) =>
  why === '' ? null : (
    <div class="field">
      <label class="label" for="why">
        {words.tracker.typed}
      </label>
      <textarea id="why" readonly>
        {`\n${why}`}
      </textarea>
    </div>
  );
