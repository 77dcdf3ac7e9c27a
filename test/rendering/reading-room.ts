import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll } from 'vitest';
import { useUpload } from '../../functions/actions/use-upload.ts';
import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import { readBlocks } from '../../functions/documents/readable/read-chunk.ts';
import { uploadPrefix } from '../../functions/documents/store/draft-keys.ts';
import { draftStore } from '../../functions/documents/store/draft-store.ts';
import { readDraft } from '../../functions/documents/store/read-draft.ts';
import { readableStore } from '../../functions/documents/store/readable-store.ts';
import { renderPartition } from '../../functions/records/keys.ts';
import { queryPartition } from '../../functions/records/read-items.ts';
import { writeReadable } from '../../functions/records/readable/readable.ts';
import { type RenderRow, RenderRow as Row } from '../../functions/records/readable/render-item.ts';
import type { Rendering } from '../../functions/rendering/rendering.ts';
import { renderDue } from '../../functions/rendering/run-renders.ts';
import * as v from 'valibot';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { snapshotOf, linkOf } from '../builders/records.ts';

const bucket = 'documents';

/** Records, a store, and a renderer that reads in this very process: for drafts that nobody made to harm. */
export function ownReadingRoom() {
  const records = ownRecords();
  const app = buildApp({ logger: false });
  let s3: S3Client | null = null;
  const store = (): S3Client => {
    if (s3 === null) throw new Error('the store is started by the first test');
    return s3;
  };
  beforeAll(async () => {
    const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    s3 = new S3Client({ endpoint, region: 'ap-southeast-3', forcePathStyle: true, credentials });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  });
  afterAll(() => app.close());

  let [runs, uploads] = [0, 0];
  /** A run of the renderer, with what a test makes of its parts. */
  const run = (more: Partial<Rendering> = {}): Rendering => {
    runs += 1;
    return {
      table: records.dependencies.table,
      store: readableStore(store(), bucket),
      leaseMs: 2 * MINUTE,
      firstTryMs: 2 * MINUTE,
      holder: `run-${runs}`,
      now: records.clock.now,
      random: () => 0.5,
      readDraft: (section, sha256) => readDraft(store(), bucket, section, sha256),
      convert: (bytes, type) => convertDraft(bytes, type, () => false),
      compare: async (older, newer) => compareDrafts(older.flatMap(readBlocks), newer.flatMap(readBlocks)),
      ...more,
    };
  };

  /** The drafter uploads this text and uses it; gives its SHA-256. */
  async function use(section: string, text: string): Promise<string> {
    records.clock.pass(1_000);
    const snapshot = await snapshotOf(records, section);
    uploads += 1;
    const upload = `upload-${String(uploads).padStart(8, '0')}`;
    const Key = `${uploadPrefix(section, upload)}draf.md`;
    await store().send(new PutObjectCommand({ Bucket: bucket, Key, Body: text }));
    const used = await useUpload(
      records.dependencies,
      draftStore(store(), bucket),
      linkOf(snapshot, 'drafter'),
      upload,
    );
    if (!('section' in used) || used.section.draft === null) throw new Error(JSON.stringify(used));
    return used.section.draft.sha256;
  }

  async function rows(section: string): Promise<RenderRow[]> {
    const found: RenderRow[] = [];
    for await (const item of queryPartition(records.dependencies.table, renderPartition(section)))
      found.push(v.parse(Row, item));
    return found;
  }

  /** Ticks, minute by minute, as long as something is due. */
  async function ticks(most: number, more: Partial<Rendering> = {}): Promise<void> {
    for (let i = 0; i < most; i += 1) {
      records.clock.pass(2.1 * MINUTE);
      await renderDue(run(more), { log() {}, logFault() {} });
    }
  }

  /** As a renderer might that was taken over. */
  const putReadableAs = (section: string, sha256: string) =>
    writeReadable(
      records.dependencies.table,
      section,
      { state: 'unreadable', sha256, converter: 1, why: 'damaged' },
      null,
    );

  return { records, run, use, rows, ticks, putReadableAs };
}
