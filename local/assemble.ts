import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { patiently } from '../functions/deployed/patiently.ts';
import { streamFilters } from '../functions/outbox/stream-filters.ts';
import { listPlan, readPlanList } from '../functions/records/plan/plan-list.ts';
import { sequencers } from '../functions/step-functions/sequencer.ts';
import { driveClock } from './clock/drive-clock.ts';
import type { DrivenClock } from './clock/driven-clock.ts';
import { announce } from './data-folder.ts';
import { writeProbe } from './database/probe.ts';
import { proveKept } from './database/prove-kept.ts';
import type { Database } from './database/start-database.ts';
import { startDocumentsStore } from './documents/start-documents-store.ts';
import { logTo } from './function-log.ts';
import { functionEnvironment } from './function-environment.ts';
import { type Handlers, loadHandlers } from './handlers.ts';
import { localAws } from './local-aws.ts';
import { definitionsHere, machinesHere } from './machines-here.ts';
import { startMailbox } from './mailbox/start-mailbox.ts';
import { plainRequests } from './plain-requests.ts';
import { plansHere } from './plans.ts';
import { freePort } from './ports.ts';
import type { LocalSettings } from './settings.ts';
import { peopleHere } from './sign-in/people-here.ts';
import { startIssuer } from './sign-in/start-issuer.ts';
import { startStepFunctions } from './step-functions/start-step-functions.ts';
import { forgetOldPositions } from './stream-pump/forget-old-positions.ts';
import { alarm } from './stream-pump/alarm.ts';
import { ringAfterWrites } from './stream-pump/ring-after-writes.ts';
import { startStreamPump } from './stream-pump/start-stream-pump.ts';
import { createTable } from './table.ts';
import { takeOver } from './take-over.ts';
import { startTicks } from './ticks.ts';
import type { Undo } from './undo.ts';
import { versionHere } from './version.ts';
import { type Health, watchHealth } from './health.ts';
import { startWeb } from './web.ts';

const TABLE = 'paraf';
const BUCKET = 'paraf-documents';
const PLACES = { table: TABLE, bucket: BUCKET, machines: machinesHere };
/** Execution states after which the deployed rule, too, wakes execution-watch. */
const ENDED_BADLY = ['FAILED', 'TIMED_OUT', 'ABORTED'];

/** What is there already when the parts are assembled. */
interface Ground {
  readonly settings: LocalSettings;
  /** Where the folder drives a clock of its own. */
  readonly clock: DrivenClock | null;
  readonly ports: Readonly<Record<'web' | 'mailbox', number>>;
  /** It may still be starting. */
  readonly database: { readonly endpoint: string; readonly up: Promise<Database> };
  /** Is told of every part that is to be stopped. */
  readonly undo: Undo;
  onProgress(line: string): void;
}

export interface Assembled {
  readonly baseUrl: string;
  readonly mailboxUrl: string;
  readonly plans: readonly string[];
  readonly engine: Database['engine'];
  readonly rebuilt: number;
  readonly dependencies: Awaited<ReturnType<typeof loadHandlers>>['dependencies'];
  /** To be told once the first import is done: from then on `/healthz` says ok. */
  ready(): void;
}

/**
 * Puts the deployed handlers into this process, fed by local parts that speak the services' own protocols, and goes on
 * where the data folder was left. What needs no database is begun while that one is still starting.
 */
export async function assemble(ground: Ground): Promise<Assembled> {
  const { settings, clock, ports, database, undo, onProgress } = ground;
  const dataDir = settings.DATA_DIR;
  // No mail is sent before the functions are loaded.
  let hear: Handlers['feedback'] = async () => {};
  const mailbox = await startMailbox({
    port: ports.mailbox,
    dataDir,
    // As the deployed rule hands it on; Lambda would try a failed run again, and then leave it in a queue.
    onFeedback: (detail) =>
      void hear({ detail }).catch((fault: unknown) =>
        onProgress(`feedback: ${fault instanceof Error ? fault.name : 'fault'}`),
      ),
  });
  undo.later('the mailbox', () => mailbox.stop());
  const baseUrl = `http://127.0.0.1:${ports.web}`;
  const store = await startDocumentsStore({ dataDir, bucket: BUCKET, poster: baseUrl });
  undo.later('the documents', () => store.stop());

  const client = new DynamoDBClient(localAws(database.endpoint));
  undo.later('connections to the database', () => client.destroy());
  const table = {
    client: DynamoDBDocumentClient.from(client),
    name: TABLE,
    ...patiently,
  };
  const issuer = await startIssuer({
    port: await freePort(),
    redirectUri: `${baseUrl}/sign-in/callback`,
    people: () => peopleHere(table),
  });
  undo.later('the issuer', () => issuer.stop());
  const sfnPort = await freePort();
  const endpoints = {
    dynamodb: database.endpoint,
    sfn: `http://127.0.0.1:${sfnPort}`,
    s3: store.endpoint,
    ses: mailbox.sesEndpoint,
  };
  Object.assign(
    process.env,
    functionEnvironment(settings, { ...PLACES, baseUrl, key: store.key, endpoints, ...issuer }),
  );
  let health: Health | null = null;
  const ails = () => health?.ailment() ?? null;
  const handlers = await logTo(join(dataDir, 'logs', 'functions.log'), () => loadHandlers(ails, clock));
  const { dependencies } = handlers;
  hear = handlers.feedback;
  undo.later('connections of the functions', () => dependencies.table.client.destroy());
  plainRequests(dependencies.table.client);

  const states = await startStepFunctions({
    port: sfnPort,
    machines: await definitionsHere(),
    functions: { OpenStage: handlers.openStage, Halt: handlers.halt },
    onStatusChange: async (change) => {
      if (ENDED_BADLY.includes(change.detail.status)) await handlers.watch(change);
    },
  });
  undo.later('Step Functions', () => states.stop());

  const { engine, exited } = await database.up;
  await createTable(client, TABLE);
  const probe = await writeProbe(client);
  // What is added first stands outside: a transaction that was not kept is none that succeeded.
  health = watchHealth({ dataDir, client: dependencies.table.client, exited, probe, now: Date.now });
  if (!engine.keepsWhatItAnswers)
    undo.later('proofs', proveKept(dependencies.table.client, database.endpoint));
  undo.later('the watch on health', health.stop);
  await forgetOldPositions({ endpoint: database.endpoint, tableName: TABLE, dataDir });
  const known = await plansHere(table);
  // A data folder of a former release has plans that are on no list.
  const listed = await readPlanList(table);
  for (const plan of known) if (!listed.includes(plan)) await listPlan(table, plan);
  const service = sequencers(new SFNClient(localAws(endpoints.sfn)), machinesHere);
  const rebuilt = await takeOver(dependencies, service, known);

  const written = alarm();
  ringAfterWrites(dependencies.table.client, written);
  const mapping = {
    batchSize: 10,
    parallelizationFactor: 4,
    maximumRetryAttempts: 5,
    bisectBatchOnFunctionError: true,
    reportBatchItemFailures: true,
  };
  const pump = await startStreamPump({
    endpoint: database.endpoint,
    source: { tableName: TABLE },
    dataDir,
    alarm: written,
    mappings: [
      { name: 'relay', handler: handlers.relay, filter: streamFilters.relay, ...mapping },
      { name: 'mailer', handler: handlers.mailer, filter: streamFilters.mailer, ...mapping },
      // One process beside this one at a time, so that reading a draft leaves a processor to whoever decides.
      {
        ...mapping,
        name: 'renderer',
        handler: handlers.renderer,
        filter: streamFilters.renderer,
        batchSize: 1,
        parallelizationFactor: 1,
        timeoutSeconds: 100,
      },
    ],
    onError: (fault) => onProgress(`stream: ${fault instanceof Error ? fault.name : 'fault'}`),
  });
  undo.later('the stream', () => pump.stop());

  const woken = [
    () => handlers.relay({ tick: true }),
    () => handlers.letters(),
    () => handlers.mailer({ tick: true }),
    () => handlers.sweeper(),
  ];
  const ticks = startTicks(settings.SWEEP_SECONDS * 1000, woken);
  undo.later('the sweeper', () => ticks.stop());
  if (clock !== null) {
    const tick = async () => {
      // A function logs its own fault; the next tick sees the same rows.
      for (const wake of woken) await wake().catch(() => {});
    };
    const driving = driveClock({ dataDir, clock, table, tick });
    undo.later('the clock', () => driving.stop());
  }
  // Apart, because one draft may take a minute, and nothing waits for it.
  const reading = startTicks(settings.SWEEP_SECONDS * 1000, [() => handlers.renderer({ tick: true })]);
  undo.later('the renderer', () => {
    handlers.stopReading();
    return reading.stop();
  });

  const release = await versionHere();
  void exited.then(() => {
    if (!undo.begun)
      onProgress(`${engine.title} has ended by itself. Press Ctrl-C and start again: nothing is lost.`);
  });
  const web = await startWeb(ports.web, handlers, release, health);
  undo.later('the pages', () => web.stop());
  const mailboxUrl = mailbox.url;
  const facts = {
    ...PLACES,
    sender: settings.SENDER,
    pace: { firstTryMs: settings.FIRST_TRY_SECONDS * 1000, moveMs: settings.MOVE_SECONDS * 1000 },
  };
  announce(dataDir, {
    ...facts,
    endpoints,
    issuer: issuer.issuer,
    smtp: mailbox.smtpEndpoint,
    storeKey: store.key,
    baseUrl,
    mailboxUrl,
    port: ports.web,
    version: release.version,
  });
  return { baseUrl, mailboxUrl, plans: known, engine, rebuilt, dependencies, ready: health.ready };
}
