import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { executionArn } from '../../functions/step-functions/execution-arn.ts';
import type { Execution } from './execution.ts';
import type { Executions } from './executions.ts';
import { ServiceError, type ServiceErrorName } from './service-error.ts';

/** A state machine and its executions. */
export interface OfferedMachine {
  readonly stateMachineArn: string;
  readonly definition: string;
  readonly executions: Executions;
}

export interface OperationsOptions {
  /** At least one. All share their tokens. */
  readonly machines: readonly [OfferedMachine, ...OfferedMachine[]];
  readonly createdAt: number;
}

/** Name of the operation → its answer, from a parsed request body. Refusals throw ServiceError. */
export type Operations = Readonly<Record<string, (body: unknown) => object>>;

/** 256 KiB of UTF-8, the service's limit on inputs and outputs. */
const LONGEST_DATA_BYTES = 262_144;
const Arn = v.pipe(v.string(), v.startsWith('arn:'));
const Token = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));
const Name = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(80),
  // Documented for StartExecution: no white space, brackets, wildcards, other special or control characters.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  v.regex(/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]+$/),
);
const Data = v.pipe(
  v.string(),
  v.check((text) => Buffer.byteLength(text) <= LONGEST_DATA_BYTES),
  v.check(isJson),
);
const Status = v.picklist(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']);
const Page = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const PageSize = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1000));

/** What the service offers of itself here: enough for an unmodified `@aws-sdk/client-sfn` to run Paraf. Dates are epoch seconds. */
export function operations({ machines, createdAt }: OperationsOptions): Operations {
  const machineOf = (value: unknown): OfferedMachine => {
    const arn = read(Arn, value, 'InvalidArn', 'stateMachineArn');
    const found = machines.find(({ stateMachineArn }) => stateMachineArn === arn);
    if (found !== undefined) return found;
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  };
  /** The machine of an execution; of one that no machine has, any, which then says so. */
  const machineWith = (value: unknown): { arn: string; machine: OfferedMachine } => {
    const arn = read(Arn, value, 'InvalidArn', 'executionArn');
    const name = arn.split(':').at(-1) ?? '';
    const machine = machines.find((it) => executionArn(it.stateMachineArn, name) === arn);
    return { arn, machine: machine ?? machines[0] };
  };
  const waiting = machines[0].executions;

  return {
    StartExecution(body) {
      const asked = fields(body);
      const { executions } = machineOf(asked['stateMachineArn']);
      const name = read(v.optional(Name), asked['name'], 'InvalidName', 'name') ?? randomUUID();
      const input = read(v.optional(Data, '{}'), asked['input'], 'InvalidExecutionInput', 'input');
      const { arn, startDate } = executions.start(name, input);
      return { executionArn: arn, startDate: seconds(startDate) };
    },

    DescribeExecution(body) {
      const { arn, machine } = machineWith(fields(body)['executionArn']);
      const execution = machine.executions.describe(arn);
      return { ...described(execution, machine.stateMachineArn), ...dataOf(execution) };
    },

    StopExecution(body) {
      const asked = fields(body);
      const { arn, machine } = machineWith(asked['executionArn']);
      const { stopDate } = machine.executions.stop(
        arn,
        read(
          v.optional(v.pipe(v.string(), v.maxLength(256))),
          asked['error'],
          'ValidationException',
          'error',
        ) ?? null,
        read(
          v.optional(v.pipe(v.string(), v.maxLength(32_768))),
          asked['cause'],
          'ValidationException',
          'cause',
        ) ?? null,
      );
      return { stopDate: seconds(stopDate ?? 0) };
    },

    ListExecutions(body) {
      const asked = fields(body);
      const { executions, stateMachineArn } = machineOf(asked['stateMachineArn']);
      const status = read(v.optional(Status), asked['statusFilter'], 'ValidationException', 'statusFilter');
      // 0 stands for the default of 100, as on AWS.
      const size =
        read(v.optional(PageSize, 100), asked['maxResults'], 'ValidationException', 'maxResults') || 100;
      const from = read(v.optional(Page, '0'), asked['nextToken'], 'InvalidToken', 'nextToken');
      const all = executions.list().filter((one) => status === undefined || one.status === status);
      return {
        executions: all.slice(from, from + size).map((one) => described(one, stateMachineArn)),
        ...(from + size < all.length ? { nextToken: String(from + size) } : {}),
      };
    },

    DescribeStateMachine(body) {
      const { stateMachineArn, definition } = machineOf(fields(body)['stateMachineArn']);
      return {
        stateMachineArn,
        name: stateMachineArn.split(':').at(-1),
        status: 'ACTIVE',
        type: 'STANDARD',
        definition,
        roleArn: `arn:aws:iam::${stateMachineArn.split(':')[4] ?? ''}:role/local`,
        creationDate: seconds(createdAt),
      };
    },

    SendTaskSuccess(body) {
      const asked = fields(body);
      const token = read(Token, asked['taskToken'], 'InvalidToken', 'taskToken');
      waiting.succeed(token, read(Data, asked['output'], 'InvalidOutput', 'output'));
      return {};
    },

    SendTaskFailure(body) {
      const asked = fields(body);
      const token = read(Token, asked['taskToken'], 'InvalidToken', 'taskToken');
      waiting.fail(
        token,
        read(
          v.optional(v.pipe(v.string(), v.maxLength(256)), ''),
          asked['error'],
          'ValidationException',
          'error',
        ),
        read(
          v.optional(v.pipe(v.string(), v.maxLength(32_768)), ''),
          asked['cause'],
          'ValidationException',
          'cause',
        ),
      );
      return {};
    },

    SendTaskHeartbeat(body) {
      waiting.heartbeat(read(Token, fields(body)['taskToken'], 'InvalidToken', 'taskToken'));
      return {};
    },
  };
}

const seconds = (milliseconds: number) => milliseconds / 1000;

const fields = (body: unknown) =>
  read(v.record(v.string(), v.unknown()), body, 'ValidationException', 'body');

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  refusal: ServiceErrorName,
  field: string,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  // The value stays out of the message: it may be a token.
  throw new ServiceError(refusal, `${field} is not valid`);
}

function described(execution: Execution, stateMachineArn: string): object {
  return {
    executionArn: execution.arn,
    stateMachineArn,
    name: execution.name,
    status: execution.status,
    startDate: seconds(execution.startDate),
    ...(execution.stopDate === null ? {} : { stopDate: seconds(execution.stopDate) }),
    redriveCount: 0,
  };
}

function dataOf({ input, output, error, cause }: Execution): object {
  return {
    input,
    inputDetails: { included: true },
    ...(output === null ? {} : { output, outputDetails: { included: true } }),
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
