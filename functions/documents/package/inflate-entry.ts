import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { Refused } from '../refusals.ts';
import type { ZipEntry } from './zip-entries.ts';

/**
 * Inflates one entry and compares it with what the directory says: a single byte more than declared ends it
 * (`bomb`); fewer, or another checksum, is `damaged`. The bytes are kept only where `keep` is set; otherwise
 * no more than one chunk is in memory.
 */
export async function inflateEntry(entry: ZipEntry, keep: boolean): Promise<{ bytes: Uint8Array } | Refused> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let sum = 0;
  const stored = Readable.from([entry.data]);
  try {
    for await (const piece of entry.deflated ? stored.pipe(createInflateRaw()) : stored) {
      const chunk: Uint8Array = piece;
      size += chunk.length;
      if (size > entry.size) return { refused: 'bomb' }; // leaving the loop destroys the stream
      sum = crc32(chunk, sum);
      if (keep) kept.push(chunk);
    }
  } catch {
    return { refused: 'damaged' };
  }
  return size === entry.size && sum === entry.crc32 ? { bytes: Buffer.concat(kept) } : { refused: 'damaged' };
}
