import type { Opening } from './section.ts';
import { nextStage, type Outcome, type StageName } from './stages.ts';

/**
 * What opens after a stage of this round closed so; null: nothing, the section is signed off.
 * Every return goes back to drafting and opens the next round.
 */
export function opensAfter(stage: StageName, round: number, outcome: Outcome): Opening | null {
  if (outcome === 'returned') return { stage: 'drafting', round: round + 1 };
  const next = nextStage(stage);
  return next === null ? null : { stage: next, round };
}
