import type { Section } from '../section.ts';

/** Why a section is looked at by itself. `should-have-moved`: its next stage should have opened by then. */
export const WAKE_REASONS = ['should-have-moved'] as const;
export type WakeReason = (typeof WAKE_REASONS)[number];

/** The next look at a section: an ISO instant, and what it is for. */
export interface WakeUp {
  readonly at: string;
  readonly why: WakeReason;
}

/**
 * When a section must be looked at next though nobody does anything; null: never. `changedAt`: when it became what it is;
 * `moveMs`: how long a stage may take to open, in milliseconds.
 */
export function wakeAt(
  { next, halt, state }: Pick<Section, 'next' | 'halt' | 'state'>,
  { changedAt, moveMs }: { readonly changedAt: string; readonly moveMs: number },
): WakeUp | null {
  const isMoving = next !== null && halt === null && state !== 'cancelled';
  if (!isMoving) return null;
  return { at: new Date(Date.parse(changedAt) + moveMs).toISOString(), why: 'should-have-moved' };
}
