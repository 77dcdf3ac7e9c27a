import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import * as v from 'valibot';
import { compareApart } from '../documents/compare/compare-apart.ts';
import { convertApart } from '../documents/readable/convert-apart.ts';
import { readDraft } from '../documents/store/read-draft.ts';
import { readableStore } from '../documents/store/readable-store.ts';
import type { Rendering } from '../rendering/rendering.ts';
import { renderDue, type RenderEvent, type RenderLog, renderStream } from '../rendering/run-renders.ts';
import { Environment } from './environment.ts';
import { logFault, logger } from './log.ts';
import { logsFaults } from './logs-faults.ts';
import { inTime, knowsItsTime } from './in-time.ts';
import { dependencies } from './dependencies.ts';
import { patienceWithFiles } from './patience.ts';

const here = dependencies();
const { BUCKET, RENDER_LEASE_SECONDS } = v.parse(
  v.pick(Environment, ['BUCKET', 'RENDER_LEASE_SECONDS']),
  process.env,
);
const s3 = inTime(
  new S3Client({ ...patienceWithFiles, forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined }),
);

const stopping = new AbortController();
/** Ends what is being read, for a process that stops: it is read again later. */
export const stopReading = (): void => stopping.abort();

/** What is deployed lies beside this bundle; from source it is loaded as this file was. */
const isSource = import.meta.url.endsWith('.ts');
const apart = {
  program: fileURLToPath(
    new URL(isSource ? './reading-process.ts' : './reading-process.mjs', import.meta.url),
  ),
  nodeArguments: isSource ? ['--import', 'tsx'] : [],
  stop: stopping.signal,
};

const rendering = (): Rendering => ({
  table: here.table,
  store: readableStore(s3, BUCKET),
  leaseMs: RENDER_LEASE_SECONDS * 1000,
  firstTryMs: here.pace.firstTryMs,
  holder: Buffer.from(here.secretBytes(8)).toString('hex'),
  now: here.now,
  random: here.random,
  readDraft: (section, sha256) => readDraft(s3, BUCKET, section, sha256),
  convert: (bytes, type) => convertApart(bytes, type, apart),
  compare: (older, newer) => compareApart(older, newer, apart),
});

const log: RenderLog = {
  log: ({ section, row }, outcome) =>
    logger[outcome.state === 'given-up' ? 'warn' : 'info']('render', { section, row, ...outcome }),
  logFault,
};

/** Makes drafts readable and compares them: what the stream brings, and, on a tick, what is still pending. */
export const handler = middy<RenderEvent>()
  .use(logsFaults())
  .use(knowsItsTime())
  .handler(async (event: RenderEvent) =>
    'Records' in event ? renderStream(rendering(), log, event) : { tried: await renderDue(rendering(), log) },
  );
