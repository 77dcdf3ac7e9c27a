import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { draftKey } from './draft-keys.ts';
import { type DraftType, draftTypeNames, draftTypes } from '../draft-types.ts';

/** The bytes are not those of the SHA-256: a fault of ours, never a person's. */
export class DraftHashMismatch extends Error {
  override readonly name = 'DraftHashMismatch';
}

export type DraftToKeep = { section: string; sha256: string; bytes: Uint8Array; contentType: string };

/**
 * Puts exactly these bytes under their SHA-256, and never over anything: S3 itself compares the checksum and refuses
 * where the key exists, which then holds the same bytes. (fauxqs writes them again, the same ones.)
 * Throws DraftHashMismatch, a ValiError for malformed ids, or the SDK's own fault.
 */
export async function keepDraft(s3: S3Client, bucket: string, draft: DraftToKeep): Promise<void> {
  const hash = createHash('sha256').update(draft.bytes).digest();
  if (hash.toString('hex') !== draft.sha256)
    throw new DraftHashMismatch('the bytes do not have this SHA-256');
  const type = typeOf(draft.contentType);
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: draftKey(draft.section, draft.sha256),
        Body: draft.bytes,
        ContentType: draftTypes[type].contentType,
        ContentDisposition: draftTypes[type].disposition,
        ChecksumSHA256: hash.toString('base64'),
        IfNoneMatch: '*',
      }),
    );
  } catch (fault) {
    // 412: it is there already. (A 409, two puts at once, is the SDK's to retry or the caller's.)
    if (!(fault instanceof S3ServiceException && fault.name === 'PreconditionFailed')) throw fault;
  }
}

/** Throws a RangeError for a content type that is not from our list. */
function typeOf(contentType: string): DraftType {
  const type = draftTypeNames.find((name) => draftTypes[name].contentType === contentType);
  if (type === undefined) throw new RangeError('not a content type of a draft');
  return type;
}
