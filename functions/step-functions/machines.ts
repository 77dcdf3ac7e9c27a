import * as v from 'valibot';
import type { PathName } from '../approval/path/paths.ts';
import { PATH_NAMES, UNSAID_PATH } from '../approval/path/stages.ts';

/** The ARN of each path's state machine. */
export type Machines = Readonly<Record<PathName, string>>;

const Arns = v.object(v.entriesFromList(PATH_NAMES, v.pipe(v.string(), v.minLength(1))));

/** As JSON text, in a function's environment. */
export const MachinesText = v.pipe(v.string(), v.parseJson(), Arns);

/** The machines of all paths, each asked for. */
export const machinesBy = (arnOf: (path: PathName) => string | undefined): Machines =>
  v.parse(Arns, Object.fromEntries(PATH_NAMES.map((path) => [path, arnOf(path)])));

/** The name of a path's state machine, and of its definition's file in workflows/. */
export const machineName = (path: PathName): string => `${path}-approval`;

/** The stack's output that holds the ARN of a path's state machine. */
export const machineOutput = (path: string): string =>
  path === UNSAID_PATH ? 'StateMachineArn' : `StateMachineArn${path.charAt(0).toUpperCase()}${path.slice(1)}`;
