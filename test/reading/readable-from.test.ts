import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import { CONVERTER } from '../../functions/documents/readable/blocks.ts';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import type { ReadableDraft } from '../../functions/documents/readable/make-chunks.ts';
import { readChunk } from '../../functions/documents/readable/read-chunk.ts';
import { chunkKey } from '../../functions/documents/store/readable-keys.ts';
import { type ReadableStore, readableStore } from '../../functions/documents/store/readable-store.ts';
import { readableFrom } from '../../functions/reading/readable-from.ts';
import { writeCompared, writeReadable } from '../../functions/records/readable/readable.ts';
import { type DocumentsStore, startDocumentsStore } from '../../local/documents/start-documents-store.ts';
import { localAws } from '../../local/local-aws.ts';
import { startRecords, type TestRecords } from '../builders/records.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const SECTION = 'p.baca';
let records: TestRecords;
let documents: DocumentsStore;
let s3: S3Client;
let store: ReadableStore;

beforeAll(async () => {
  records = await startRecords(temporaryFolder());
  documents = await startDocumentsStore({
    dataDir: temporaryFolder(),
    bucket: 'paraf-documents',
    poster: 'http://127.0.0.1:1',
  });
  s3 = new S3Client({ ...localAws(documents.endpoint, documents.key), forcePathStyle: true });
  store = readableStore(s3, 'paraf-documents');
}, 120_000);
afterAll(async () => {
  await records.stop();
  await documents.stop();
});

const made = async (text: string): Promise<ReadableDraft> => {
  const draft = await convertDraft(new TextEncoder().encode(text), 'markdown', () => false);
  if ('unreadable' in draft) throw new Error(draft.unreadable);
  return draft;
};
const blocksOf = ({ chunks, index }: ReadableDraft) =>
  readChunk(chunks[0] ?? new Uint8Array(), index.chunks[0]?.sha256 ?? '');

/** As the renderer keeps it. */
async function kept(draft: ReadableDraft): Promise<string> {
  const index = await store.putReadable(SECTION, draft);
  const { draft: sha256, converter, counts, notShown } = draft.index;
  await writeReadable(
    records.dependencies.table,
    SECTION,
    { state: 'readable', sha256, converter, index, counts, notShown },
    null,
  );
  return sha256;
}

describe('the readable drafts that both webs are handed', () => {
  test('are being made until the records know of them, and then read from the store', async () => {
    const drafts = readableFrom(records.dependencies.table, store);
    const draft = await made('# Bab\n\nIsi bab.');
    expect(await drafts.standing(SECTION, draft.index.draft)).toBe('being-made');
    await kept(draft);
    expect(await drafts.standing(SECTION, draft.index.draft)).toEqual({ index: draft.index });
    expect(await drafts.blocks(SECTION, draft.index, 1)).toEqual(blocksOf(draft));
  });

  test('show nothing of what was changed in the store', async () => {
    const drafts = readableFrom(records.dependencies.table, store);
    const draft = await made('# Asli\n\nAnggaran 40 juta.');
    const sha256 = await kept(draft);
    const Key = chunkKey(SECTION, { sha256, converter: draft.index.converter }, 1);
    const forged = Buffer.from(JSON.stringify(blocksOf(draft)).replace('40', '90'));
    await s3.send(new PutObjectCommand({ Bucket: 'paraf-documents', Key, Body: forged }));
    await expect(drafts.blocks(SECTION, draft.index, 1)).rejects.toThrow('chunk');
  });

  test('are compared where the comparison is of what is shown now', async () => {
    const drafts = readableFrom(records.dependencies.table, store);
    const [older, newer] = [await made('Satu.\n\nDua.'), await made('Satu.\n\nTiga.')];
    const [one, other] = [await kept(older), await kept(newer)];
    expect(await drafts.compared(SECTION, one, other)).toBe('being-made');
    const comparison = compareDrafts(blocksOf(older), blocksOf(newer));
    const of = {
      older: one,
      newer: other,
      converters: { older: CONVERTER, newer: CONVERTER },
      comparison: comparison.comparison,
    };
    const sha256 = await store.putComparison(SECTION, of, comparison);
    await writeCompared(records.dependencies.table, SECTION, {
      ...of,
      state: 'compared',
      sha256,
      summary: comparison.summary,
    });
    expect(await drafts.compared(SECTION, one, other)).toEqual(comparison);
    const former = { ...of, converters: { older: CONVERTER - 1, newer: CONVERTER } };
    await writeCompared(records.dependencies.table, SECTION, {
      ...former,
      state: 'compared',
      sha256,
      summary: comparison.summary,
    });
    expect(await drafts.compared(SECTION, one, other)).toBe('being-made');
  });

  test('are not comparable where one of them cannot be shown', async () => {
    const drafts = readableFrom(records.dependencies.table, store);
    const one = await kept(await made('Ada.'));
    const hidden = 'f'.repeat(64);
    await writeReadable(
      records.dependencies.table,
      SECTION,
      { state: 'unreadable', sha256: hidden, converter: 1, why: 'encrypted' },
      null,
    );
    expect(await drafts.standing(SECTION, hidden)).toEqual({ unreadable: 'encrypted' });
    expect(await drafts.compared(SECTION, one, hidden)).toBe('not-comparable');
  });
});
