import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Refused } from '../refusals.ts';
import type { ZipEntry } from './zip-entries.ts';

/** What is inflated in one piece, and so in memory, even where nobody wants it: a stream costs more than this. Bytes. */
const atOnce = 256 * 1024;

/**
 * Inflates one entry and compares it with what the directory says: a single byte more than declared ends it
 * (`bomb`); fewer, or another checksum, is `damaged`. The bytes are kept only where `keep` is set; otherwise
 * little is in memory at a time.
 */
export async function inflateEntry(entry: ZipEntry, keep: boolean): Promise<{ bytes: Uint8Array } | Refused> {
  if (!entry.deflated) return compared(entry, entry.data);
  if (!keep && entry.size > atOnce) return inflatedInPieces(entry);
  try {
    return compared(entry, inflateRawSync(entry.data, { maxOutputLength: Math.max(1, entry.size) }));
  } catch (fault) {
    const full = fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
    return { refused: full ? 'bomb' : 'damaged' };
  }
}

function compared(entry: ZipEntry, bytes: Uint8Array): { bytes: Uint8Array } | Refused {
  if (bytes.length > entry.size) return { refused: 'bomb' };
  return bytes.length === entry.size && crc32(bytes) === entry.crc32 ? { bytes } : { refused: 'damaged' };
}

async function inflatedInPieces(entry: ZipEntry): Promise<{ bytes: Uint8Array } | Refused> {
  let size = 0;
  let sum = 0;
  try {
    for await (const piece of Readable.from([entry.data]).pipe(createInflateRaw())) {
      const chunk: Uint8Array = piece;
      size += chunk.length;
      if (size > entry.size) return { refused: 'bomb' }; // leaving the loop destroys the stream
      sum = crc32(chunk, sum);
    }
  } catch {
    return { refused: 'damaged' };
  }
  return size === entry.size && sum === entry.crc32 ? { bytes: new Uint8Array() } : { refused: 'damaged' };
}
