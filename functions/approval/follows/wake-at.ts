import { mayHavePassed } from '../machine/passing-cause.ts';
import type { Section } from '../section.ts';

/**
 * Why a section is looked at by itself. `should-have-moved`: its next stage should have opened by then. `cause-may-have-passed`:
 * it was halted for what may be over by then.
 */
export const WAKE_REASONS = ['should-have-moved', 'cause-may-have-passed'] as const;
export type WakeReason = (typeof WAKE_REASONS)[number];

/** So long a section stays halted for a cause that may pass, in milliseconds: the service has tried for hours by then. */
const A_WHILE_MS = 10 * 60 * 1000;

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
  if (halt !== null && state !== 'cancelled' && mayHavePassed(halt)) {
    const at = new Date(Date.parse(changedAt) + A_WHILE_MS).toISOString();
    return { at, why: 'cause-may-have-passed' };
  }
  const isMoving = next !== null && halt === null && state !== 'cancelled';
  if (!isMoving) return null;
  return { at: new Date(Date.parse(changedAt) + moveMs).toISOString(), why: 'should-have-moved' };
}
