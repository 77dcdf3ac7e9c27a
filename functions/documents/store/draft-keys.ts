import * as v from 'valibot';
import { SECTION_ID } from '../../approval/section-id.ts';

/**
 * What lies in the bucket:
 *
 *   incoming/<section>/<upload>/<the file's own name>   put by a browser; nothing may be concluded from it
 *   drafts/<section>/<sha256>                           put by us once, never again
 */
const Section = v.pipe(v.string(), v.regex(SECTION_ID));
const Upload = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const UploadKey = v.pipe(
  v.string(),
  v.maxLength(1024), // S3's limit
  v.regex(/^incoming\/[^/]+\/[^/]+\/[^/]*$/),
  v.transform((key) => key.split('/')),
  v.tuple([v.literal('incoming'), Section, Upload, v.string()]),
);

/** Where the files of one upload go, with the closing slash. Throws a ValiError where an id is malformed. */
export function uploadPrefix(section: string, upload: string): string {
  return `incoming/${v.parse(Section, section)}/${v.parse(Upload, upload)}/`;
}

/** Throws a ValiError where an id is malformed. */
export function draftKey(section: string, sha256: string): string {
  return `drafts/${v.parse(Section, section)}/${v.parse(Sha256, sha256)}`;
}

/** An id for `offerUpload`, as a form may hand it back. */
export function isUploadId(text: string): boolean {
  return v.is(Upload, text);
}

/**
 * Reads the `key` that S3 adds to the redirect after an upload. Undefined for anything that we did not offer.
 * The file name is the person's, to be escaped like all that people type.
 */
export function parseUploadKey(
  key: string,
): { section: string; upload: string; fileName: string } | undefined {
  const parsed = v.safeParse(UploadKey, key);
  if (!parsed.success) return undefined;
  const [, section, upload, fileName] = parsed.output;
  return { section, upload, fileName };
}
