import { createHash } from 'node:crypto';
import { checkDocx } from './check-docx.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkName } from './check-name.ts';
import { checkPdf } from './check-pdf.ts';
import { type DraftType, draftTypes } from '../draft-types.ts';
import { maxDraftBytes } from '../limits.ts';
import type { Refused } from '../refusals.ts';
import { signatureOf } from './signature.ts';

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

/**
 * Decides whether bytes can be a section's draft: 1 byte to 10 MB, a DOCX, PDF or Markdown by the bytes and by
 * the name, and of a structure that does nothing by itself. Pure: no clock, no I/O; what it inflates is bounded
 * by `limits.ts`. Everything wrong with a file is a refusal, never an error.
 */
export async function checkDraft(upload: {
  bytes: Uint8Array;
  fileName: string;
}): Promise<CheckedDraft | Refused> {
  const { bytes, fileName } = upload;
  if (bytes.length === 0) return { refused: 'empty' };
  if (bytes.length > maxDraftBytes) return { refused: 'too-big' };
  const claimed = checkName(fileName);
  if ('refused' in claimed) return claimed;

  const wrong = await checkBytes(claimed.type, bytes);
  if (wrong !== undefined) return wrong;
  return {
    type: claimed.type,
    contentType: draftTypes[claimed.type].contentType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
  };
}

async function checkBytes(type: DraftType, bytes: Uint8Array): Promise<Refused | undefined> {
  // Not asked of Markdown: prose may begin with any letters.
  if (type === 'markdown') return checkMarkdown(bytes);
  const found = signatureOf(bytes);
  if (found === 'ole') return { refused: holdsEncryptedPackage(bytes) ? 'encrypted' : 'wrong-type' };
  if (type === 'pdf') return found === 'pdf' ? checkPdf(bytes) : { refused: 'wrong-type' };
  return found === 'zip' ? checkDocx(bytes) : { refused: 'wrong-type' };
}

/** A password-protected DOCX is an OLE file with this stream in it ([MS-OFFCRYPTO] 2.3.4.4), in UTF-16LE. */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('EncryptedPackage', 0, 'utf16le');
}
