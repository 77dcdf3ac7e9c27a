import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { streamFilters } from '../functions/outbox/stream-filters.ts';
import { sequencer } from '../functions/step-functions/sequencer.ts';
import { endLeftovers } from './children.ts';
import { announce, holdDataFolder } from './data-folder.ts';
import { startDocumentsStore } from './documents-store.ts';
import { startDynamoDb } from './dynamodb.ts';
import { logTo } from './function-log.ts';
import { type Handlers, loadHandlers } from './handlers.ts';
import { LOCAL_REGION, localAws } from './local-aws.ts';
import { startMailbox } from './mailbox/start-mailbox.ts';
import { plansHere } from './plans.ts';
import { claimPort, freePort } from './ports.ts';
import type { LocalSettings } from './settings.ts';
import { startStepFunctions } from './step-functions/start-step-functions.ts';
import { startStreamPump } from './stream-pump/start-stream-pump.ts';
import { createTable } from './table.ts';
import { takeOver } from './take-over.ts';
import { startTicks } from './ticks.ts';
import { Undo } from './undo.ts';
import { versionHere } from './version.ts';
import { startWeb } from './web.ts';

const TABLE = 'paraf';
/** In the order in which they are begun below. */
const PARTS = ['DynamoDB Local', 'the mailbox', 'the documents'];
const BUCKET = 'paraf-documents';
const STATE_MACHINE_ARN = `arn:aws:states:${LOCAL_REGION}:000000000000:stateMachine:section-approval`;
const DEFINITION = join(import.meta.dirname, '../workflows/section-approval.asl.json');
/** Execution states after which the deployed rule, too, wakes execution-watch. */
const ENDED_BADLY = ['FAILED', 'TIMED_OUT', 'ABORTED'];

export interface Runtime {
  readonly baseUrl: string;
  readonly mailboxUrl: string;
  readonly plans: readonly string[];
  readonly rebuilt: number;
  readonly parts: Awaited<ReturnType<typeof loadHandlers>>['parts'];
  stop(): Promise<void>;
}

/**
 * Runs all of Paraf in this process (and DynamoDB in a child): the deployed handlers, fed by local parts that speak
 * the services' own protocols. Goes on where the data folder was left.
 */
export async function startRuntime(
  settings: LocalSettings,
  onProgress: (line: string) => void,
): Promise<Runtime> {
  const dataDir = settings.DATA_DIR;
  const undo = new Undo(onProgress);
  const stop = () => undo.all();
  try {
    const folder = holdDataFolder(dataDir);
    undo.later('the data folder', () => folder.release());
    await endLeftovers(dataDir);
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    const port = await claimPort(settings.PORT, 'PORT');
    const mailboxPort = await claimPort(settings.MAILBOX_PORT, 'MAILBOX_PORT');

    // No mail is sent before the functions are loaded.
    let hear: Handlers['feedback'] = async () => {};
    const begun = [
      startDynamoDb({ dataDir, onProgress }),
      startMailbox({
        port: mailboxPort,
        dataDir,
        // As the deployed rule hands it on; Lambda would try a failed run again, and then leave it in a queue.
        onFeedback: (detail) =>
          void hear({ detail }).catch((fault: unknown) =>
            onProgress(`feedback: ${fault instanceof Error ? fault.name : 'fault'}`),
          ),
      }),
      startDocumentsStore({ dataDir, bucket: BUCKET }),
    ] as const;
    const settled = await Promise.allSettled(begun);
    for (const [i, part] of settled.entries())
      if (part.status === 'fulfilled') undo.later(PARTS[i] ?? '', () => part.value.stop());
    const [dynamodb, mailbox, store] = await Promise.all(begun);
    await createTable(new DynamoDBClient(localAws(dynamodb.endpoint)), TABLE);

    const baseUrl = `http://127.0.0.1:${port}`;
    const sfnPort = await freePort();
    const endpoints = {
      dynamodb: dynamodb.endpoint,
      sfn: `http://127.0.0.1:${sfnPort}`,
      s3: store.endpoint,
      ses: mailbox.sesEndpoint,
    };
    Object.assign(process.env, environmentOf(settings, baseUrl, endpoints));
    const handlers = await logTo(join(dataDir, 'logs', 'functions.log'), loadHandlers);
    const { parts } = handlers;
    hear = handlers.feedback;

    const states = await startStepFunctions({
      port: sfnPort,
      stateMachineArn: STATE_MACHINE_ARN,
      definition: await readFile(DEFINITION, 'utf8'),
      functions: { OpenStage: handlers.openStage, Halt: handlers.halt },
      onStatusChange: async (change) => {
        if (ENDED_BADLY.includes(change.detail.status)) await handlers.watch(change);
      },
    });
    undo.later('Step Functions', () => states.stop());

    const service = sequencer(new SFNClient(localAws(endpoints.sfn)), STATE_MACHINE_ARN);
    const rebuilt = await takeOver(parts, service, await plansHere(parts.table));

    const mapping = {
      batchSize: 10,
      parallelizationFactor: 4,
      maximumRetryAttempts: 5,
      bisectBatchOnFunctionError: true,
      reportBatchItemFailures: true,
    };
    const pump = await startStreamPump({
      endpoint: dynamodb.endpoint,
      source: { tableName: TABLE },
      dataDir,
      mappings: [
        { name: 'relay', handler: handlers.relay, filter: streamFilters.relay, ...mapping },
        // Deployed, it has one lane, which keeps SES's rate; here all lanes share one pacer.
        { name: 'mailer', handler: handlers.mailer, filter: streamFilters.mailer, ...mapping },
      ],
      onError: (fault) => onProgress(`stream: ${fault instanceof Error ? fault.name : 'fault'}`),
    });
    undo.later('the stream', () => pump.stop());

    const ticks = startTicks(settings.SWEEP_SECONDS * 1000, [
      () => handlers.relay({ tick: true }),
      () => handlers.mailer({ tick: true }),
      () => handlers.sweeper(),
    ]);
    undo.later('the sweeper', () => ticks.stop());

    const health = await versionHere();
    let isUp = true;
    void dynamodb.exited.then(() => {
      isUp = false;
      if (!undo.begun)
        onProgress('DynamoDB Local has ended by itself. Press Ctrl-C and start again: nothing is lost.');
    });
    const web = await startWeb(port, handlers, health, () => isUp);
    undo.later('the pages', () => web.stop());
    const mailboxUrl = mailbox.url;
    const facts = {
      table: TABLE,
      bucket: BUCKET,
      stateMachineArn: STATE_MACHINE_ARN,
      sender: settings.SENDER,
      pace: { firstTryMs: settings.FIRST_TRY_SECONDS * 1000, moveMs: settings.MOVE_SECONDS * 1000 },
    };
    announce(dataDir, {
      ...facts,
      endpoints,
      baseUrl,
      mailboxUrl,
      port,
      version: health.version,
    });
    return { baseUrl, mailboxUrl, plans: await plansHere(parts.table), rebuilt, parts, stop };
  } catch (fault) {
    await stop().catch(() => {});
    throw fault;
  }
}

function environmentOf(
  settings: LocalSettings,
  baseUrl: string,
  endpoints: Readonly<Record<'dynamodb' | 'sfn' | 's3' | 'ses', string>>,
): Record<string, string> {
  return {
    TABLE,
    BUCKET,
    STATE_MACHINE_ARN,
    SENDER: settings.SENDER,
    BASE_URL: baseUrl,
    CONFIGURATION_SET: '',
    LEASE_SECONDS: String(settings.LEASE_SECONDS),
    FIRST_TRY_SECONDS: String(settings.FIRST_TRY_SECONDS),
    MOVE_SECONDS: String(settings.MOVE_SECONDS),
    REFUSED_SECONDS: String(settings.REFUSED_SECONDS),
    MAILS_PER_SECOND: String(settings.MAILS_PER_SECOND),
    MAILS_PER_HOUR: String(settings.MAILS_PER_HOUR),
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SFN: endpoints.sfn,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    POWERTOOLS_SERVICE_NAME: 'paraf',
  };
}
