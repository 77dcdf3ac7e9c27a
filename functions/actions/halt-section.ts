import { halt } from '../approval/machine/halt.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Dependencies } from './dependencies.ts';

/** Marks a section whose execution of this generation cannot go on. `reason` is an error's name, never its text. */
export const haltSection = (
  dependencies: Dependencies,
  { section, generation, reason }: { section: string; generation: number; reason: string },
): Promise<Acted> =>
  changeSection(dependencies, {
    load: () => readLatestSnapshot(dependencies.table, section),
    rule: (snapshot) => halt(snapshot.section, { generation, reason, now: dependencies.now() }),
  });
