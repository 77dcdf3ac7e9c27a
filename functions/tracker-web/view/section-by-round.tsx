import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Wording } from '../../wording/wording.ts';

/** One round's part, folded in unless it is the latest. */
export const ByRound: FC<PropsWithChildren<{ round: number; open: boolean; words: Wording }>> = ({
  round,
  open,
  words,
  children,
}) => (
  <details open={open}>
    <summary>{words.section.round({ round })}</summary>
    {children}
  </details>
);
