import { createHmac } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { describe, expect, test } from 'vitest';
import { readPostedForm } from '../../../local/documents/posted-form.ts';
import { localAws } from '../../../local/local-aws.ts';

const bucket = 'paraf-documents';
const key = { accessKeyId: 'local', secretAccessKey: 'rahasia-toko' };
/** What the store fills in. */
const FILENAME = '$' + '{filename}';
const redirect = 'http://127.0.0.1:8080/t/token?upload=1';

/** The form of an offer, as a browser posts it, with these changes. */
async function form(
  change: (fields: FormData) => void = () => {},
  {
    Key = `incoming/a.b/upload-1/${FILENAME}`,
    Expires = 60,
    secretAccessKey = key.secretAccessKey,
    name = 'a.md',
    size = 3,
  } = {},
): Promise<FormData> {
  const s3 = new S3Client({
    ...localAws('http://127.0.0.1:1', { ...key, secretAccessKey }),
    forcePathStyle: true,
  });
  const offer = {
    Bucket: bucket,
    Key,
    Expires,
    Fields: { success_action_redirect: redirect },
    Conditions: [['content-length-range' as const, 1, 100]] as [['content-length-range', number, number]],
  };
  const { fields } = await createPresignedPost(s3, offer);
  const made = new FormData();
  for (const [field, value] of Object.entries(fields)) made.set(field, value);
  change(made);
  if (!made.has('file')) made.set('file', new Blob(['x'.repeat(size)]), name);
  return made;
}
const read = async (made: Promise<FormData>, now = Date.now()) =>
  readPostedForm(await made, { bucket, key, now });
const denied = { refused: 'AccessDenied', status: 403 };

/** A policy of somebody who has the key: what a fault of our own could offer. */
function signed(fields: FormData, conditions: unknown[]): void {
  const expiration = new Date(Date.now() + 60_000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const scope = String(fields.get('X-Amz-Credential')).split('/').slice(1);
  const hmac = (last: Buffer, text: string) => createHmac('sha256', last).update(text).digest();
  const signing = scope.reduce(hmac, Buffer.from(`AWS4${key.secretAccessKey}`));
  fields.set('Policy', policy);
  fields.set('X-Amz-Signature', hmac(signing, policy).toString('hex'));
}

describe('a form that is posted to the store', () => {
  test('puts its file where the offer says, under its own name, and leads back', async () => {
    expect(await read(form())).toMatchObject({ key: 'incoming/a.b/upload-1/a.md', redirect });
    expect(await read(form(() => {}, { name: '../../drafts/x.md' }))).toMatchObject({
      key: 'incoming/a.b/upload-1/x.md',
    });
    expect(await read(form(() => {}, { name: "$&$'.md" }))).toMatchObject({
      key: "incoming/a.b/upload-1/$&$'.md",
    });
    expect(await read(form(() => {}, { Key: 'incoming/a.b/upload-1/tetap' }))).toMatchObject({
      key: 'incoming/a.b/upload-1/tetap',
    });
  });

  test('puts nothing without the store’s own signature', async () => {
    expect(await read(form(() => {}, { secretAccessKey: 'local' }))).toEqual(denied);
    expect(await read(form((it) => it.delete('X-Amz-Signature')))).toEqual(denied);
    expect(await read(form((it) => it.set('X-Amz-Signature', '00')))).toEqual(denied);
    expect(await read(form((it) => it.delete('Policy')))).toEqual(denied);
    const wide = JSON.stringify({
      expiration: '2099-01-01T00:00:00Z',
      conditions: [['starts-with', '$key', '']],
    });
    expect(await read(form((it) => it.set('Policy', Buffer.from(wide).toString('base64'))))).toEqual(denied);
    expect(await read(form((it) => it.set('X-Amz-Algorithm', 'none')))).toEqual(denied);
    expect(
      await read(
        form((it) => it.set('X-Amz-Credential', `lain${String(it.get('X-Amz-Credential')).slice(5)}`)),
      ),
    ).toEqual(denied);
  });

  test('puts nothing after its time', async () => {
    expect(await read(form(), Date.now() + 59_000)).toMatchObject({ redirect });
    expect(await read(form(), Date.now() + 61_000)).toEqual(denied);
  });

  test('puts nothing under another key than the offer’s', async () => {
    for (const other of ['drafts/a.b/x', 'incoming/a.b/upload-2/a.md', 'incoming/a.b/upload-1', ''])
      expect([other, await read(form((it) => it.set('key', other)))]).toEqual([other, denied]);
    expect(await read(form((it) => it.delete('key')))).toEqual(denied);
    expect(await read(form((it) => it.set('bucket', 'lain')))).toEqual(denied);
  });

  test('puts nothing but an upload, whatever is signed', async () => {
    const any = [['starts-with', '$key', ''], { bucket }, { success_action_redirect: redirect }];
    const amz = ['algorithm', 'credential', 'date'].map((name) => ['starts-with', `$x-amz-${name}`, '']);
    const to = (put: string) =>
      form((it) => {
        signed(it, [...any, ...amz]);
        it.set('key', put);
      });
    expect(await read(to('incoming/a.b/upload-9/a.md'))).toMatchObject({ key: 'incoming/a.b/upload-9/a.md' });
    expect(await read(to(`drafts/a.b/${'0'.repeat(64)}`))).toEqual(denied);
    expect(await read(to('/incoming/a'))).toEqual(denied);
  });

  test('holds no field that the offer does not speak of, and none twice', async () => {
    expect(await read(form((it) => it.set('Content-Type', 'text/html')))).toEqual(denied);
    expect(await read(form((it) => it.set('success_action_redirect', 'http://jahat.example/')))).toEqual(
      denied,
    );
    const twice = { refused: 'MalformedPOSTRequest', status: 400 };
    expect(await read(form((it) => it.append('key', 'drafts/a.b/x')))).toEqual(twice);
    expect(await read(form((it) => it.append('KEY', 'drafts/a.b/x')))).toEqual(twice);
    expect(await read(form((it) => it.append('lain', new Blob(['x']), 'b.md')))).toEqual(twice);
    const files = form((it) => {
      for (const text of ['satu', 'dua']) it.append('file', text);
    });
    expect(await read(files)).toEqual(twice);
  });

  test('takes a file without a name, and no form without a file', async () => {
    const none = await read(form((it) => it.append('file', 'isi')));
    expect(none).toMatchObject({ key: 'incoming/a.b/upload-1/', redirect });
    expect('file' in none && (await none.file.text())).toBe('isi');
    const lacking = await form();
    lacking.delete('file');
    expect(await read(Promise.resolve(lacking))).toEqual({ refused: 'MalformedPOSTRequest', status: 400 });
  });

  test('holds a file of the size that the offer says', async () => {
    expect(await read(form(() => {}, { size: 100 }))).toMatchObject({ redirect });
    expect(await read(form(() => {}, { size: 101 }))).toEqual({ refused: 'EntityTooLarge', status: 400 });
    expect(await read(form(() => {}, { size: 0 }))).toEqual({ refused: 'EntityTooSmall', status: 400 });
  });
});
