import type { Section } from '../section.ts';

/** A section in which nothing has opened for so long is stuck: what was lost is repaired within 5 minutes. */
const STUCK_MS = 10 * 60 * 1000;

/** Whether a stage should have opened long ago. A halted section says itself why none does. */
export const isStuck = (
  { state, next, since, halt }: Pick<Section, 'state' | 'next' | 'since' | 'halt'>,
  now: string,
): boolean =>
  state !== 'cancelled' &&
  halt === null &&
  next !== null &&
  since !== null &&
  Date.parse(now) - Date.parse(since) >= STUCK_MS;
