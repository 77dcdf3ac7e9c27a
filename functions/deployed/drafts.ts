import { S3Client } from '@aws-sdk/client-s3';
import { type DraftStore, draftStore } from '../documents/store/draft-store.ts';
import { patience } from './patience.ts';

/** The drafts in this bucket. An emulator knows a bucket by its path only; the service by its host. */
export const draftsIn = (bucket: string): DraftStore =>
  draftStore(
    new S3Client({ ...patience, forcePathStyle: process.env['AWS_ENDPOINT_URL_S3'] !== undefined }),
    bucket,
  );
