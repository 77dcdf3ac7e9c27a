import { paginateListExecutions } from '@aws-sdk/client-sfn';
import type { PathName } from '../../functions/approval/path/paths.ts';
import { PATH_NAMES } from '../../functions/approval/path/stages.ts';
import { sectionKey } from '../../functions/records/keys.ts';
import { readItem } from '../../functions/records/read-items.ts';
import { sequencer } from '../../functions/step-functions/sequencer.ts';
import { TEST_SECTION } from '../../functions/step-functions/test-section.ts';
import type { Office } from '../command.ts';

/** Stopping is throttled to 25 a second (the smallest regions' refill); the SDK tries again where it is too fast. */
const GAP_MS = 40;

/**
 * Stops every running execution that is not its section's own: those of the history that is gone, which would wait
 * for a year. Looked at only after all sections were started anew, and each once more before it is stopped.
 */
export async function stopStrays(office: Office): Promise<number> {
  let stopped = 0;
  for (const path of PATH_NAMES) stopped += await stopStraysOn(path, office);
  return stopped;
}

async function stopStraysOn(path: PathName, { dependencies, site }: Office): Promise<number> {
  const { sfn, machines } = site();
  const service = sequencer(sfn, machines[path]);
  const running: string[] = [];
  const pages = paginateListExecutions(
    { client: sfn },
    { stateMachineArn: machines[path], statusFilter: 'RUNNING' },
  );
  for await (const { executions = [] } of pages) {
    for (const { name } of executions) if (name !== undefined) running.push(name);
  }
  let stopped = 0;
  for (const name of running) {
    const section = name.replace(/\.g\d+\.[0-9a-f]+$/, '');
    if (section === TEST_SECTION) continue;
    const item = await readItem(dependencies.table, sectionKey(section));
    if (item?.['execution'] === name) continue;
    await service.stop(name, 'Paraf: of a history that is gone');
    stopped += 1;
    await dependencies.wait(GAP_MS);
  }
  return stopped;
}
