import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { isUploadId, uploadPrefix } from './draft-keys.ts';
import { maxDraftBytes } from '../limits.ts';
import type { UploadRefusal } from '../refusals.ts';

export type ReadUpload = { bytes: Uint8Array; fileName: string } | { refused: UploadRefusal };

/**
 * The bytes of an upload, read once; the newest file where the form was sent more than once. One that is listed as too
 * big is not read at all, and never is more held than the limit and one chunk. From here on only these bytes count: the object itself may be replaced at any time.
 */
export async function readUpload(
  s3: S3Client,
  bucket: string,
  section: string,
  upload: string,
): Promise<ReadUpload> {
  if (!isUploadId(upload)) return { refused: 'no-such-upload' };
  const prefix = uploadPrefix(section, upload);
  const newest = await newestOf(s3, bucket, prefix);
  if (newest === undefined) return { refused: 'no-such-upload' };
  const { key, size } = newest;
  if (size > maxDraftBytes) return { refused: 'too-big' };
  const bytes = await readBounded(s3, bucket, key);
  return 'refused' in bytes ? bytes : { ...bytes, fileName: key.slice(prefix.length) };
}

/** At most one page (1,000): who floods an upload of their own gets any one of its files. */
async function newestOf(
  s3: S3Client,
  bucket: string,
  prefix: string,
): Promise<{ key: string; size: number } | undefined> {
  // Names may hold characters that XML cannot; fauxqs ignores the wish and says so by leaving EncodingType out.
  const list = await s3.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, EncodingType: 'url' }),
  );
  let newest: { key: string; size: number; at: number } | undefined;
  for (const { Key, Size, LastModified } of list.Contents ?? []) {
    if (Key === undefined) continue;
    const key = list.EncodingType === 'url' ? decodeURIComponent(Key.replaceAll('+', ' ')) : Key;
    const at = LastModified?.getTime() ?? 0;
    if (newest === undefined || at >= newest.at) newest = { key, size: Size ?? 0, at };
  }
  return newest;
}

async function readBounded(
  s3: S3Client,
  bucket: string,
  key: string,
): Promise<{ bytes: Uint8Array } | { refused: UploadRefusal }> {
  const stop = new AbortController();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
      abortSignal: stop.signal,
    });
    const reader = Body?.transformToWebStream().getReader();
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
      size += next.value.length;
      if (size > maxDraftBytes) {
        await reader?.cancel();
        return { refused: 'too-big' };
      }
      chunks.push(next.value);
    }
  } catch (fault) {
    if (fault instanceof NoSuchKey) return { refused: 'no-such-upload' };
    throw fault;
  } finally {
    stop.abort();
  }
  return size === 0 ? { refused: 'empty' } : { bytes: Buffer.concat(chunks, size) };
}
