import type { Opening } from '../section.ts';
import type { Outcome } from './choices.ts';
import type { StageName } from './paths.ts';
import { firstStage, nextStage, pathOf } from './stages.ts';

/**
 * What opens after a stage of this round closed so, and when; null: nothing, the section is signed off.
 * Every return goes back to the path's first stage and opens the next round.
 */
export function opensAfter(
  stage: StageName,
  round: number,
  { outcome, at }: { readonly outcome: Outcome; readonly at: string },
): Opening | null {
  if (outcome === 'returned') return { stage: firstStage(pathOf(stage)), round: round + 1 };
  const next = nextStage(stage, at);
  return next === null ? null : { stage: next, round };
}
