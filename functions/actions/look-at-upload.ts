import { checkDraft } from '../documents/check/check-draft.ts';
import type { DraftStore } from '../documents/store/draft-store.ts';
import type { DraftRefusal, DraftThing, UploadRefusal } from '../documents/refusals.ts';

/** Why a file is not taken, and what in it, where that is known. */
export type FileRefused = {
  readonly refused: DraftRefusal | UploadRefusal;
  readonly about?: DraftThing | undefined;
};

export interface Returned {
  readonly section: string;
  readonly upload: string;
  /** As the store gave it back; null where it did not. */
  readonly etag: string | null;
}

/** What came of the last looks in this process, so that a page that is loaded again costs nothing. */
const seen = new Map<string, FileRefused | null>();
const MOST_SEEN = 200;

/**
 * Reads an upload and says what "use this file" would refuse it for; null for nothing. Changes nothing, and nothing rests
 * on it: the file is read and checked again when it is used.
 */
export async function lookAtUpload(
  drafts: DraftStore,
  { section, upload, etag }: Returned,
): Promise<FileRefused | null> {
  const key = JSON.stringify([section, upload, etag]);
  const known = etag === null ? undefined : seen.get(key);
  if (known !== undefined) return known;
  const read = await drafts.readUpload(section, upload);
  if ('refused' in read) return { refused: read.refused };
  const draft = await checkDraft(read);
  const found = 'refused' in draft ? { refused: draft.refused, about: draft.about } : null;
  // A check that took too long may have met a busy machine.
  if (etag !== null && found?.about !== 'too-slow') remember(key, found);
  return found;
}

function remember(key: string, found: FileRefused | null): void {
  const [oldest] = seen.keys();
  if (seen.size >= MOST_SEEN && oldest !== undefined) seen.delete(oldest);
  seen.set(key, found);
}
