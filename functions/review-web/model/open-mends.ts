import type { Facts } from './facts.ts';
import type { Mend } from './page-model.ts';
import type { Problem } from './problem.ts';

/** Why nothing else was opened. */
export const openMends = (problem: Problem | null, { words: { pages } }: Facts): Mend[] =>
  problem?.problem === 'not-waiting' || problem?.problem === 'nothing-picked'
    ? [{ field: 'waiting', text: pages.mend[problem.problem] }]
    : [];
