import { readLatestSnapshot } from '../records/section/snapshot.ts';
import type { Sequencers } from '../step-functions/sequencer.ts';
import type { Dependencies } from './dependencies.ts';
import { type Repaired, repairSection } from './repair-section.ts';

/** `<section>.g<generation>.<row>`: the section that an execution's name tells of, or null. */
const NAME = /^(?<section>[a-z0-9-]+\.[a-z0-9-]+)\.g\d+\.[0-9a-f]+$/;

/** Looks at the section whose execution ended, if that is still its own; others are none of ours. */
export async function watchExecution(
  dependencies: Dependencies,
  sequencers: Sequencers,
  execution: string,
): Promise<Repaired | 'not-ours'> {
  const section = NAME.exec(execution)?.groups?.['section'];
  if (section === undefined) return 'not-ours';
  const snapshot = await readLatestSnapshot(dependencies.table, section);
  if (snapshot === null || snapshot.section.execution !== execution) return 'not-ours';
  return repairSection(dependencies, sequencers, section, 'execution-ended');
}
