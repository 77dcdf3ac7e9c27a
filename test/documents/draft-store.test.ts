import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDraft } from '../../functions/documents/check/check-draft.ts';
import { parseUploadKey } from '../../functions/documents/store/draft-keys.ts';
import { type DraftStore, draftStore } from '../../functions/documents/store/draft-store.ts';
import { DraftHashMismatch } from '../../functions/documents/store/keep-draft.ts';
import { maxDraftBytes, maxUploadBytes } from '../../functions/documents/limits.ts';

const bucket = 'drafts';
const section = 'bojonegoro.buku-1-visi';
const redirect = 'http://127.0.0.1:8080/t/abc';
const contentType = 'text/markdown; charset=utf-8';
const app = buildApp({ logger: false });
const refusing: Server[] = [];
let s3: S3Client;
let store: DraftStore;

beforeAll(async () => {
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  s3 = clientAt(endpoint);
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  store = draftStore(s3, bucket);
});

afterAll(async () => {
  for (const server of refusing) server.closeAllConnections();
  for (const server of refusing) server.close();
  await app.close();
});

describe('an upload', () => {
  it('arrives with its bytes and its own name, and leads back to the page', async () => {
    const back = await post('upload-0001', 'Visi & Misi “baru” +1.md', 'isi');
    expect(back.origin + back.pathname).toBe(redirect);
    const fileName = 'Visi & Misi “baru” +1.md';
    expect(parseUploadKey(back.searchParams.get('key') ?? '')).toEqual({
      section,
      upload: 'upload-0001',
      fileName,
    });
    expect(await store.readUpload(section, 'upload-0001')).toEqual({ bytes: Buffer.from('isi'), fileName });
  });

  it('sent again under another name counts as it was sent last', async () => {
    await post('upload-0002', 'b.md', 'dulu');
    await post('upload-0002', 'a.md', 'kini');
    expect(await store.readUpload(section, 'upload-0002')).toEqual({
      bytes: Buffer.from('kini'),
      fileName: 'a.md',
    });
  });

  it('of ten megabytes is read and of one byte more is too big', async () => {
    await post('upload-0003', 'a.md', Buffer.alloc(maxDraftBytes, 'a'));
    const read = await store.readUpload(section, 'upload-0003');
    expect('bytes' in read && read.bytes.length).toBe(maxDraftBytes);
    await post('upload-0004', 'a.md', Buffer.alloc(maxDraftBytes + 1, 'a'));
    const refused = await store.readUpload(section, 'upload-0004');
    expect('refused' in refused && refused.refused).toBe('too-big');
  });

  it('that is listed as too big is not fetched at all', async () => {
    await post('upload-0008', 'a.md', Buffer.alloc(maxDraftBytes + 1, 'a'));
    const seen: Seen[] = [];
    const read = await draftStore(s3Seeing(seen), bucket).readUpload(section, 'upload-0008');
    expect(read).toEqual({ refused: 'too-big' });
    expect(seen.map(({ path }) => path)).toEqual([`/${bucket}/`]);
  });

  it('with no file chosen is empty', async () => {
    await post('upload-0005', '', '');
    expect(await store.readUpload(section, 'upload-0005')).toEqual({ refused: 'empty' });
  });

  it.each(['upload-none', '', '../../drafts', 'a/b', 'upload-0001/'])(
    'that never came is not there (%j)',
    async (upload) => {
      expect(await store.readUpload(section, upload)).toEqual({ refused: 'no-such-upload' });
    },
  );

  it('of one section is not there for another', async () => {
    expect(await store.readUpload('bojonegoro.buku-2-visi', 'upload-0001')).toEqual({
      refused: 'no-such-upload',
    });
  });

  it('whose name holds path marks comes without them', async () => {
    await post('upload-0006', '../../drafts/a.md', 'isi');
    expect(await store.readUpload(section, 'upload-0006')).toMatchObject({ fileName: 'a.md' });
  });

  it('is offered for half a working day, for this place alone, and far above the limit', async () => {
    const { fields } = await store.offerUpload({
      section,
      upload: 'upload-0007',
      redirect,
      maxBytes: maxUploadBytes,
    });
    const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString());
    expect(policy.conditions).toContainEqual(['starts-with', '$key', `incoming/${section}/upload-0007/`]);
    expect(policy.conditions).toContainEqual({ success_action_redirect: redirect });
    expect(policy.conditions).toContainEqual({ bucket });
    const [, least, most] = policy.conditions.find(
      (one: unknown) => Array.isArray(one) && one[0] === 'content-length-range',
    );
    expect(least).toBe(0);
    expect(most).toBe(100 * 2 ** 20);
    const left = Date.parse(policy.expiration) - Date.now();
    expect(left).toBeGreaterThan(5.9 * 3_600_000);
    expect(left).toBeLessThanOrEqual(6 * 3_600_000);
  });

  it.each([
    'incoming/x/y/a',
    'drafts/a.b/upload-0001/a',
    `incoming/${section}/up/a`,
    `incoming/${section}/upload-0001/a/b`,
    `x/incoming/${section}/upload-0001/a`,
  ])('comes back under no key but those that were offered (%j)', (key) => {
    expect(parseUploadKey(key)).toBeUndefined();
  });
});

describe('a kept draft', () => {
  it('is the bytes that were checked, even if the upload is replaced meanwhile', async () => {
    await post('upload-0101', 'a.md', 'yang diperiksa');
    const upload = await store.readUpload(section, 'upload-0101');
    if ('refused' in upload) throw new Error(upload.refused);
    await post('upload-0101', 'a.md', 'yang ditukar');
    const draft = await checkDraft(upload);
    if ('refused' in draft) throw new Error(draft.refused);
    await store.keepDraft({ section, ...draft });
    await post('upload-0101', 'a.md', 'yang ditukar lagi');

    const served = await (await fetch(await downloadOf(draft.sha256))).text();
    expect(served).toBe('yang diperiksa');
    expect(draft.sha256).toBe(sha256Of('yang diperiksa'));
  });

  it('is never bytes of another hash', async () => {
    const wrong = store.keepDraft({ section, sha256: sha256Of('a'), bytes: Buffer.from('b'), contentType });
    await expect(wrong).rejects.toThrow(DraftHashMismatch);
    expect(await keysUnder(`drafts/${section}/${sha256Of('a')}`)).toEqual([]);
  });

  it('is asked of the store only where none is, with the checksum it must have', async () => {
    const seen: Seen[] = [];
    await draftStore(s3Seeing(seen), bucket).keepDraft(keeping('sekali'));
    const sent = seen.find(({ headers }) => headers['x-amz-checksum-sha256'] !== undefined)?.headers;
    expect(sent?.['if-none-match']).toBe('*');
    expect(sent?.['x-amz-checksum-sha256']).toBe(createHash('sha256').update('sekali').digest('base64'));
  });

  it('that is there already is kept', async () => {
    await expect(
      draftStore(await s3Answering(412, 'PreconditionFailed'), bucket).keepDraft(keeping('dua kali')),
    ).resolves.toBeUndefined();
  });

  it('that the store does not take is a fault', async () => {
    await expect(
      draftStore(await s3Answering(403, 'AccessDenied'), bucket).keepDraft(keeping('c')),
    ).rejects.toThrow();
  });

  it('goes nowhere but under its section and its hash', async () => {
    await expect(store.keepDraft({ ...keeping('d'), section: '../x' })).rejects.toThrow();
    await expect(store.keepDraft({ ...keeping('d'), contentType: 'text/html' })).rejects.toThrow(RangeError);
  });
});

describe('a download', () => {
  it('is a link for five minutes that names the file and its type', async () => {
    const url = new URL(
      await store.downloadUrl({ section, sha256: sha256Of('a'), type: 'pdf', title: 'Visi\r\n"', round: 3 }),
    );
    expect(url.pathname).toBe(`/${bucket}/drafts/${section}/${sha256Of('a')}`);
    expect(Number(url.searchParams.get('X-Amz-Expires'))).toBe(300);
    expect(url.searchParams.get('response-content-type')).toBe('application/pdf');
    expect(url.searchParams.get('response-content-disposition')).toBe(
      `inline; filename="Visi - putaran 3.pdf"; filename*=UTF-8''Visi%20%E2%80%93%20putaran%203.pdf`,
    );
  });

  it('is saved and not shown even without the link’s own wish', async () => {
    await store.keepDraft(keeping('<script>alert(1)</script>'));
    const answer = await fetch(await downloadOf(sha256Of('<script>alert(1)</script>')));
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-type')).toBe(contentType);
  });
});

async function post(upload: string, fileName: string, content: string | Buffer): Promise<URL> {
  const { url, fields } = await store.offerUpload({ section, upload, redirect, maxBytes: maxUploadBytes });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), fileName);
  const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
}

function downloadOf(sha256: string): Promise<string> {
  return store.downloadUrl({ section, sha256, type: 'markdown', title: 'Visi', round: 1 });
}

async function keysUnder(prefix: string): Promise<(string | undefined)[]> {
  const list = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  return (list.Contents ?? []).map((one) => one.Key);
}

function keeping(words: string) {
  return { section, sha256: sha256Of(words), bytes: Buffer.from(words), contentType };
}

function sha256Of(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

function clientAt(endpoint: string): S3Client {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new S3Client({ endpoint, region: 'ap-southeast-3', credentials });
}

interface Seen {
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** The same store through a client that notes what it sends. */
function s3Seeing(seen: Seen[]): S3Client {
  const client = clientAt(`http://127.0.0.1:${app.addresses()[0]?.port}`);
  const inner = client.config.requestHandler;
  client.config.requestHandler = {
    ...inner,
    handle: (request, options) => {
      seen.push(request);
      return inner.handle(request, options);
    },
  };
  return client;
}

/** A store that refuses, as S3 does and fauxqs does not. */
async function s3Answering(status: number, code: string): Promise<S3Client> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`);
    });
  });
  refusing.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return clientAt(`http://127.0.0.1:${address.port}`);
}
