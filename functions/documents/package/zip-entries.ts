import { maxEntries, maxInflatedBytes, maxRatio, ratioFloorBytes } from '../limits.ts';
import type { Refused } from '../refusals.ts';

export type ZipEntry = {
  name: string;
  deflated: boolean;
  crc32: number;
  /** Declared size once inflated, in bytes. */
  size: number;
  /** As it lies in the file, still deflated. */
  data: Uint8Array;
};

type Placed = ZipEntry & { start: number; end: number };

const endSize = 22;
const centralSize = 46;
const localSize = 30;
const unknown32 = 0xffffffff;
const maxPaddingBytes = 4096;
const maxDescriptorBytes = 24; // signature, CRC and two 8-byte sizes
const encryptedFlags = 0x2041; // encrypted, strong encryption, masked directory
const sizesFollow = 0x0008;
const aes = 99;

/**
 * The entries of a ZIP file (PKWARE APPNOTE 6.3), in the plain form that office programs write, so that every reader
 * sees the same: one directory right at the end, every byte accounted for, local headers that agree with it,
 * no ZIP64, no entry twice, none over another. Nothing is inflated here.
 */
export function zipEntries(file: Uint8Array): { entries: ZipEntry[] } | Refused {
  const bytes = withoutPadding(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const endAt = bytes.length - endSize;
  if (endAt < 0 || view.getUint32(endAt, true) !== 0x06054b50) return { refused: 'damaged' };
  const [disk, startDisk] = [view.getUint16(endAt + 4, true), view.getUint16(endAt + 6, true)];
  const [here, count] = [view.getUint16(endAt + 8, true), view.getUint16(endAt + 10, true)];
  const [length, directoryAt] = [view.getUint32(endAt + 12, true), view.getUint32(endAt + 16, true)];
  const comment = view.getUint16(endAt + 20, true);
  if (disk !== 0 || startDisk !== 0 || here !== count || count === 0 || comment !== 0)
    return { refused: 'damaged' };
  if (count > maxEntries) return { refused: 'bomb' };
  if (directoryAt + length !== endAt) return { refused: 'damaged' };

  const placed: Placed[] = [];
  const names = new Set<string>();
  let at = directoryAt;
  for (let index = 0; index < count; index++) {
    if (at + centralSize > endAt || view.getUint32(at, true) !== 0x02014b50) return { refused: 'damaged' };
    const next =
      at +
      centralSize +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > endAt) return { refused: 'damaged' };
    const entry = readEntry(bytes, view, at, directoryAt);
    if ('refused' in entry) return entry;
    // Part names are compared without regard to case (ECMA-376-2, 6.2.2.3).
    const key = entry.name.toLowerCase();
    if (names.has(key)) return { refused: 'damaged' };
    names.add(key);
    placed.push(entry);
    at = next;
  }
  if (at !== endAt) return { refused: 'damaged' };
  return tooDense(placed, bytes.length) ?? misplaced(placed, directoryAt) ?? { entries: placed };
}

/** Mail programs and portals add a line end or fill up with zeros; nothing can hide in that. */
function withoutPadding(file: Uint8Array): Uint8Array {
  let end = file.length;
  const least = Math.max(0, end - maxPaddingBytes);
  while (end > least && [0x00, 0x09, 0x0a, 0x0d, 0x20].includes(file[end - 1] ?? -1)) end--;
  // The end record itself may end in such bytes: they are the length of its comment and where the directory is.
  for (let length = Math.min(file.length, end + endSize); length >= end; length--) {
    if (isEnd(file, length)) return file.subarray(0, length);
  }
  return file;
}

function isEnd(file: Uint8Array, length: number): boolean {
  const at = length - endSize;
  return at >= 0 && file[at] === 0x50 && file[at + 1] === 0x4b && file[at + 2] === 5 && file[at + 3] === 6;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, directoryAt: number): Placed | Refused {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  if ((flags & encryptedFlags) !== 0 || method === aes) return { refused: 'encrypted' };
  if (method !== 0 && method !== 8) return { refused: 'damaged' };
  const crc32 = view.getUint32(at + 16, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const start = view.getUint32(at + 42, true);

  if (start + localSize > directoryAt || view.getUint32(start, true) !== 0x04034b50)
    return { refused: 'damaged' };
  const localFlags = view.getUint16(start + 6, true);
  if ((localFlags & encryptedFlags) !== 0) return { refused: 'encrypted' };
  if (view.getUint16(start + 8, true) !== method) return { refused: 'damaged' };
  if ((localFlags & sizesFollow) === 0) {
    // A writer that streams may leave the 32-bit sizes open in the local header alone.
    const [localPacked, localFull] = [view.getUint32(start + 18, true), view.getUint32(start + 22, true)];
    const open = localPacked === unknown32 && localFull === unknown32;
    if (!open && (localPacked !== packed || localFull !== size)) return { refused: 'damaged' };
  }
  const nameBytes = bytes.subarray(at + centralSize, at + centralSize + nameLength);
  const localNameLength = view.getUint16(start + 26, true);
  const localName = bytes.subarray(start + localSize, start + localSize + localNameLength);
  if (Buffer.compare(nameBytes, localName) !== 0) return { refused: 'damaged' };
  const name = safeName(nameBytes);
  if (name === undefined) return { refused: 'damaged' };

  const dataAt = start + localSize + localNameLength + view.getUint16(start + 28, true);
  const end = dataAt + packed;
  return { name, deflated: method === 8, crc32, size, data: bytes.subarray(dataAt, end), start, end };
}

/** A relative path without tricks, or undefined. Part names are ASCII (ECMA-376-2, 6.2.2). */
function safeName(bytes: Uint8Array): string | undefined {
  const name = Buffer.from(bytes).toString('latin1');
  if (name.length > 255 || !/^[\x20-\x7E]+$/.test(name) || /[\\:*?"<>|]/.test(name)) return undefined;
  const steps = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  return steps.some((step) => step === '' || /^\.+$/.test(step)) ? undefined : name;
}

function tooDense(entries: Placed[], fileSize: number): Refused | undefined {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > maxInflatedBytes) return { refused: 'bomb' };
  return total > ratioFloorBytes && total > fileSize * maxRatio ? { refused: 'bomb' } : undefined;
}

/** Entries that overlap are the densest bomb; room between them is where something else could hide. */
function misplaced(entries: Placed[], directoryAt: number): Refused | undefined {
  const inOrder = entries.toSorted((a, b) => a.start - b.start);
  if (inOrder[0]?.start !== 0) return { refused: 'damaged' };
  for (const [index, entry] of inOrder.entries()) {
    const room = (inOrder[index + 1]?.start ?? directoryAt) - entry.end;
    if (room < 0) return { refused: 'bomb' };
    if (room > maxDescriptorBytes) return { refused: 'damaged' };
  }
  return undefined;
}
