import type { FC } from 'hono/jsx';
import { KeptText } from '../../pages/kept-text.tsx';
import type { Wording } from '../../wording/wording.ts';

/** A reason that was typed into a form which is not offered again, to be copied. */
export const TypedReason: FC<{ why: string; words: Wording }> = ({ why, words }) => (
  <KeptText text={why} label={words.tracker.typed} />
);
