import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { maxInflatedBytes } from '../limits.ts';
import { type PdfStream, pdfOutline, resolveName } from './pdf-outline.ts';
import type { Refused } from '../refusals.ts';

/** Names that make a PDF act or carry something along (ISO 32000-1: 7.11.4, 12.6.4, 12.7.8, 13). */
const active = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'EF',
  'FileAttachment',
  'GoToE',
  'GoToR',
  'ImportData',
  'RichMedia',
  'RichMediaExecute',
  'Rendition',
  'SubmitForm',
  'XFA',
]);

const inflateAsync = promisify(inflate);
const anyName = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/g;

/**
 * A whole, unencrypted PDF without scripts, launched programs or attachments. Object streams are inflated (bounded)
 * and searched, names in escapes resolved; page contents are not read.
 */
export async function checkPdf(bytes: Uint8Array): Promise<Refused | undefined> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text) || !endsWhole(text)) return { refused: 'damaged' };
  const outline = pdfOutline(text);
  if ('refused' in outline) return outline;
  if (outline.names.has('Encrypt')) return { refused: 'encrypted' };
  if ([...outline.names].some((name) => active.has(name))) return { refused: 'active-content' };

  let room = maxInflatedBytes;
  for (const stream of outline.streams) {
    // Deflated twice is how a small PDF grows by a million.
    if (stream.names.filter(isFlate).length > 1) return { refused: 'bomb' };
    if (!holdsObjects(stream)) continue;
    const objects = await readObjects(stream, bytes, room);
    if (typeof objects !== 'string') return objects;
    room -= objects.length;
    // Strings included: an object stream's objects are found by offset, and one could begin within a string.
    for (const [token] of objects.matchAll(anyName)) {
      if (active.has(resolveName(token))) return { refused: 'active-content' };
    }
  }
  return undefined;
}

/** A file that was cut off has no end, or an end that points to no cross-reference. */
function endsWhole(text: string): boolean {
  const end = [...text.slice(-1024).matchAll(/startxref\s+(\d+)\s+%%EOF/g)].at(-1);
  const table = text.slice(Number(end?.[1] ?? text.length)).slice(0, 40);
  return /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(table);
}

/** Readers do not all insist on /Type /ObjStm; /First is what none can do without. */
function holdsObjects({ names }: PdfStream): boolean {
  return names.includes('ObjStm') || names.includes('First');
}

function isFlate(name: string): boolean {
  return name === 'FlateDecode' || name === 'Fl';
}

async function readObjects(
  { names, start, end }: PdfStream,
  bytes: Uint8Array,
  room: number,
): Promise<string | Refused> {
  const data = bytes.subarray(start, end);
  if (!names.includes('Filter') && !names.includes('F')) return Buffer.from(data).toString('latin1');
  const plain = names.some(isFlate) && !names.some((name) => /^(?:DecodeParms|DP|Crypt)$/.test(name));
  const others = names.some((name) => !isFlate(name) && /^(?:\w+Decode|LZW|AHx|A85|RL)$/.test(name));
  if (!plain || others) return { refused: 'damaged' }; // no program writes one that way, and we could not look inside
  try {
    // A reader shows what it gets of a stream that is cut short; so does this.
    const inflated = await inflateAsync(data, {
      maxOutputLength: Math.max(1, room),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return inflated.toString('latin1');
  } catch (fault) {
    const full = fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
    return { refused: full ? 'bomb' : 'damaged' };
  }
}
