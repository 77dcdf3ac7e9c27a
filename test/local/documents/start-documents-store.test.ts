import { randomBytes } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentsStore, startDocumentsStore } from '../../../local/documents/start-documents-store.ts';
import { localAws } from '../../../local/local-aws.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const dataDir = temporaryFolder();
const Bucket = 'paraf-documents';
const WEB = 'http://127.0.0.1:8080';
let store: DocumentsStore;
let s3: S3Client;

async function open() {
  store = await startDocumentsStore({ dataDir, bucket: Bucket, poster: WEB });
  s3 = new S3Client({ ...localAws(store.endpoint, store.key), forcePathStyle: true });
}

beforeAll(open);
afterAll(() => store.stop());

async function bytesOf(Key: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

/** What a browser does with the form: fields in order, the file last, no script. */
async function postAsBrowser(Key: string, file: Buffer, fileName: string) {
  const { url, fields } = await createPresignedPost(s3, {
    Bucket,
    Key,
    Expires: 600,
    Conditions: [['content-length-range', 1, 11_000_000]],
    Fields: {
      success_action_redirect: `${WEB}/t/token?upload=1`,
      'Content-Type': 'application/pdf',
    },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), fileName);
  return fetch(url, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: WEB },
  });
}

describe('the local document store', () => {
  test('a form posted by a browser leads back to the page and keeps every byte, across a restart', async () => {
    const file = randomBytes(10_000_000);
    const answer = await postAsBrowser('incoming/bojonegoro.buku-1/a', file, 'Draf – bagian 1.pdf');
    expect(answer.status).toBe(303);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:8080/t/token');
    expect(back.searchParams.get('upload')).toBe('1');
    expect(back.searchParams.get('key')).toBe('incoming/bojonegoro.buku-1/a');
    expect((await bytesOf('incoming/bojonegoro.buku-1/a')).equals(file)).toBe(true);
    await store.stop();
    await open();
    expect((await bytesOf('incoming/bojonegoro.buku-1/a')).equals(file)).toBe(true);
  });

  test('a presigned download has the type and the file name that were asked for', async () => {
    const put = { Bucket, Key: 'drafts/x/abc', Body: 'isi', ContentType: 'application/octet-stream' };
    await s3.send(new PutObjectCommand(put));
    const disposition = `attachment; filename="draf.docx"; filename*=UTF-8''Visi%20%E2%80%93%20putaran%202.docx`;
    const command = new GetObjectCommand({
      Bucket,
      Key: put.Key,
      ResponseContentType: 'application/pdf',
      ResponseContentDisposition: disposition,
      ResponseCacheControl: 'no-store',
    });
    const url = await getSignedUrl(s3, command, { expiresIn: 60 });
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(disposition);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('isi');
    const part = await fetch(url, { headers: { range: 'bytes=0-1' } });
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'application/pdf']);
  });

  test('what is not there is the SDK’s NoSuchKey', async () => {
    await expect(bytesOf('drafts/none')).rejects.toBeInstanceOf(NoSuchKey);
  });

  test('it listens on 127.0.0.1 only', () => {
    expect(new URL(store.endpoint).hostname).toBe('127.0.0.1');
  });
});
