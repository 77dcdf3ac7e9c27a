import * as v from 'valibot';

/** What two processes say to each other: a value that JSON can hold, and bytes beside it. */
export interface Framed {
  readonly value: unknown;
  readonly bytes: readonly Uint8Array[];
}

/** What came is no message: it was cut off, or made by something else. */
export class NotFramed extends Error {
  override readonly name = 'NotFramed';
}

const Head = v.object({
  value: v.unknown(),
  sizes: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
const LENGTH = 4;
/** Of the JSON: a comparison holds all words that are gone, of drafts of at most five million letters. */
const MAX_HEAD_BYTES = 32 * 1024 * 1024;

/** The pieces of a message, in their order: how long its JSON is, the JSON, the bytes. */
export function framed({ value, bytes }: Framed): Uint8Array[] {
  const head = Buffer.from(JSON.stringify({ value, sizes: bytes.map(({ length }) => length) }));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(head.length);
  return [length, head, ...bytes];
}

/** Reads a message that is not to be trusted. Throws NotFramed unless it is one, from its first byte to its last. */
export function unframed(message: Buffer): Framed {
  const end = message.length < LENGTH ? Number.POSITIVE_INFINITY : LENGTH + message.readUInt32BE(0);
  if (end > MAX_HEAD_BYTES) throw new NotFramed('a message says too much');
  if (end > message.length) throw new NotFramed('a message was cut off');
  const head = v.safeParse(Head, parsed(message.subarray(LENGTH, end)));
  if (!head.success) throw new NotFramed('a message has no head');
  let at = end;
  const bytes: Uint8Array[] = [];
  for (const size of head.output.sizes) {
    bytes.push(message.subarray(at, at + size));
    at += size;
  }
  if (at !== message.length) throw new NotFramed('a message is not as long as it says');
  return { value: head.output.value, bytes };
}

function parsed(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return undefined;
  }
}
