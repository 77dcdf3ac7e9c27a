import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { contentDisposition } from './download-name.ts';
import { draftKey } from './draft-keys.ts';
import { type DraftType, draftTypes } from '../draft-types.ts';
import { type DraftToKeep, keepDraft } from './keep-draft.ts';
import { offerUpload, type UploadOffer } from './offer-upload.ts';
import { type ReadUpload, readUpload } from './read-upload.ts';

const downloadSeconds = 300;

export type DraftDownload = {
  section: string;
  sha256: string;
  type: DraftType;
  title: string;
  round: number;
};

export type DraftStore = {
  offerUpload: (offer: UploadOffer) => Promise<{ url: string; fields: Record<string, string> }>;
  readUpload: (section: string, upload: string) => Promise<ReadUpload>;
  keepDraft: (draft: DraftToKeep) => Promise<void>;
  /** A URL that works for 5 minutes and serves the draft under "{judul} – putaran n", as a type from our list. */
  downloadUrl: (draft: DraftDownload) => Promise<string>;
};

/** The drafts of all sections in one bucket. What each part does and throws stands with `offerUpload` and the others. */
export function draftStore(s3: S3Client, bucket: string): DraftStore {
  return {
    offerUpload: (offer) => offerUpload(s3, bucket, offer),
    readUpload: (section, upload) => readUpload(s3, bucket, section, upload),
    keepDraft: (draft) => keepDraft(s3, bucket, draft),
    downloadUrl: (draft) =>
      getSignedUrl(
        s3,
        new GetObjectCommand({
          Bucket: bucket,
          Key: draftKey(draft.section, draft.sha256),
          ResponseContentDisposition: contentDisposition(draft),
          ResponseContentType: draftTypes[draft.type].contentType,
        }),
        { expiresIn: downloadSeconds },
      ),
  };
}
