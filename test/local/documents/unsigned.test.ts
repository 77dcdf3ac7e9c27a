import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type DocumentsStore, startDocumentsStore } from '../../../local/documents/start-documents-store.ts';
import { localAws } from '../../../local/local-aws.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const Bucket = 'paraf-documents';
const Key = `drafts/a.b/${'0'.repeat(64)}`;
let store: DocumentsStore;
let own: S3Client;
beforeAll(async () => {
  store = await startDocumentsStore({ dataDir: temporaryFolder(), bucket: Bucket });
  own = new S3Client({ ...localAws(store.endpoint, store.key), forcePathStyle: true });
  await own.send(new PutObjectCommand({ Bucket, Key, Body: 'yang disahkan' }));
});
afterAll(async () => {
  vi.useRealTimers();
  await store.stop();
});

const bytes = async () => (await own.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

describe('the store', () => {
  test('does nothing for whoever does not sign', async () => {
    const draft = `${store.endpoint}/${Bucket}/${Key}`;
    const asked: [string, string, (string | URLSearchParams)?][] = [
      ['GET', draft],
      ['HEAD', draft],
      ['PUT', draft, 'palsu'],
      ['DELETE', draft],
      ['POST', `${draft}?uploads`],
      ['GET', `${store.endpoint}/${Bucket}?list-type=2`],
      ['GET', `${store.endpoint}/`],
      ['PUT', `${store.endpoint}/lain`],
      ['DELETE', `${store.endpoint}/${Bucket}`],
      ['POST', `${store.endpoint}/${Bucket}?delete`, `<Delete><Object><Key>${Key}</Key></Object></Delete>`],
      ['POST', `${store.endpoint}/`, new URLSearchParams({ Action: 'CreateTopic', Name: 'x' })],
      ['POST', `${draft}`, new URLSearchParams({ x: 'multipart/form-data' })],
    ];
    for (const [method, url, body = null] of asked)
      expect([method, url, (await fetch(url, { method, body })).status]).toEqual([method, url, 403]);
    const form = new FormData();
    form.set('key', Key);
    form.set('file', new Blob(['palsu']), 'a.md');
    for (const url of [
      `${store.endpoint}/${Bucket}`,
      `${store.endpoint}/${Bucket}/`,
      `${store.endpoint}/lain`,
      draft,
    ])
      expect([url, (await fetch(url, { method: 'POST', body: form })).status]).toEqual([url, 403]);
    expect(await bytes()).toBe('yang disahkan');
  });

  test('does nothing for whoever signs with another key', async () => {
    const others = new S3Client({ ...localAws(store.endpoint), forcePathStyle: true });
    const refused = { name: 'AccessDenied' };
    await expect(others.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject(refused);
    await expect(others.send(new PutObjectCommand({ Bucket, Key, Body: 'palsu' }))).rejects.toMatchObject(
      refused,
    );
    await expect(others.send(new DeleteObjectCommand({ Bucket, Key }))).rejects.toMatchObject(refused);
    const link = await getSignedUrl(others, new GetObjectCommand({ Bucket, Key }));
    expect((await fetch(link)).status).toBe(403);
    expect(await bytes()).toBe('yang disahkan');
  });

  test('knows its own clients, whatever is in a name', async () => {
    const named = `incoming/a.b/u/Visi & Misi “baru” +1 (2)'!*~.md`;
    await own.send(new PutObjectCommand({ Bucket, Key: named, Body: 'isi', ContentType: 'text/markdown' }));
    expect((await own.send(new HeadObjectCommand({ Bucket, Key: named }))).ContentLength).toBe(3);
    const list = await own.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'incoming/a.b/u/Visi & M', EncodingType: 'url' }),
    );
    expect(list.KeyCount).toBe(1);
    await own.send(new DeleteObjectCommand({ Bucket, Key: named }));
  });

  test('follows a link for what it names, by GET, until its end', async () => {
    const link = await getSignedUrl(
      own,
      new GetObjectCommand({ Bucket, Key, ResponseContentType: 'text/plain' }),
      { expiresIn: 300 },
    );
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(link, { method: 'PUT', body: 'palsu' })).status).toBe(403);
    expect((await fetch(link.replace('text%2Fplain', 'text%2Fhtml'))).status).toBe(403);
    expect((await fetch(link.replace('/drafts/', '/incoming/'))).status).toBe(403);
    expect((await fetch(link.replace('X-Amz-Expires=300', 'X-Amz-Expires=30000'))).status).toBe(403);
    expect((await fetch(link.replace(/X-Amz-Signature=\w+/, ''))).status).toBe(403);
    vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] });
    expect((await fetch(link)).status).toBe(403);
    vi.useRealTimers();
  });
});
