import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSample } from './import-sample.ts';
import type { Runtime } from './runtime.ts';
import type { LocalSettings } from './settings.ts';

/**
 * Imports and starts the sample where there is no plan yet. A note in the data folder remembers an import that a kill
 * or Ctrl-C cut off: its plan may be there already while some sections were never started. Throws SampleFaulty.
 */
export async function firstImport(
  { plans, dependencies }: Pick<Runtime, 'plans' | 'dependencies'>,
  { SAMPLE, DATA_DIR }: Pick<LocalSettings, 'SAMPLE' | 'DATA_DIR'>,
  say: (line: string) => void,
): Promise<void> {
  const unfinished = join(DATA_DIR, 'import-unfinished');
  if (SAMPLE === 'none' || (plans.length > 0 && !existsSync(unfinished))) return;
  await importSample(dependencies, SAMPLE, say, () => writeFileSync(unfinished, SAMPLE));
  rmSync(unfinished);
}
