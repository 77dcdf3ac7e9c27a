import { createHash } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftKey } from '../../functions/documents/store/draft-keys.ts';
import { draftTypes } from '../../functions/documents/draft-types.ts';
import { draftStore } from '../../functions/documents/store/draft-store.ts';
import { type DocumentsStore, startDocumentsStore } from '../../local/documents/start-documents-store.ts';
import { localAws } from '../../local/local-aws.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { runOn, type SmallOffice, smallOffice, VISI } from './office.ts';

const BUCKET = 'paraf-documents';
let local: RecordsTable;
let store: DocumentsStore;
let s3: S3Client;
let office: SmallOffice;
let first: string;
let second: string;

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const put = (sha256: string, text: string) =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: draftKey(VISI, sha256), Body: text }));

async function keep(text: string): Promise<string> {
  const sha256 = sha256Of(text);
  const bytes = Buffer.from(text);
  await draftStore(s3, BUCKET).keepDraft({
    section: VISI,
    sha256,
    bytes,
    contentType: draftTypes.markdown.contentType,
  });
  await office.draft(text, VISI, 'penyusun', sha256);
  return sha256;
}

beforeAll(async () => {
  local = await startRecordsTable();
  store = await startDocumentsStore({ dataDir: temporaryFolder(), bucket: BUCKET });
  s3 = new S3Client({ ...localAws(store.endpoint, store.key), forcePathStyle: true });
  office = await smallOffice(await local.fresh());
  await office.open();
  first = await keep('# Visi\n\nDraf pertama.\n');
  await office.decide('penyusun', 'submit');
  await office.open();
  await office.decide('bappeda', 'return');
  await office.open();
  second = await keep('# Visi\n\nDraf kedua.\n');
}, 60_000);
afterAll(async () => {
  s3.destroy();
  await store.stop();
  await local.stop();
});

const verify = (...words: readonly string[]) =>
  runOn(
    {
      dependencies: office.dependencies,
      site: () => {
        throw new Error('this command needs no such thing');
      },
      draftsPlace: () => ({ s3, bucket: BUCKET }),
    },
    'verify',
    ...words,
  );

describe('verify', () => {
  test('hashes every draft that the records know, and agrees where each is as it was signed', async () => {
    const { code, out, err } = await verify();
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/ events, 2 drafts, 0 findings\.$/);
  });

  test('names section, event and round of a draft whose bytes were changed', async () => {
    await put(first, '# Visi\n\nDraf lain.\n');
    const { code, err } = await verify();
    expect(code).toBe(1);
    expect(err).toMatch(
      new RegExp(`^${VISI}: event \\d+ took a draft of round 1 whose bytes in the store are others`),
    );
    expect(err).toContain(`is ${sha256Of('# Visi\n\nDraf lain.\n')}, not ${first}.`);
    expect(err.split('\n')).toHaveLength(1);
    await put(first, '# Visi\n\nDraf pertama.\n');
  });

  test('names a draft that is gone, or of which nothing is left', async () => {
    await put(second, '');
    expect((await verify()).err).toContain('round 2 whose bytes in the store are others');
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: draftKey(VISI, second) }));
    const { code, out, err } = await verify();
    expect([code, out.endsWith('2 drafts, 1 findings.')]).toEqual([1, true]);
    expect(err).toMatch(
      new RegExp(`event \\d+ took a draft of round 2 that is not in the store: ${second}\\.$`),
    );
  });

  test('leaves them unread where it is told to', async () => {
    const { code, out } = await verify('--no-drafts');
    expect([code, out.endsWith('drafts not read, 0 findings.')]).toEqual([0, true]);
  });
});
