import { isDeepStrictEqual } from 'node:util';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type ExecutionStatus,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import * as v from 'valibot';
import type { PathName } from '../approval/path/paths.ts';
import { PATH_NAMES } from '../approval/path/stages.ts';
import { executionArn } from './execution-arn.ts';
import type { Machines } from './machines.ts';
import { MachineInput, type ResumeOutput } from './task-input.ts';
import { TransientFault } from './error-names.ts';

/** `already-ours`: an execution of this name has run (or runs) with this very input, so an earlier try got through. */
export type Started = 'started' | 'already-ours' | { readonly refused: 'name-taken' };

/** `refused` says only that nothing waits under this token; whether that matters, DynamoDB knows. */
export type Resumed = 'resumed' | { readonly refused: 'TaskTimedOut' | 'TaskDoesNotExist' | 'InvalidToken' };

/** `stopped` also where it had ended already; `unknown` where the service has never heard of it, or no longer has. */
export type Stopped = 'stopped' | 'unknown';

/** An execution as the service has it. `input` is null where it is not one of ours; `startedAt` is an ISO instant in UTC. */
export interface Execution {
  readonly status: ExecutionStatus;
  readonly input: MachineInput | null;
  readonly startedAt: string;
}

/** What Paraf says to Step Functions. Refusals are values; everything else that fails throws what the SDK threw. */
export interface Sequencer {
  /** Starts an execution; safe to repeat. `name`: at most 80 characters, never used before for anything else. */
  start(name: string, input: MachineInput): Promise<Started>;
  /** Resumes the stage that waits under this token. */
  succeed(token: string, output: ResumeOutput): Promise<Resumed>;
  /** Ends a running execution as ABORTED; safe to repeat. */
  stop(executionName: string, cause: string): Promise<Stopped>;
  /** Throttled to 10 a second on AWS: for repair, never for a page. */
  describe(executionName: string): Promise<Execution | 'unknown'>;
}

/** The service for the executions of each path: every path has a state machine of its own. */
export type Sequencers = (path: PathName) => Sequencer;

/** Throws TypeError on an ARN that is not a state machine's. */
export function sequencers(client: SFNClient, machines: Machines): Sequencers {
  const bound = new Map(PATH_NAMES.map((path) => [path, sequencer(client, machines[path])]));
  return (path) => bound.get(path) ?? sequencer(client, machines[path]);
}

const InputText = v.pipe(v.string(), v.parseJson(), MachineInput);

/** Binds the four sentences to one state machine. Throws TypeError on an ARN that is not a state machine's. */
export function sequencer(client: SFNClient, stateMachineArn: string): Sequencer {
  const arn = (name: string) => executionArn(stateMachineArn, name);
  arn('checked');

  const describe: Sequencer['describe'] = async (executionName) => {
    try {
      const found = await client.send(new DescribeExecutionCommand({ executionArn: arn(executionName) }));
      if (found.status === undefined || found.startDate === undefined) {
        throw new TransientFault(`Step Functions described ${executionName} without a status or a start`);
      }
      const input = v.safeParse(InputText, found.input);
      return {
        status: found.status,
        input: input.success ? input.output : null,
        startedAt: found.startDate.toISOString(),
      };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'unknown';
      throw error;
    }
  };

  return {
    describe,

    async start(name, input) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
        return 'started';
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
        const found = await describe(name);
        if (found === 'unknown') throw new TransientFault(`${name} is said both to exist and not to exist`);
        return isDeepStrictEqual(found.input, input) ? 'already-ours' : { refused: 'name-taken' };
      }
    },

    async succeed(token, output) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(output) }));
        return 'resumed';
      } catch (error) {
        if (error instanceof TaskTimedOut) return { refused: 'TaskTimedOut' };
        if (error instanceof TaskDoesNotExist) return { refused: 'TaskDoesNotExist' };
        if (error instanceof InvalidToken) return { refused: 'InvalidToken' };
        throw error;
      }
    },

    async stop(executionName, cause) {
      try {
        // The API takes at most 32,768 characters of cause.
        await client.send(
          new StopExecutionCommand({ executionArn: arn(executionName), cause: cause.slice(0, 32_768) }),
        );
        return 'stopped';
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return 'unknown';
        throw error;
      }
    },
  };
}
