import type { StageName } from './paths.ts';
import type { Section } from '../section.ts';
import { isLater } from './stages.ts';

/**
 * Whether a section whose latest stage is `last` is past a stage of a round: a later one has opened, or it has ended. Then
 * nothing waits any more for how that stage closed.
 */
export function hasMovedOn(
  { state, last, round }: Pick<Section, 'state' | 'round'> & { readonly last: StageName | null },
  from: { readonly stage: StageName; readonly round: number },
): boolean {
  if (state === 'signed-off' || state === 'cancelled') return true;
  if (last === null) return false;
  return round === from.round ? isLater(last, from.stage) : round > from.round;
}
