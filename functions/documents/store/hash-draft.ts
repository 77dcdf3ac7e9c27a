import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { draftKey } from './draft-keys.ts';

/** The SHA-256 of the bytes that are kept as this draft now, read piece by piece; null: there are none. */
export async function hashDraft(
  s3: S3Client,
  bucket: string,
  { section, sha256 }: { readonly section: string; readonly sha256: string },
): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: draftKey(section, sha256) }));
    const reader = Body?.transformToWebStream().getReader();
    for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read())
      hash.update(next.value);
  } catch (fault) {
    if (fault instanceof NoSuchKey) return null;
    throw fault;
  }
  return hash.digest('hex');
}
