import type { StageName } from '../path/paths.ts';
import { isDrafting } from '../path/stages.ts';

/** A draft as it was used, and when: an ISO instant. */
export interface DraftUsed {
  readonly sha256: string;
  readonly at: string;
}

/** A stage that opened. */
export interface StageOpened {
  readonly stage: StageName;
  readonly openedAt: string;
}

/** Two drafts of a section, the one that was used first being the older. */
export interface DraftPair {
  readonly older: string;
  readonly newer: string;
}

/**
 * Whether somebody was asked about a draft: it was the section's when a review stage opened. Nobody holds a newer one
 * against a draft that only its writers saw.
 */
const asked = (drafts: readonly DraftUsed[], stages: readonly StageOpened[]): ReadonlySet<DraftUsed> =>
  new Set(
    stages.flatMap(({ stage, openedAt }) => {
      const shown = isDrafting(stage) ? undefined : drafts.findLast(({ at }) => at <= openedAt);
      return shown === undefined ? [] : [shown];
    }),
  );

/** Which drafts are held against each other: each with those before it that somebody was asked about, the nearest first. */
export function comparedPairs(used: readonly DraftUsed[], stages: readonly StageOpened[]): DraftPair[] {
  const drafts = used.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const shown = asked(drafts, stages);
  const pairs = new Map<string, DraftPair>();
  for (const [i, { sha256: newer }] of [...drafts.entries()].reverse())
    for (const older of drafts.slice(0, i).reverse())
      if (shown.has(older) && older.sha256 !== newer)
        pairs.set(`${older.sha256} ${newer}`, { older: older.sha256, newer });
  return [...pairs.values()];
}
