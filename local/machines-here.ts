import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PATH_NAMES } from '../functions/approval/path/stages.ts';
import { machineName, type Machines, machinesBy } from '../functions/step-functions/machines.ts';
import { LOCAL_REGION } from './local-aws.ts';
import type { Machine } from './step-functions/start-step-functions.ts';

const WORKFLOWS = join(import.meta.dirname, '../workflows');

/** The state machines of all paths, as one machine names them. */
export const machinesHere: Machines = machinesBy(
  (path) => `arn:aws:states:${LOCAL_REGION}:000000000000:stateMachine:${machineName(path)}`,
);

/** The same with their definitions. */
export const definitionsHere = (): Promise<Machine[]> =>
  Promise.all(
    PATH_NAMES.map(async (path) => ({
      stateMachineArn: machinesHere[path],
      definition: await readFile(join(WORKFLOWS, `${machineName(path)}.asl.json`), 'utf8'),
    })),
  );
