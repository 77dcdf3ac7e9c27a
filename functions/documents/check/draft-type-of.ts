import type { DraftType } from '../draft-types.ts';
import { maxDraftBytes } from '../limits.ts';
import type { Refused } from '../refusals.ts';
import { checkDocx } from './check-docx.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkName } from './check-name.ts';
import { checkPdf } from './check-pdf.ts';
import { signatureOf } from './signature.ts';
import { whatItIs } from './what-it-is.ts';

export type Upload = { bytes: Uint8Array; fileName: string };

/**
 * Decides whether bytes can be a section's draft: 1 byte to 10 MB, a DOCX, PDF or Markdown by the bytes and by
 * the name, and of a structure that does nothing by itself. Pure: no clock, no I/O; what it inflates is bounded
 * by `limits.ts`. Everything wrong with a file is a refusal, never an error. `checkDraft` runs it apart.
 */
export async function draftTypeOf({ bytes, fileName }: Upload): Promise<{ type: DraftType } | Refused> {
  if (bytes.length === 0) return { refused: 'empty' };
  if (bytes.length > maxDraftBytes) return { refused: 'too-big' };
  const claimed = checkName(fileName);
  if ('refused' in claimed) {
    const { refused, ending } = claimed;
    return refused === 'wrong-type' ? wrongType(bytes, ending) : { refused };
  }
  return (await checkBytes(claimed, bytes)) ?? { type: claimed.type };
}

async function checkBytes(
  { type, ending }: { type: DraftType; ending: string },
  bytes: Uint8Array,
): Promise<Refused | undefined> {
  // Not asked of Markdown: prose may begin with any letters.
  if (type === 'markdown') return checkMarkdown(bytes);
  const found = signatureOf(bytes);
  if (found === 'ole' && holdsEncryptedPackage(bytes)) return { refused: 'encrypted' };
  if (found === 'zip' && type === 'docx') return checkDocx(bytes);
  if (found === 'pdf' && type === 'pdf') return checkPdf(bytes);
  return wrongType(bytes, ending);
}

function wrongType(bytes: Uint8Array, ending: string | undefined): Refused {
  const found = signatureOf(bytes);
  const about = whatItIs(bytes, ending);
  if (about !== undefined) return { refused: 'wrong-type', about };
  // A sound kind of file under another's ending, or none.
  const kind = found === 'pdf' || (found === 'zip' && isDocx(bytes));
  return kind ? { refused: 'wrong-type', about: 'name-says-other' } : { refused: 'wrong-type' };
}

/** A password-protected DOCX is an OLE file with this stream in it ([MS-OFFCRYPTO] 2.3.4.4), in UTF-16LE. */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  return asBuffer(bytes).includes('EncryptedPackage', 0, 'utf16le');
}

const isDocx = (bytes: Uint8Array): boolean => asBuffer(bytes).includes('word/document.xml');

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
