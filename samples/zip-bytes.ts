import { crc32, deflateRawSync } from 'node:zlib';

export type ZipPart = {
  name: string;
  content: string | Uint8Array;
  /** Left out: deflated, and the headers true. What else is said here is a lie for a test to tell. */
  stored?: boolean;
  size?: number;
  packed?: number;
  crc?: number;
  flags?: number;
  method?: number;
  localName?: string;
  offset?: number;
};

/** A ZIP file of these parts in this order (PKWARE APPNOTE 6.3), dated 1 January 1980 so that it is always the same. */
export function zipBytes(parts: ZipPart[], between: Uint8Array = new Uint8Array()): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const data = part.stored ? content : deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(part.flags ?? 0, 2);
    head.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(part.crc ?? crc32(content), 10);
    head.writeUInt32LE(part.packed ?? data.length, 14);
    head.writeUInt32LE(part.size ?? content.length, 18);
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    head.writeUInt16LE(localName.length, 22);
    const body = Buffer.concat([signature(0x04034b50), head, localName, data, between]);
    bodies.push(body);

    const placed = Buffer.alloc(14);
    placed.writeUInt32LE(part.offset ?? at, 10);
    head.writeUInt16LE(name.length, 22);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), head, placed, name]));
    at += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, list, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
