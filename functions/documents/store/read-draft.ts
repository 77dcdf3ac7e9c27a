import { createHash } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { draftKey } from './draft-keys.ts';
import { DraftHashMismatch } from './keep-draft.ts';

/** The bytes of a draft that was kept. Throws DraftHashMismatch where they are others, or the SDK's own fault. */
export async function readDraft(
  s3: S3Client,
  bucket: string,
  section: string,
  sha256: string,
): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: draftKey(section, sha256) }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new DraftHashMismatch('the draft does not have its SHA-256');
  return bytes;
}
