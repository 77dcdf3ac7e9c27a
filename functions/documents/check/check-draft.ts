import { createHash } from 'node:crypto';
import { runApart } from '../apart/run-apart.ts';
import { type DraftType, draftTypes } from '../draft-types.ts';
import { checkDeadlineMs, checkMemoryMb } from '../limits.ts';
import type { Refused } from '../refusals.ts';
import type { Upload } from './draft-type-of.ts';

export type CheckedDraft = {
  type: DraftType;
  contentType: string;
  /** The very bytes that were handed in and hashed. */
  bytes: Uint8Array;
  /** 64 lower-case hex digits. */
  sha256: string;
  /** Bytes. */
  size: number;
};

// Bundled, the thread's code lies beside that of the function (infra/bundles).
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './check-worker.ts' : './check-worker.mjs',
  import.meta.url,
);

const typeApart = runApart<Upload, { type: DraftType } | Refused>({
  worker,
  deadlineMs: checkDeadlineMs,
  memoryMb: checkMemoryMb,
  most: 2,
});

/**
 * Decides whether bytes can be a section's draft (`draftTypeOf`), in a thread that is ended at a deadline. Everything
 * wrong with a file is a refusal; an error is a fault of ours.
 */
export async function checkDraft(upload: Upload): Promise<CheckedDraft | Refused> {
  const found = await typeOf(upload);
  if ('refused' in found) return found;
  const { bytes } = upload;
  return {
    type: found.type,
    contentType: draftTypes[found.type].contentType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
  };
}

async function typeOf(upload: Upload): Promise<{ type: DraftType } | Refused> {
  const apart = await typeApart(upload);
  return apart === 'too-slow' ? { refused: 'bomb', about: 'too-slow' } : apart.answer;
}
