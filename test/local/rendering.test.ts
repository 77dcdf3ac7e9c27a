import { setTimeout as pause } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readableStore } from '../../functions/documents/store/readable-store.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { type ReadableItem, readReadable } from '../../functions/records/readable/readable.ts';
import { findRuntime } from '../../local/data-folder.ts';
import { localAws } from '../../local/local-aws.ts';
import { linkIn, waitForMails } from '../../local/visitor/mailbox.ts';
import { submitDraft } from '../../local/visitor/person.ts';
import { longDocx, longDraft } from '../../samples/readable/long-draft.ts';
import { readBoards } from '../../cli/boards.ts';
import { localOffice } from '../../cli/local-office.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { freePort } from '../../local/ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Facts = v.object({
  bucket: v.string(),
  endpoints: v.object({ s3: v.string() }),
  storeKey: v.object({ accessKeyId: v.string(), secretAccessKey: v.string() }),
});

const dataDir = temporaryFolder();
let office: ParafProcess;
let ports = { port: 0, mailboxPort: 0 };
const start = () =>
  startParaf({ dataDir, ...ports, environment: { SWEEP_SECONDS: '1', FIRST_TRY_SECONDS: '2' } });

beforeAll(async () => {
  ports = { port: await freePort(), mailboxPort: await freePort() };
  office = await start();
}, 120_000);
afterAll(() => office?.kill());

async function untilMade(section: string, sha256: string): Promise<ReadableItem> {
  const { table } = localOffice(dataDir).dependencies;
  for (let waited = 0; waited < 90_000; waited += 100) {
    const item = await readReadable(table, section, sha256);
    if (item !== null) return item;
    await pause(100);
  }
  throw new Error('nothing was made of it');
}

test('a draft of 200 pages can be read seconds after it was used, also where Paraf was killed meanwhile', async () => {
  const [mail] = await waitForMails(office.mailbox, (it) => linkIn(it)?.includes('/t/') ?? false);
  if (mail === undefined) throw new Error('no mail with a link came');
  const bytes = Buffer.from(longDocx(longDraft(11)));
  const submitted = await submitDraft(mail, { name: 'draf.docx', bytes });
  expect(submitted.status).toBe(200);
  await office.kill();
  office = await start();

  const { table } = localOffice(dataDir).dependencies;
  const boards = await readBoards(localOffice(dataDir));
  const section = boards.flatMap((it) => it.sections).find(({ draft }) => draft !== null)?.section ?? '';
  const sha256 = (await readLatestSnapshot(table, section))?.section.draft?.sha256 ?? '';
  const item = await untilMade(section, sha256);
  if (item.state !== 'readable') throw new Error(`it is ${item.why}`);
  expect(item.counts).toMatchObject({ pages: 200, images: 20 });

  const { bucket, endpoints, storeKey } = v.parse(Facts, findRuntime(dataDir)?.facts);
  const s3 = new S3Client({ ...localAws(endpoints.s3), credentials: storeKey, forcePathStyle: true });
  const store = readableStore(s3, bucket);
  const index = await store.getIndex(section, item);
  expect((await store.getPage(section, index, index.chunks.length)).length).toBeGreaterThan(1);
  expect((await store.getImage(section, index, 1)).type).toBe('image/png');
}, 240_000);
