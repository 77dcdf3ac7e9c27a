import type { ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as v from 'valibot';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { type Sweeping, sweep } from '../../functions/actions/sweep.ts';
import { watchExecution } from '../../functions/actions/watch-execution.ts';
import { sendMail } from '../../functions/mail/mailer.ts';
import { readFileAhead } from '../../functions/mail/section-file.ts';
import { postBy } from '../../functions/mail/post.ts';
import type { Delivery } from '../../functions/outbox/deliver-row.ts';
import {
  deliverDue,
  deliverStream,
  type OutboxEvent,
  type Outlet,
} from '../../functions/outbox/run-outbox.ts';
import { readOrderAhead, sendOrder } from '../../functions/outbox/send-order.ts';
import { isMailed, type MailRow, type OrderRow } from '../../functions/records/outbox/outbox-item.ts';
import type { Table } from '../../functions/records/table.ts';
import { type RenderEvent, renderDue, renderStream } from '../../functions/rendering/run-renders.ts';
import { sequencer } from '../../functions/step-functions/sequencer.ts';
import { HaltInput, OpenStageInput } from '../../functions/step-functions/task-input.ts';
import { wordsOf } from '../../functions/wording/words-of.ts';
import { localAws } from '../../local/local-aws.ts';
import { takeOver } from '../../local/take-over.ts';
import { MINUTE, MONDAY } from '../builders/clock.ts';
import { sectionApproval } from '../workflows/definition.ts';
import { call } from './awry.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Attributes } from './dynamodb/attributes.ts';
import { clientOver } from './dynamodb/client-over.ts';
import type { Change, Store } from './dynamodb/store.ts';
import { tableInMemory } from './dynamodb/table-in-memory.ts';
import { Driver, type Ending, type Process } from './driver.ts';
import { Faults } from './faults.ts';
import { Machine, type Run } from './machine.ts';
import { type Letter, readLetter } from './postbox.ts';
import { ReadingRoom } from './reading.ts';
import { Stream } from './stream.ts';

const MACHINE = 'arn:aws:states:ap-southeast-3:123456789012:stateMachine:section-approval';

/** Takes a defence out, to see what it was for: what goes to a service, or comes from it, is changed on the way. */
export interface Sabotage {
  /** Changes a request before DynamoDB sees it; null: DynamoDB never sees it, and says that it was done. */
  readonly request?: (operation: string, input: unknown, store: Store) => unknown;
  /** Changes what DynamoDB answers. */
  readonly response?: (operation: string, output: ServiceOutputTypes, store: Store) => ServiceOutputTypes;
  /** Changes what a function of the state machine is given. */
  readonly payload?: (
    payload: Readonly<Record<string, unknown>>,
    store: Store,
  ) => Readonly<Record<string, unknown>>;
  /** Nobody looks at what is due. */
  readonly noTicks?: true;
  /** How often an execution dies as it comes to a stage, with nobody told: 0 never, 1 always. */
  readonly dying?: number;
  /** How often a batch is read item by item, beside what the storm does anyway. */
  readonly torn?: number;
}

export interface OfficeOptions {
  readonly seed: number;
  /** How much of the usual faults: 1 all, 0 none. */
  readonly faults?: number;
  readonly sabotage?: Sabotage;
  /** How often Step Functions may be asked, by operation: so many at once, and so many more each second. */
  readonly paces?: Readonly<Record<string, { readonly bucket: number; readonly refill: number }>>;
  /** Milliseconds that a call takes at most. */
  readonly slowest?: number;
  readonly onCommit?: (changes: readonly Change[], by: Process | null) => void;
  readonly onLetter?: (letter: Letter, by: Process | null) => void;
}

/** All of Paraf on a driven clock: its own actions and outbox over services in memory, in a storm of faults. */
export interface Office {
  readonly dependencies: Dependencies;
  readonly driver: Driver;
  readonly dice: Dice;
  readonly faults: Faults;
  readonly machine: Machine;
  readonly store: Store;
  /** Where drafts lie, and what was made of them. */
  readonly room: ReadingRoom;
  readonly letters: readonly Letter[];
  /** Mails that may have been sent once more than they should, by Message-ID: how often a crash or lost answer struck. */
  readonly doubtful: ReadonlyMap<string, number>;
  /** Addresses to which the mail service takes nothing. */
  readonly refused: Set<string>;
  /** Runs `body` as a process whose calls the storm may strike. */
  spawn: Driver['spawn'];
  /** A call that is neither DynamoDB's nor another client's. */
  ask<T>(operation: string, site: string, perform: () => T): Promise<T>;
  /** The whole runtime dies and comes back: nothing that was only in memory is left. */
  restart(plans: readonly string[]): void;
  /** Counts of what Paraf said to Step Functions, by operation. */
  readonly said: Map<string, number>;
  /** Whether the given paces hold: a service on one machine has none. */
  readonly paced: { on: boolean };
}

export function openOffice(options: OfficeOptions): Office {
  const dice = diceOf(options.seed);
  const driver = new Driver(dice, MONDAY);
  const faults = new Faults(dice, options.faults ?? 1);
  const letters: Letter[] = [];
  const doubtful = new Map<string, number>();
  const refused = new Set<string>();
  const said = new Map<string, number>();
  const kind = () => driver.current?.kind ?? 'nobody';
  const doubt = (id: string) => doubtful.set(id, (doubtful.get(id) ?? 0) + 1);
  const latency = () => driver.pause(dice.between(1, options.slowest ?? 40));

  const memory = tableInMemory(driver, (changes) => {
    options.onCommit?.(changes, driver.current);
    for (const { before, after } of changes) if (before === null) stream.inserted(after);
  });

  const client = clientOver(async (operation, input): Promise<ServiceOutputTypes> => {
    const process = driver.current;
    await latency();
    const name = operation.replace(/Command$/, '');
    const fault = kind() === 'nobody' ? null : faults.at(`${kind()} ${name}`);
    const sent = process?.note['posted'];
    const isBatch = name === 'BatchGetItem' && fault === null;
    if (name === 'UpdateItem' && typeof sent === 'string') {
      // The mail is out. If its sender dies now, the row will never say so: it is sent again.
      if (fault === 'killed') doubt(sent);
      const isRefused = fault === 'failed' || fault === 'throttled' || fault === 'conflict';
      if (!isRefused) delete process?.note['posted'];
    }
    const lag = fault === 'stale' ? dice.between(50, 1500) : 0;
    const { request = (_: string, it: unknown) => it, response = (_: string, it: ServiceOutputTypes) => it } =
      options.sabotage ?? {};
    const isTorn = fault === 'torn' || (isBatch && dice.chance(options.sabotage?.torn ?? 0));
    const dependencies = isTorn ? await readTorn(input) : fault === 'unprocessed' ? readSome(input) : null;
    return call(driver, { service: 'dynamodb', operation, fault }, () => {
      if (dependencies !== null) return response(operation, dependencies, memory.store);
      const asked = request(operation, input, memory.store);
      return asked === null
        ? { $metadata: {} }
        : response(operation, memory.answer(operation, asked, lag), memory.store);
    });
  });
  // A process has one call on its way at a time: of two that it makes side by side, the second begins after the first.
  const calls = new Map<Process | null, Promise<unknown>>();
  client.middlewareStack.add(
    (next) => (args) => {
      const process = driver.current;
      const first = calls.get(process);
      const call = first === undefined ? next(args) : first.then(() => next(args));
      const settled = call.then(
        () => {},
        () => {},
      );
      calls.set(process, settled);
      void settled.then(() => {
        if (calls.get(process) === settled) calls.delete(process);
      });
      return call;
    },
    { step: 'initialize', name: 'one-at-a-time', priority: 'high' },
  );
  const patiently = { random: dice.next, wait: (ms: number) => driver.pause(ms) };
  const table: Table = { client, name: 'paraf', ...patiently };

  // A batch promises nothing about its items together: each is read at a moment of its own.
  const readTorn = async (input: unknown): Promise<ServiceOutputTypes> => {
    const { RequestItems } = v.parse(Batch, input);
    const moments = (RequestItems[table.name]?.Keys ?? []).map((key) => ({
      key,
      inMs: dice.between(0, 3_000),
    }));
    const found: Attributes[] = [];
    let waited = 0;
    for (const { key, inMs } of moments.sort((a, b) => a.inMs - b.inMs)) {
      await driver.pause(inMs - waited);
      waited = inMs;
      const item = memory.store.get(key);
      if (item !== null) found.push({ ...item });
    }
    return { $metadata: {}, Responses: { [table.name]: found }, UnprocessedKeys: {} };
  };

  // DynamoDB answers a batch as far as it has throughput for it, and names the rest.
  const readSome = (input: unknown): ServiceOutputTypes => {
    const keys = v.parse(Batch, input).RequestItems[table.name]?.Keys ?? [];
    const read = dice.between(0, keys.length - 1);
    const found = keys
      .slice(0, read)
      .map((key) => memory.store.get(key))
      .filter((item) => item !== null);
    return {
      $metadata: {},
      Responses: { [table.name]: found.map((item) => ({ ...item })) },
      UnprocessedKeys: { [table.name]: { Keys: keys.slice(read).map((key) => ({ ...key })) } },
    };
  };

  const dependencies: Dependencies = {
    table,
    pace: { firstTryMs: 2 * MINUTE, moveMs: 3 * MINUTE },
    now: driver.now,
    secretBytes: dice.bytes,
    ...patiently,
  };
  const delivery = (): Delivery => ({
    table: dependencies.table,
    leaseMs: 2 * MINUTE,
    now: driver.now,
    ...patiently,
    holder: Buffer.from(dice.bytes(8)).toString('hex'),
  });

  const paced = { on: true };
  const left = new Map<string, { tokens: number; at: number }>();
  const isTooOften = (operation: string): boolean => {
    const pace = options.paces?.[operation];
    if (pace === undefined || !paced.on) return false;
    const was = left.get(operation) ?? { tokens: pace.bucket, at: driver.nowMs() };
    const refilled = was.tokens + ((driver.nowMs() - was.at) / 1000) * pace.refill;
    const tokens = Math.min(pace.bucket, refilled);
    left.set(operation, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: driver.nowMs() });
    return tokens < 1;
  };

  const sfn = new SFNClient(localAws('http://127.0.0.1:1'));
  sfn.middlewareStack.add(
    (_next, context) => async (args) => {
      await latency();
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      said.set(operation, (said.get(operation) ?? 0) + 1);
      const struck = kind() === 'nobody' ? null : faults.at(`${kind()} ${operation}`);
      const fault = isTooOften(operation) ? 'throttled' : struck;
      const output = await call(driver, { service: 'states', operation, fault }, () =>
        told(machine, operation, args.input),
      );
      return { output: { ...output, $metadata: {} }, response: undefined };
    },
    { step: 'build', name: 'in-memory' },
  );
  const service = sequencer(sfn, MACHINE);
  const services = () => service;

  const ses = new SESClient(localAws('http://127.0.0.1:1'));
  ses.middlewareStack.add(
    (_next, context) => async (args) => {
      await latency();
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      const struck = faults.at(`${kind()} ${operation}`);
      const { RawMessage, Destinations } = v.parse(RawMail, args.input);
      const letter = readLetter(RawMessage.Data, Destinations[0]);
      const fault = struck === null && refused.has(letter.to) ? 'rejected' : struck;
      if (fault === 'answer-lost' || fault === 'killed-after') doubt(letter.id);
      const output = await call(driver, { service: 'mail', operation, fault }, () => {
        letters.push(letter);
        options.onLetter?.(letter, driver.current);
        return { MessageId: `m-${letters.length}` };
      });
      if (driver.current !== null) driver.current.note['posted'] = letter.id;
      return { output: { ...output, $metadata: {} }, response: undefined };
    },
    { step: 'build', name: 'in-memory' },
  );
  const mailing = {
    post: postBy(ses, ''),
    words: wordsOf('id'),
    sender: 'paraf@bojonegoro.example',
    baseUrl: 'https://paraf.example',
    mostPerHour: 1000,
    secretBytes: dice.bytes,
    pace: async () => null,
  };

  const orders: Outlet<OrderRow> = {
    queue: 'orders',
    takes: (row) => !isMailed(row),
    send: (delivering, row) => sendOrder(delivering, services, row),
    ahead: readOrderAhead,
    log() {},
    logFault() {},
  };
  const mails: Outlet<MailRow> = {
    queue: 'mails',
    takes: (row) => row.kind === 'mail',
    send: (delivering, row, until) => sendMail(delivering, mailing, row, until),
    ahead: readFileAhead,
    isWaitedFor: (row) => row.mail.mail === 'ask',
    log() {},
    logFault() {},
  };
  const room = new ReadingRoom(driver, dice, async (operation, site, perform) => {
    await latency();
    return call(driver, { service: 'documents', operation, fault: faults.at(site) }, perform);
  });
  const unheard = { log() {}, logFault() {} };
  const deliver = {
    renderer: (event: RenderEvent) =>
      'Records' in event
        ? renderStream(room.rendering(table), unheard, event)
        : renderDue(room.rendering(table), unheard).then(() => null),
    relay: (event: OutboxEvent) =>
      'Records' in event
        ? deliverStream(delivery(), orders, event)
        : deliverDue(delivery(), orders).then(() => null),
    mailer: (event: OutboxEvent) =>
      'Records' in event
        ? deliverStream(delivery(), mails, event)
        : deliverDue(delivery(), mails).then(() => null),
  };
  const stream = new Stream(driver, dice, faults, (reader, event, onEnd) =>
    driver.spawn(reader, () => deliver[reader](event), { onEnd }),
  );

  const functions: Record<string, { kind: string; run: (payload: unknown) => Promise<unknown> }> = {
    OpenStage: {
      kind: 'open-stage',
      run: (payload) => openStage(dependencies, v.parse(OpenStageInput, payload)),
    },
    Halt: {
      kind: 'halt',
      run: (payload) => {
        const { section, generation, error } = v.parse(HaltInput, payload);
        return haltSection(dependencies, { section, generation, reason: error.Error });
      },
    },
  };
  const machine: Machine = new Machine({
    definition: sectionApproval(),
    driver,
    dice,
    invoke(name, given, done, run) {
      if (faults.on && dice.chance(options.sabotage?.dying ?? 0)) return machine.end(run.name, 'FAILED');
      const payload = options.sabotage?.payload?.(given, memory.store) ?? given;
      const called = functions[name];
      if (called === undefined) return done({ Error: 'Lambda.ResourceNotFoundException', Cause: name });
      const fault = faults.at(`states > ${called.kind}`);
      if (fault === 'throttled') return done({ Error: 'Lambda.TooManyRequestsException', Cause: 'too many' });
      // A release that cannot run: nothing that trying again would mend.
      if (fault === 'broken') return done({ Error: 'Runtime.ImportModuleError', Cause: 'no such module' });
      // The service hears nothing and tries again, while the function may still be at work.
      if (fault === 'answer-lost')
        driver.after(dice.between(0, 5_000), () => done({ Error: 'Lambda.Unknown', Cause: 'no answer' }));
      driver.spawn(called.kind, () => called.run(payload), {
        inMs: dice.between(1, 50),
        note: { payload: given },
        onEnd: (ending) => {
          if (fault !== 'answer-lost') done(failureOf(ending));
        },
      });
    },
    ended: (run) => tellWatch(run),
  });

  const tellWatch = (run: Run): void => {
    if (run.status === 'SUCCEEDED' || run.status === 'RUNNING') return;
    const fault = faults.at('events > execution-watch');
    if (fault === 'lost' || options.sabotage?.dying !== undefined) return;
    const watch = (inMs: number, triesLeft: number): void =>
      driver.spawn('execution-watch', () => watchExecution(dependencies, services, run.name), {
        inMs,
        onEnd: ({ ended }) => {
          if (ended !== 'returned' && triesLeft > 0) watch(MINUTE, triesLeft - 1);
        },
      });
    watch(fault === 'delayed' ? dice.between(MINUTE, 10 * MINUTE) : dice.between(50, 2_000), 2);
    if (fault === 'duplicated') watch(dice.between(50, 5_000), 2);
  };

  const sweeping: Sweeping = { refusedMs: MINUTE, most: 400, gapMs: 110 };
  let isStarting = false;
  driver.every(MINUTE, () => {
    if (isStarting || options.sabotage?.noTicks === true) return;
    const tick = { tick: true } as const;
    driver.spawn('relay', () => deliver.relay(tick), { inMs: dice.between(0, 1_000) });
    driver.spawn('mailer', () => deliver.mailer(tick), { inMs: dice.between(0, 1_000) });
    driver.spawn('renderer', () => deliver.renderer(tick), { inMs: dice.between(0, 1_000) });
    driver.spawn('sweeper', () => sweep(dependencies, services, sweeping), { inMs: dice.between(0, 1_000) });
  });

  // As at every local start, nothing is delivered until all has been looked at, for which every lease is voided. One
  // section at a time: whose turn is next, the dice of this office say.
  const lookAtAll = (plans: readonly string[]): void =>
    driver.spawn('take-over', () => takeOver(dependencies, services, plans, 1), {
      onEnd: ({ ended }) => {
        if (ended !== 'returned') return driver.after(1_000, () => lookAtAll(plans));
        isStarting = false;
        stream.resume();
      },
    });

  return {
    dependencies,
    driver,
    dice,
    faults,
    machine,
    store: memory.store,
    room,
    letters,
    doubtful,
    refused,
    said,
    paced,
    spawn: driver.spawn.bind(driver),
    async ask(operation, site, perform) {
      await latency();
      return call(driver, { service: 'documents', operation, fault: faults.at(site) }, perform);
    },
    restart(plans) {
      machine.loseAll();
      room.restarted();
      driver.killAll(({ note: { posted } }) => {
        if (typeof posted === 'string') doubt(posted);
      });
      isStarting = true;
      stream.hold();
      lookAtAll(plans);
    },
  };
}

const Batch = v.object({
  RequestItems: v.record(v.string(), v.object({ Keys: v.array(v.custom<Attributes>(() => true)) })),
});
const RawMail = v.object({
  RawMessage: v.object({ Data: v.instance(Uint8Array) }),
  Destinations: v.tuple([v.string()]),
});
const Told = v.object({
  name: v.optional(v.string(), ''),
  input: v.optional(v.string(), ''),
  executionArn: v.optional(v.string(), ''),
  taskToken: v.optional(v.string(), ''),
  output: v.optional(v.string(), ''),
});

/** What the service does when it is told so. */
function told(machine: Machine, operation: string, input: unknown): object {
  const asked = v.parse(Told, input);
  const name = asked.executionArn.split(':').at(-1) ?? '';
  switch (operation) {
    case 'StartExecution':
      machine.start(asked.name, asked.input);
      return { executionArn: asked.name, startDate: new Date(0) };
    case 'SendTaskSuccess':
      machine.succeed(asked.taskToken, asked.output);
      return {};
    case 'StopExecution':
      machine.describe(name);
      machine.end(name, 'ABORTED');
      return {};
    case 'DescribeExecution': {
      const { status, input: text, startedAt } = machine.describe(name);
      return { status, input: text, startDate: new Date(startedAt) };
    }
    default:
      throw new Error(`${operation} is not played here`);
  }
}

/** How Step Functions hears of a function's end. */
function failureOf(ending: Ending<unknown>): { Error: string; Cause: string } | null {
  switch (ending.ended) {
    case 'returned':
      return null;
    case 'killed':
      return { Error: 'Sandbox.Timedout', Cause: 'the function ran out of time' };
    case 'threw':
      return ending.error instanceof Error
        ? { Error: ending.error.name, Cause: ending.error.message }
        : { Error: 'Unknown', Cause: '' };
  }
}
