import { start } from '../approval/machine/start.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/** Starts a section's way through the stages: drafting of round 1 opens as soon as the execution runs. */
export async function startSection(
  dependencies: Dependencies,
  { section, by }: { section: string; by: string },
): Promise<Acted> {
  const change = freshName(dependencies);
  return changeSection(dependencies, {
    change,
    load: () => readLatestSnapshot(dependencies.table, section),
    rule: (snapshot) => start(snapshot.section, { by, now: dependencies.now(), row: change }),
  });
}
