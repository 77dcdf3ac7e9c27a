import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { uploadPrefix } from './draft-keys.ts';

/**
 * A page may lie open for half a working day: past its time the store refuses in XML. Signed with a role's temporary
 * credentials, an offer ends with these, if that is sooner.
 */
const offeredSeconds = 6 * 3600;

export type UploadOffer = {
  section: string;
  /** The id of this upload, made by the caller: 8 to 64 of A–Z a–z 0–9 _ -. */
  upload: string;
  /** Absolute URL that the browser is sent to afterwards; S3 adds `bucket`, `key` and `etag` to its query. */
  redirect: string;
  maxBytes: number;
};

/**
 * A form that posts one file straight to the store: hidden inputs `fields`, then a file input named `file`, last.
 * `${filename}` is filled in by the store itself (S3 and fauxqs both drop path parts), so that the file's name
 * comes along without a script. With no file chosen an empty object arrives, which `readUpload` calls `empty`.
 */
export async function offerUpload(
  s3: S3Client,
  bucket: string,
  offer: UploadOffer,
): Promise<{ url: string; fields: Record<string, string> }> {
  return createPresignedPost(s3, {
    Bucket: bucket,
    Key: `${uploadPrefix(offer.section, offer.upload)}\${filename}`,
    Fields: { success_action_redirect: offer.redirect },
    Conditions: [['content-length-range', 0, offer.maxBytes]],
    Expires: offeredSeconds,
  });
}
