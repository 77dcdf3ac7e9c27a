import { S3Client } from '@aws-sdk/client-s3';
import { type DraftStore, draftStore } from '../documents/store/draft-store.ts';
import { type ReadableStore, readableStore } from '../documents/store/readable-store.ts';
import { inTime } from './in-time.ts';
import { patienceWithFiles } from './patience.ts';

/** The drafts in this bucket, and what was made of them to be read. */
export function documentsIn(bucket: string): { drafts: DraftStore; readables: ReadableStore } {
  // An emulator knows a bucket by its path only; the service by its host.
  const forcePathStyle = process.env['AWS_ENDPOINT_URL_S3'] !== undefined;
  const s3 = inTime(new S3Client({ ...patienceWithFiles, forcePathStyle }));
  return { drafts: draftStore(s3, bucket), readables: readableStore(s3, bucket) };
}
