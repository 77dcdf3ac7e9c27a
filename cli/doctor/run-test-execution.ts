import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { executionName } from '../../functions/approval/acting.ts';
import type { PathName, StageName } from '../../functions/approval/path/paths.ts';
import { firstStage, PATH_NAMES, stagesOf, traitsOf } from '../../functions/approval/path/stages.ts';
import { sectionKey } from '../../functions/records/keys.ts';
import { readItem } from '../../functions/records/read-items.ts';
import { readToken } from '../../functions/records/section/stage-token.ts';
import { type Sequencer, sequencer } from '../../functions/step-functions/sequencer.ts';
import { TEST_SECTION } from '../../functions/step-functions/test-section.ts';
import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

const GAP_MS = 250;
/** A cold open-stage takes seconds; one that is throttled is tried again for minutes, which is a finding. */
const LOOKS = 120;

/**
 * Runs one execution through all stages of each path, as a section that no plan has: Step Functions, its definition, open-stage
 * and its right to write. No section is touched, nobody is mailed. It ends as succeeded, so no alarm goes off.
 */
export async function runTestExecution({ dependencies, site }: Office): Promise<Finding[]> {
  const { sfn, machines } = site();
  if ((await readItem(dependencies.table, sectionKey(TEST_SECTION))) !== null) {
    return [
      well('execution', `not tested: a plan has the section ${TEST_SECTION}, which the test would touch`),
    ];
  }
  const found: Finding[] = [];
  for (const path of PATH_NAMES)
    found.push(...(await runOn(path, dependencies, sequencer(sfn, machines[path]))));
  return found;
}

async function runOn(path: PathName, dependencies: Dependencies, service: Sequencer): Promise<Finding[]> {
  const stages = stagesOf(path);
  const begun = dependencies.now();
  const generation = Math.floor(Date.parse(begun) / 1000);
  const row = Buffer.from(dependencies.secretBytes(4)).toString('hex');
  const name = executionName(TEST_SECTION, generation, row);
  const broken = (what: string): Finding[] => [
    toMend('execution', `${name} ${what}`, 'docs/runbook.md#an-execution-failed'),
  ];
  await service.start(name, {
    section: TEST_SECTION,
    generation,
    startAt: firstStage(path),
    round: 1,
  });
  try {
    for (const stage of stages) {
      const token = await tokenIn(dependencies, service, name, { stage, generation });
      if (token === null) return broken(`did not come to ${stage} (${await statusOf(service, name)})`);
      const said = await service.succeed(token, {
        section: TEST_SECTION,
        generation,
        outcome: traitsOf(stage).forward,
        round: 1,
      });
      if (said !== 'resumed') return broken(`could not be resumed in ${stage} (${said.refused})`);
    }
    const status = await ended(dependencies, service, name);
    if (status !== 'SUCCEEDED') return broken(`ended as ${status}`);
    const seconds = ((Date.parse(dependencies.now()) - Date.parse(begun)) / 1000).toFixed(1);
    return [well('execution', `${name} went through all ${stages.length} stages in ${seconds} s`)];
  } finally {
    await service.stop(name, 'Paraf: the test is over');
  }
}

async function tokenIn(
  dependencies: Dependencies,
  service: Sequencer,
  name: string,
  { stage, generation }: { stage: StageName; generation: number },
): Promise<string | null> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const waits = await readToken(dependencies.table, TEST_SECTION, { round: 1, stage });
    if (waits?.generation === generation) return waits.token;
    // Describing is throttled: now and then is enough to notice that it has ended.
    if (look % 8 === 0 && (await statusOf(service, name)) !== 'RUNNING') return null;
    await dependencies.wait(GAP_MS);
  }
  return null;
}

async function ended(dependencies: Dependencies, service: Sequencer, name: string): Promise<string> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const status = await statusOf(service, name);
    if (status !== 'RUNNING') return status;
    await dependencies.wait(GAP_MS);
  }
  return 'RUNNING';
}

async function statusOf(service: Sequencer, name: string): Promise<string> {
  const found = await service.describe(name);
  return found === 'unknown' ? found : found.status;
}
