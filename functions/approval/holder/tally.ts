import type { Stage } from '../section.ts';
import type { Outcome } from '../path/choices.ts';
import { isDrafting, traitsOf } from '../path/stages.ts';

/**
 * Whether this stage closes now, and how.
 * Drafting closes with its first submit. The others close when no required assignment is open any more:
 * `returned` if anyone returned, else `approved` — but only if somebody approved. Null: it waits.
 */
export function tally(stage: Stage): Outcome | null {
  const choices = stage.assignments.flatMap((a) => (a.status === 'decided' ? [a.decision.choice] : []));
  if (isDrafting(stage.stage)) return choices.includes('submit') ? 'submitted' : null;
  if (stage.assignments.some((a) => a.status === 'open' && a.required)) return null;
  if (choices.includes('return')) return 'returned';
  return choices.includes('approve') ? traitsOf(stage.stage).forward : null;
}
