import type { Section } from './section.ts';

/**
 * Why somebody's ask waits, as far as the records know. A list that is closed: what reads it may count on it. What is
 * not known has no code: that a mail was sent says nothing about who has read it.
 */
export const WHYS = ['halted', 'disputed', 'held', 'not-delivered'] as const;
export type Why = (typeof WHYS)[number];

/** Of one who is still asked. `undeliverable`: why the last ask did not reach them. Null: nothing is known. */
export function whyWaits(
  { halt, dispute, hold }: Pick<Section, 'halt' | 'dispute' | 'hold'>,
  undeliverable: string | null,
): Why | null {
  if (halt !== null) return 'halted';
  if (dispute !== null) return 'disputed';
  if (hold !== null) return 'held';
  return undeliverable === null ? null : 'not-delivered';
}
