import { inflateSync, constants } from 'node:zlib';
import { maxPdfObjectBytes } from '../limits.ts';
import type { Refused } from '../refusals.ts';
import { namesActive, type PdfUse, pdfActions } from './pdf-actions.ts';
import { hidesObject } from './pdf-object-head.ts';
import { type PdfStream, scanObjects } from './pdf-objects.ts';
import { openKey, type PdfKey } from './pdf-password.ts';
import {
  namesAt,
  type PdfDictionary,
  PdfReader,
  type PdfValue,
  type PdfVisitor,
  resolveName,
  valuesOf,
} from './pdf-values.ts';

/** Where an object's value begins. */
type Place = { text: string; at: number };

/**
 * A whole PDF that opens without a password, without scripts, launched programs or attachments; its actions are allowed by
 * name. Object streams are inflated (bounded) and read, names in escapes resolved; page contents are not read.
 */
export async function checkPdf(bytes: Uint8Array): Promise<Refused | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const start = /^(?:\xEF\xBB\xBF)?[\0\t\n\f\r ]{0,1000}(?=%PDF-[12]\.\d)/.exec(file)?.[0].length;
  const end = file.lastIndexOf('%%EOF');
  if (start === undefined || end === -1 || !pointsToTable(file, end, start)) return { refused: 'damaged' };
  // What a mail program or a portal added is no part of it; but an object there could be jumped to.
  const tail = file.slice(end + '%%EOF'.length);
  if (hidesObject(tail) && namesActive(tail)) return { refused: 'active-content' };
  const text = file.slice(start, end);

  const places = new Map<number, Place[]>();
  const deferred: { object: number; use: PdfUse }[] = [];
  const seen = new Set<string>();
  const actions = pdfActions((object, use) => {
    const key = `${object} ${use}`;
    if (seen.has(key)) return;
    seen.add(key);
    deferred.push({ object, use });
  });
  const locks: { encrypt: PdfValue; id: PdfValue | undefined }[] = [];
  const visitor: PdfVisitor = {
    ...actions,
    dictionary: (dictionary) => {
      const [encrypt] = valuesOf(dictionary, 'Encrypt');
      if (encrypt !== undefined) locks.push({ encrypt, id: valuesOf(dictionary, 'ID')[0] });
      return actions.dictionary(dictionary);
    },
    // No honest file has objects in its strings; one that has says nothing active there.
    data: (raw) => (hidesObject(raw) && namesActive(raw) ? { refused: 'active-content' } : undefined),
  };
  const place = (object: number, at: Place): void => {
    const known = places.get(object);
    if (known === undefined) places.set(object, [at]);
    else known.push(at);
  };

  const scanned = scanObjects(text, visitor, (object, at) => place(object, { text, at }));
  // Names may be enciphered within what comes next; so this is said first.
  const key = locks.length === 0 ? undefined : keyOf(locks, places);
  if (locks.length > 0 && key === undefined) return { refused: 'encrypted' };
  if ('refused' in scanned) return scanned;
  const wrong = readStreams(scanned.streams, text, key, visitor, place);
  if (wrong !== undefined) return wrong;

  for (let next = deferred.pop(); next !== undefined; next = deferred.pop()) {
    for (const { text: from, at } of places.get(next.object) ?? []) {
      const value = new PdfReader(from, silent, at).next();
      if (value === 'end' || 'refused' in value) continue;
      const refused = actions.resolve(value, next.use);
      if (refused !== undefined) return refused;
    }
  }
  return undefined;
}

const anyName = /\/[^\0\t\n\f\r ()<>[\]{}/%]{1,64}/g;

/** All of it has been looked at once. */
const silent: PdfVisitor = { name: () => undefined, dictionary: () => undefined, data: () => undefined };

/** A file that was cut off has no end, or an end that points to no cross-reference. */
function pointsToTable(file: string, end: number, start: number): boolean {
  const from = file.lastIndexOf('startxref', end);
  const offset = /^startxref\s+(\d{1,10})\s+$/.exec(file.slice(from, end).slice(0, 200))?.[1];
  if (from === -1 || offset === undefined) return false;
  // Counted from the file's first byte or from the header's, as readers do.
  return [0, start].some((shift) =>
    /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(file.slice(Number(offset) + shift).slice(0, 40)),
  );
}

function keyOf(
  locks: { encrypt: PdfValue; id: PdfValue | undefined }[],
  places: Map<number, Place[]>,
): PdfKey | undefined {
  const { encrypt, id } = locks.at(-1) ?? {};
  if (encrypt === undefined) return undefined;
  const found = encrypt.kind === 'ref' ? valueAt(places.get(encrypt.number)?.at(-1)) : encrypt;
  const first = id?.kind === 'array' ? id.items[0] : id;
  return found?.kind === 'dictionary' ? openKey(found, first) : undefined;
}

function valueAt(place: Place | undefined): PdfValue | undefined {
  if (place === undefined) return undefined;
  const value = new PdfReader(place.text, silent, place.at).next();
  return value === 'end' || 'refused' in value ? undefined : value;
}

/** Reads the objects that are packed in streams, each from where the stream says that it begins. */
function readStreams(
  streams: PdfStream[],
  text: string,
  key: PdfKey | undefined,
  visitor: PdfVisitor,
  place: (object: number, at: Place) => void,
): Refused | undefined {
  let room = maxPdfObjectBytes;
  for (const stream of streams) {
    const { dictionary } = stream;
    const outside = valuesOf(dictionary, 'F').some(({ kind }) => kind === 'string' || kind === 'dictionary');
    if (outside) return { refused: 'outside-content', about: 'pdf-outside' };
    // Deflated twice is how a small PDF grows by a million.
    if (namesAt(dictionary, 'Filter').filter(isFlate).length > 1) return { refused: 'bomb' };
    if (!holdsObjects(dictionary)) continue;
    const data = Buffer.from(text.slice(stream.start, stream.end), 'latin1');
    const plain = key === undefined ? data : key(data, stream.object, stream.generation);
    const objects = plain === undefined ? undefined : unpacked(dictionary, plain, room);
    if (typeof objects !== 'string')
      return key === undefined && objects !== undefined
        ? objects
        : { refused: 'encrypted', about: 'pdf-restricted' };
    room -= objects.length;
    const wrong = readPacked(dictionary, objects, visitor, place);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function readPacked(
  dictionary: PdfDictionary,
  objects: string,
  visitor: PdfVisitor,
  place: (object: number, at: Place) => void,
): Refused | undefined {
  // Strings included: one reader's string is where another finds an object.
  for (const [token] of objects.matchAll(anyName)) {
    const refused = visitor.name(resolveName(token));
    if (refused !== undefined) return refused;
  }
  const [first] = valuesOf(dictionary, 'First');
  const from = first?.kind === 'number' ? first.value : 0;
  const numbers = [...objects.slice(0, from).matchAll(/\d{1,10}/g)].map(Number);
  let before = -1;
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [object = 0, offset = 0] = [numbers[at], numbers[at + 1]];
    // Each after the one before, as all programs write them: so each is read once.
    if (offset <= before) return { refused: 'damaged' };
    before = offset;
    const piece = objects.slice(from + offset, from + (numbers[at + 3] ?? objects.length));
    place(object, { text: piece, at: 0 });
    const value = new PdfReader(piece, visitor).next();
    if (value !== 'end' && 'refused' in value) return value;
  }
  return undefined;
}

/** Readers do not all insist on /Type /ObjStm; /First is what none can do without. */
function holdsObjects(dictionary: PdfDictionary): boolean {
  return namesAt(dictionary, 'Type').includes('ObjStm') || valuesOf(dictionary, 'First').length > 0;
}

const isFlate = (name: string): boolean => name === 'FlateDecode' || name === 'Fl';

function unpacked(dictionary: PdfDictionary, data: Uint8Array, room: number): string | Refused {
  const filtered = ['Filter', 'F'].some((key) => valuesOf(dictionary, key).length > 0);
  if (!filtered) return Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1');
  const names = namesAt(dictionary, 'Filter');
  const parameters = ['DecodeParms', 'DP'].flatMap((key) => valuesOf(dictionary, key));
  // No program writes one in another way, and we could not look inside.
  if (names.length !== 1 || !names.every(isFlate) || parameters.some(({ kind }) => kind !== 'word'))
    return { refused: 'damaged' };
  try {
    // A reader shows what it gets of a stream that is cut short; so does this.
    return inflateSync(data, {
      maxOutputLength: Math.max(1, room),
      finishFlush: constants.Z_SYNC_FLUSH,
    }).toString('latin1');
  } catch (fault) {
    const full = fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
    return { refused: full ? 'bomb' : 'damaged' };
  }
}
