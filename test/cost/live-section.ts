import { nothingReadable } from '../builders/readable-drafts.ts';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { getRequestListener } from '@hono/node-server';
import { parse } from 'valibot';
import { importPlan } from '../../functions/actions/import-plan.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { draftStore } from '../../functions/documents/store/draft-store.ts';
import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import { readBlocks } from '../../functions/documents/readable/read-chunk.ts';
import { readDraft } from '../../functions/documents/store/read-draft.ts';
import { readableStore } from '../../functions/documents/store/readable-store.ts';
import type { Rendering } from '../../functions/rendering/rendering.ts';
import { renderDue } from '../../functions/rendering/run-renders.ts';
import { sendMail } from '../../functions/mail/mailer.ts';
import { postBy } from '../../functions/mail/post.ts';
import { type Delivery, deliverRow } from '../../functions/outbox/deliver-row.ts';
import { sendOrder } from '../../functions/outbox/send-order.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { itemBytes } from '../../functions/plan-file/item-bytes.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { isMailed } from '../../functions/records/outbox/outbox-item.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { reviewWeb } from '../../functions/review-web/review-web.tsx';
import { sequencer } from '../../functions/step-functions/sequencer.ts';
import { OpenStageInput } from '../../functions/step-functions/task-input.ts';
import { mailId } from '../../functions/wording/mail-id.ts';
import { startDocumentsStore } from '../../local/documents/start-documents-store.ts';
import { localAws } from '../../local/local-aws.ts';
import { startMailbox } from '../../local/mailbox/start-mailbox.ts';
import { startStepFunctions } from '../../local/step-functions/start-step-functions.ts';
import { addressOf, linkIn, type Mail, readMails } from '../../local/visitor/mailbox.ts';
import { getPage } from '../../local/visitor/page.ts';
import { decideBy, submitDraft } from '../../local/visitor/person.ts';
import { itemsOf, partsOver, type RecordsTable } from '../builders/records-table.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { planText } from '../plan-file/small-plan.ts';
import { type Meter, meteredTable } from './metered-table.ts';

const SECTION = 'kecil.visi';
const BUCKET = 'paraf-documents';
const MACHINE = 'arn:aws:states:ap-southeast-3:000000000000:stateMachine:section-approval';

/** Who does what, in order: two offices review, and the consultant returns the first round. */
const STEPS = [
  ['penyusun@', 'submit'],
  ['kepala@bappeda', 'approve'],
  ['kepala@dinkes', 'approve'],
  ['masterplan@ugm', 'return'],
  ['penyusun@', 'submit'],
  ['kepala@bappeda', 'approve'],
  ['kepala@dinkes', 'approve'],
  ['masterplan@ugm', 'approve'],
  ['sekda@', 'approve'],
] as const;

/** All that was asked of the services in one section's life. Units as they are charged; bytes stored at its end. */
export interface Life {
  readonly records: Meter;
  readonly openings: number;
  readonly relays: number;
  /** Drafts made readable, and comparisons. */
  readonly renders: number;
  readonly mailings: number;
  readonly visits: number;
  readonly webRequests: number;
  /** Pages, and the drafts that were downloaded. */
  readonly bytesOut: number;
  readonly downloads: number;
  readonly uploads: number;
  readonly puts: number;
  readonly gets: number;
  readonly mails: number;
  readonly bytesStored: number;
}

/**
 * Lives one section from its start to sign-off, in two rounds, through the pages behind its mails, and counts. Each
 * person's link is also followed once by a mail scanner, and each reviewer downloads the draft.
 */
export async function liveSection(local: RecordsTable): Promise<Life> {
  const meter: Meter = { requests: 0, reads: 0, writes: 0 };
  const count = {
    openings: 0,
    relays: 0,
    mailings: 0,
    visits: 0,
    webRequests: 0,
    bytesOut: 0,
    downloads: 0,
    uploads: 0,
    puts: 0,
    gets: 0,
  };
  const free = await local.fresh();
  const uncounted: Dependencies = {
    ...partsOver(free),
    now: () => new Date().toISOString(),
    wait: async (ms) => void (await pause(ms)),
  };
  const dependencies: Dependencies = { ...uncounted, table: meteredTable(local.endpoint, free.name, meter) };
  const undo: (() => unknown)[] = [];
  try {
    const dataDir = temporaryFolder();
    const mailbox = await startMailbox({ port: 0, dataDir });
    undo.push(() => mailbox.stop());
    const store = await startDocumentsStore({ dataDir, bucket: BUCKET });
    undo.push(() => store.stop());
    const states = await startStepFunctions({
      machines: [
        {
          stateMachineArn: MACHINE,
          definition: readFileSync('workflows/section-approval.asl.json', 'utf8'),
        },
      ],
      functions: {
        OpenStage: (input) => {
          count.openings += 1;
          return openStage(dependencies, parse(OpenStageInput, input));
        },
        Halt: () => Promise.reject(new Error('nothing halts here')),
      },
    });
    undo.push(() => states.stop());
    const s3 = new S3Client({
      ...localAws(store.endpoint),
      credentials: store.key,
      forcePathStyle: true,
    });
    s3.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          if (/^(Put|Copy|List)/.test(commandName)) count.puts += 1;
          else count.gets += 1;
          return next(args);
        },
      { step: 'finalizeRequest', name: 'counted' },
    );
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    undo.push(() => server.close());
    undo.push(() => server.closeAllConnections());
    const at = server.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    const baseUrl = `http://127.0.0.1:${at.port}`;
    const app = reviewWeb({
      dependencies,
      readable: nothingReadable,
      drafts: draftStore(s3, BUCKET),
      baseUrl,
      storeOrigin: store.endpoint,
    });
    const listener = getRequestListener(async (request) => {
      count.webRequests += 1;
      const answer = await app.fetch(request);
      count.bytesOut += (await answer.clone().arrayBuffer()).byteLength + 600;
      return answer;
    });
    server.on('request', (request, response) => void listener(request, response));

    const service = sequencer(new SFNClient(localAws(states.endpoint)), MACHINE);
    const ses = postBy(new SESClient({ ...localAws(mailbox.sesEndpoint), maxAttempts: 1 }), '');
    const run = (): Delivery => ({
      ...dependencies,
      leaseMs: 120_000,
      holder: randomBytes(8).toString('hex'),
    });
    const mailing = {
      post: ses,
      words: mailId,
      sender: 'masterplan@kominfo.example',
      mostPerHour: 200,
      baseUrl,
      secretBytes: dependencies.secretBytes,
      pace: async () => null,
    };
    /** What the stream would bring next: all that is pending, one run for each function that it wakes. */
    const deliver = async (): Promise<boolean> => {
      const rows = (await readRows(free, SECTION)).filter(({ state }) => state === 'pending');
      const orders = rows.flatMap((row) => (isMailed(row) ? [] : [row]));
      const mails = rows.flatMap((row) => (row.kind === 'mail' ? [row] : []));
      if (orders.length > 0) count.relays += 1;
      if (mails.length > 0) count.mailings += 1;
      const relay = run();
      for (const row of orders) await deliverRow(relay, row, (it) => sendOrder(relay, () => service, it));
      const mailer = run();
      for (const row of mails)
        await deliverRow(mailer, row, (it, until) => sendMail(mailer, mailing, it, until));
      return rows.length > 0;
    };
    const settle = async (): Promise<void> => {
      for (;;) {
        const some = await deliver();
        const snapshot = await readLatestSnapshot(free, SECTION);
        if (!some && snapshot?.section.next === null) return;
        if (!some) await pause(20);
      }
    };
    const answered = new Set<string>();
    const askOf = async (who: string): Promise<Mail> => {
      const mails = await readMails(mailbox.url);
      const ask = mails.find(
        (mail) => addressOf(mail).startsWith(who) && !answered.has(mail.id) && linkIn(mail)?.includes('/t/'),
      );
      if (ask === undefined) throw new Error(`${who} is not asked`);
      answered.add(ask.id);
      return ask;
    };

    const read = readPlanFile(
      planText((plan) => {
        plan.sections.pop();
        for (const { roster } of plan.sections) roster['opd-review'] = ['bappeda', 'dinkes'];
      }),
    );
    if (!('file' in read)) throw new Error(JSON.stringify(read));
    await importPlan(uncounted, read.file, { by: 'koordinator' });
    await startSection(dependencies, { section: SECTION, by: 'koordinator' });
    await settle();
    for (const [who, choice] of STEPS) {
      const mail = await askOf(who);
      const scanned = await getPage(linkIn(mail) ?? '');
      count.visits += 2;
      if (choice === 'submit') {
        const bytes = Buffer.concat([
          readFileSync('samples/drafts/quick-win-bank-sampah.pdf'),
          Buffer.from(`\n%% ${count.uploads}\n`),
        ]);
        count.uploads += 1;
        const done = await submitDraft(mail, { name: 'draf.pdf', bytes }, 'Mohon ditelaah.');
        if (done.status !== 200) throw new Error(`${who} could not submit: ${done.status}`);
      } else {
        const draft = /\/t\/[\w-]+\/drafts\/[0-9a-f]{64}/.exec(scanned.html)?.[0];
        if (draft === undefined) throw new Error('the page has no draft');
        count.bytesOut += (await (await fetch(`${baseUrl}${draft}`)).arrayBuffer()).byteLength;
        count.gets += 1;
        count.downloads += 1;
        const done = await decideBy(mail, choice, 'Sudah diperiksa bersama bidang terkait.');
        if (done.status !== 200) throw new Error(`${who} could not ${choice}: ${done.status}`);
      }
      await settle();
    }
    const snapshot = await readLatestSnapshot(free, SECTION);
    if (snapshot?.section.state !== 'signed-off') throw new Error(`it ended in ${snapshot?.section.state}`);
    // They were there as soon as they were used; here they are made at the end, one after the other.
    const ahead = () => new Date(Date.now() + 10 * 60_000).toISOString();
    const rendering: Rendering = {
      ...dependencies,
      now: ahead,
      leaseMs: 120_000,
      firstTryMs: 0,
      holder: 'renderer',
      store: readableStore(s3, BUCKET),
      readDraft: (section, sha256) => readDraft(s3, BUCKET, section, sha256),
      convert: (bytes, type) => convertDraft(bytes, type, () => false),
      compare: async (older, newer) => compareDrafts(older.flatMap(readBlocks), newer.flatMap(readBlocks)),
    };
    const due = () => renderDue(rendering, { log() {}, logFault() {} });
    const renders = (await due()) + (await due());
    if (renders !== 3) throw new Error(`${renders} were rendered, not two drafts and what differs`);
    const mails = (await readMails(mailbox.url)).length;
    const bytesStored = (await itemsOf(free)).reduce((sum, item) => sum + itemBytes(item) + 100, 0);
    return { records: meter, ...count, renders, puts: count.puts + count.uploads, mails, bytesStored };
  } finally {
    for (const each of undo.reverse()) await each();
  }
}
