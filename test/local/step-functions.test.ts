import { createServer } from 'node:http';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SupersededGeneration } from '../../functions/step-functions/error-names.ts';
import { sequencer } from '../../functions/step-functions/sequencer.ts';
import { HaltInput, type MachineInput, OpenStageInput } from '../../functions/step-functions/task-input.ts';
import { Executions } from '../../local/step-functions/executions.ts';
import {
  startStepFunctions,
  type StepFunctionsOptions,
} from '../../local/step-functions/start-step-functions.ts';
import type { StatusChange } from '../../local/step-functions/status-change.ts';

const ARN = 'arn:aws:states:ap-southeast-3:123456789012:stateMachine:section-approval';
const NAME = 'bojonegoro.buku-1-visi.g1.r0000001';
const EXECUTION = `${ARN.replace('stateMachine', 'execution')}:${NAME}`;
const definition = readFileSync(
  new URL('../../workflows/section-approval.asl.json', import.meta.url),
  'utf8',
);
const input: MachineInput = {
  section: 'bojonegoro.buku-1-visi',
  generation: 1,
  startAt: 'drafting',
  round: 1,
};
const resume = { section: input.section, generation: 1, outcome: 'submitted', round: 1 } as const;

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The endpoint with functions that write down what they are given, an SDK client, and what EventBridge would have heard. */
async function started(options: Partial<StepFunctionsOptions> = {}) {
  const opened: OpenStageInput[] = [];
  const halted: HaltInput[] = [];
  const heard: StatusChange[] = [];
  const service = await startStepFunctions({
    machines: [{ stateMachineArn: ARN, definition }],
    retryDelayMs: 0,
    onStatusChange: (change) => void heard.push(change),
    ...options,
    functions: {
      OpenStage: async (payload) => void opened.push(v.parse(OpenStageInput, payload)),
      Halt: async (payload) => void halted.push(v.parse(HaltInput, payload)),
      ...options.functions,
    },
  });
  const client = new SFNClient({
    endpoint: service.endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  cleanups.push(
    () => service.stop(),
    () => client.destroy(),
  );
  return { service, client, says: sequencer(client, ARN), opened, halted, heard };
}

/** Waits until it holds: long, for a busy machine. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 5 });
const start = (name = NAME, given: object = input) =>
  new StartExecutionCommand({ stateMachineArn: ARN, name, input: JSON.stringify(given) });
const describeOne = new DescribeExecutionCommand({ executionArn: EXECUTION });
const tokenOf = (opened: readonly OpenStageInput[], at: number) => opened[at]?.token ?? 'none';

describe('Step Functions on one machine, through an unmodified SDK', () => {
  it('takes a section from drafting to sign-off', async () => {
    const { client, opened, heard } = await started();
    const { executionArn, startDate } = await client.send(start());
    expect(executionArn).toBe(EXECUTION);
    expect(Math.abs(Date.now() - Number(startDate))).toBeLessThan(60_000);
    for (const [at, outcome] of ['submitted', 'approved', 'approved', 'approved'].entries()) {
      await soon(() => expect(opened).toHaveLength(at + 1));
      expect((await client.send(describeOne)).status).toBe('RUNNING');
      const output = JSON.stringify({ ...resume, outcome });
      await client.send(new SendTaskSuccessCommand({ taskToken: tokenOf(opened, at), output }));
    }
    await soon(() => expect(heard).toHaveLength(2));
    expect(opened.map(({ stage }) => stage)).toEqual([
      'drafting',
      'opd-review',
      'ugm-review',
      'sekda-sign-off',
    ]);
    expect(await client.send(describeOne)).toMatchObject({
      name: NAME,
      stateMachineArn: ARN,
      status: 'SUCCEEDED',
      input: JSON.stringify(input),
      output: JSON.stringify({ ...resume, outcome: 'approved' }),
      stopDate: expect.any(Date),
    });
  });

  it('finds the running execution of the same name and input, and refuses any other use of the name', async () => {
    const { client } = await started();
    const first = await client.send(start());
    expect((await client.send(start())).startDate).toEqual(first.startDate);
    await expect(client.send(start(NAME, { ...input, round: 2 }))).rejects.toThrow(
      expect.objectContaining({ name: 'ExecutionAlreadyExists' }),
    );
    await client.send(new StopExecutionCommand({ executionArn: EXECUTION }));
    await expect(client.send(start())).rejects.toThrow(
      expect.objectContaining({ name: 'ExecutionAlreadyExists' }),
    );
  });

  it('refuses used, former and made-up tokens each by its own name', async () => {
    const [one, other] = [await started(), await started()];
    await one.client.send(start());
    await soon(() => expect(one.opened).toHaveLength(1));
    const taskToken = tokenOf(one.opened, 0);
    await one.client.send(new SendTaskHeartbeatCommand({ taskToken }));
    const send = (client: SFNClient, token: string) =>
      client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(resume) }));
    await expect(
      one.client.send(new SendTaskSuccessCommand({ taskToken, output: 'no json' })),
    ).rejects.toMatchObject({ name: 'InvalidOutput' });
    await send(one.client, taskToken);
    await expect(send(one.client, taskToken)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await expect(send(other.client, taskToken)).rejects.toMatchObject({ name: 'TaskDoesNotExist' });
    await expect(send(one.client, 'made-up')).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(one.client.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('refuses names, inputs and ARNs as the service does', async () => {
    const { client } = await started();
    const refused = (answer: Promise<unknown>, name: string) =>
      expect(answer).rejects.toMatchObject({ name });
    await refused(client.send(start('has space')), 'InvalidName');
    await refused(client.send(start('x'.repeat(81))), 'InvalidName');
    await refused(
      client.send(new StartExecutionCommand({ stateMachineArn: ARN, input: '{' })),
      'InvalidExecutionInput',
    );
    await refused(
      client.send(new StartExecutionCommand({ stateMachineArn: ARN, input: `"${'x'.repeat(262_143)}"` })),
      'InvalidExecutionInput',
    );
    await refused(client.send(new StartExecutionCommand({ stateMachineArn: 'x' })), 'InvalidArn');
    await refused(
      client.send(new StartExecutionCommand({ stateMachineArn: `${ARN}x` })),
      'StateMachineDoesNotExist',
    );
    await refused(client.send(describeOne), 'ExecutionDoesNotExist');
    await refused(
      client.send(new StopExecutionCommand({ executionArn: EXECUTION })),
      'ExecutionDoesNotExist',
    );
  });

  it('halts on a failed task with the error’s name, and tells EventBridge’s rule', async () => {
    const { client, opened, halted, heard } = await started();
    await client.send(start());
    await soon(() => expect(opened).toHaveLength(1));
    await client.send(
      new SendTaskFailureCommand({
        taskToken: tokenOf(opened, 0),
        error: 'Lost',
        cause: 'the table is gone',
      }),
    );
    await soon(() => expect(heard).toHaveLength(2));
    expect(halted).toEqual([
      { section: input.section, generation: 1, error: { Error: 'Lost', Cause: 'the table is gone' } },
    ]);
    expect(heard[1]).toMatchObject({
      source: 'aws.states',
      'detail-type': 'Step Functions Execution Status Change',
      region: 'ap-southeast-3',
      account: '123456789012',
      resources: [EXECUTION],
      detail: { name: NAME, status: 'FAILED', error: 'Halted', input: JSON.stringify(input) },
    });
    expect(heard[0]?.detail).toMatchObject({ status: 'RUNNING', stopDate: null });
  });

  it('reports what a function threw as Lambda does', async () => {
    const { client, halted } = await started({
      functions: { OpenStage: () => Promise.reject(new RangeError('one too many')) },
    });
    await client.send(start());
    await soon(() => expect(halted).toHaveLength(1));
    expect(halted[0]?.error.Error).toBe('RangeError');
    expect(JSON.parse(halted[0]?.error.Cause ?? '')).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'one too many',
    });
  });

  it('resumes a stage whose token is used before open-stage has answered', async () => {
    const opened: string[] = [];
    const { client, says } = await started({
      functions: {
        async OpenStage(payload) {
          const { stage, token } = v.parse(OpenStageInput, payload);
          opened.push(stage);
          if (stage === 'drafting') expect(await says.succeed(token, resume)).toBe('resumed');
        },
      },
    });
    await client.send(start());
    await soon(() => expect(opened).toEqual(['drafting', 'opd-review']));
  });

  it('tries nothing again once an execution is stopped between two tries', async () => {
    let tries = 0;
    const { client, halted, heard } = await started({
      retryDelayMs: 60_000,
      functions: {
        async OpenStage() {
          tries += 1;
          throw Object.assign(new Error('not now'), { name: 'TransientFault' });
        },
      },
    });
    await client.send(start());
    await soon(() => expect(tries).toBe(1));
    await new Promise((done) => setTimeout(done, 50));
    await client.send(new StopExecutionCommand({ executionArn: EXECUTION, error: 'Rebuilt', cause: 'lost' }));
    await new Promise((done) => setTimeout(done, 50));
    expect(tries).toBe(1);
    expect(halted).toEqual([]);
    expect(await client.send(describeOne)).toMatchObject({
      status: 'ABORTED',
      error: 'Rebuilt',
      cause: 'lost',
    });
    expect(heard.at(-1)?.detail.status).toBe('ABORTED');
  });

  it('expires the token of a stopped execution', async () => {
    const { client, says, opened } = await started();
    await client.send(start());
    await soon(() => expect(opened).toHaveLength(1));
    expect(await says.stop(NAME, 'rebuilt')).toBe('stopped');
    expect(await says.succeed(tokenOf(opened, 0), resume)).toEqual({ refused: 'TaskTimedOut' });
  });

  it('lists executions by status, newest first, in pages, and describes its machine', async () => {
    const { client } = await started();
    for (const name of ['one', 'two', 'three']) {
      await client.send(start(name));
      await new Promise((done) => setTimeout(done, 3));
    }
    await client.send(new StopExecutionCommand({ executionArn: EXECUTION.replace(NAME, 'two') }));
    const list = async (more: object) =>
      client.send(new ListExecutionsCommand({ stateMachineArn: ARN, statusFilter: 'RUNNING', ...more }));
    const first = await list({ maxResults: 1 });
    const second = await list({ maxResults: 1, nextToken: first.nextToken });
    expect([first, second].map(({ executions }) => executions?.map(({ name }) => name))).toEqual([
      ['three'],
      ['one'],
    ]);
    expect(second.nextToken).toBeUndefined();
    expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn: ARN }))).toMatchObject({
      name: 'section-approval',
      type: 'STANDARD',
      definition,
    });
  });

  it('parks a thousand executions, and forgets the oldest of those that ended', async () => {
    const { client, opened } = await started({ keepEnded: 10 });
    const names = Array.from({ length: 1_000 }, (_, at) => `many-${at}`);
    await Promise.all(names.map((name) => client.send(start(name))));
    await soon(() => expect(opened).toHaveLength(1_000));
    expect(new Set(opened.map(({ token }) => token)).size).toBe(1_000);
    const of = (name: string) => ({ executionArn: EXECUTION.replace(NAME, name) });
    for (const name of names.slice(0, 11)) await client.send(new StopExecutionCommand(of(name)));
    await expect(client.send(new DescribeExecutionCommand(of('many-0')))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
    expect((await client.send(new DescribeExecutionCommand(of('many-1')))).status).toBe('ABORTED');
    expect((await client.send(new DescribeExecutionCommand(of('many-999')))).status).toBe('RUNNING');
  });

  it('names the system’s error when its port is taken, and answers strangers with one of its own', async () => {
    const { service } = await started();
    const port = Number(new URL(service.endpoint).port);
    await expect(started({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const answer = await fetch(service.endpoint, { method: 'POST', body: '{}' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { __type: 'UnknownOperationException', message: expect.any(String) },
    ]);
  });
});

describe('what Paraf says to the service', () => {
  it('starts once, recognises its own start after the execution has ended, and no other’s', async () => {
    const { says } = await started();
    expect(await says.start(NAME, input)).toBe('started');
    expect(await says.describe(NAME)).toEqual({
      status: 'RUNNING',
      input,
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(await says.start(NAME, { ...input, generation: 2 })).toEqual({ refused: 'name-taken' });
    expect(await says.stop(NAME, 'over')).toBe('stopped');
    expect(await says.stop(NAME, 'over')).toBe('stopped');
    expect(await says.start(NAME, input)).toBe('already-ours');
  });

  it('answers with values for what the service does not know', async () => {
    const { says } = await started();
    expect(await says.describe(NAME)).toBe('unknown');
    expect(await says.stop(NAME, 'over')).toBe('unknown');
    expect(await says.succeed('made-up', resume)).toEqual({ refused: 'InvalidToken' });
  });

  it('has no input for an execution that is not one of its own', async () => {
    const { client, says } = await started();
    await client.send(start(NAME, { hello: 'world' }));
    expect(await says.describe(NAME)).toMatchObject({ input: null });
    expect(await says.start(NAME, input)).toEqual({ refused: 'name-taken' });
  });

  it('throws what is no refusal', async () => {
    const busy = createServer((_, response) => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end('{"__type":"ThrottlingException","message":"Rate exceeded"}');
    });
    await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
    const address = busy.address();
    const client = new SFNClient({
      endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    cleanups.push(
      () => void busy.close(),
      () => client.destroy(),
    );
    const says = sequencer(client, ARN);
    await expect(says.start(NAME, input)).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(says.succeed('x', resume)).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(says.describe(NAME)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});

describe('the interpreter’s limits', () => {
  it('goes on waiting, with a new token, where a year is longer than a timer can hold', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    cleanups.push(() => void vi.useRealTimers());
    const opened: OpenStageInput[] = [];
    const executions = new Executions({
      stateMachineArn: ARN,
      definition,
      functions: { OpenStage: async (payload) => void opened.push(v.parse(OpenStageInput, payload)) },
    });
    const { arn } = executions.start(NAME, JSON.stringify(input));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(opened).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_147_483_000);
    expect(opened).toHaveLength(2);
    expect(executions.describe(arn).status).toBe('RUNNING');
    expect(() => executions.succeed(tokenOf(opened, 0), '{}')).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    executions.succeed(tokenOf(opened, 1), JSON.stringify(resume));
    await vi.advanceTimersByTimeAsync(0);
    expect(opened.at(-1)?.stage).toBe('opd-review');
    await executions.close();
  });

  it('ends quietly when the section has a newer generation', async () => {
    const { client, halted, heard } = await started({
      functions: { OpenStage: () => Promise.reject(new SupersededGeneration('generation 2 has taken over')) },
    });
    await client.send(start());
    await soon(() => expect(heard.at(-1)?.detail.status).toBe('SUCCEEDED'));
    expect(halted).toEqual([]);
  });

  it('waits, when it stops, for a function under way, and tells nobody that executions ended', async () => {
    const gate = Promise.withResolvers<void>();
    let finished = false;
    const { client, service, heard } = await started({
      functions: {
        async OpenStage() {
          await gate.promise;
          finished = true;
        },
      },
    });
    await client.send(start());
    await soon(() => expect(heard).toHaveLength(1));
    setTimeout(gate.resolve, 30);
    await service.stop();
    expect(finished).toBe(true);
    expect(heard.map(({ detail }) => detail.status)).toEqual(['RUNNING']);
  });
});
