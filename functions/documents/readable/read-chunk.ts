import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Block, ReadableIndex } from './blocks.ts';

/** What was kept is not what was written: another SHA-256, or no blocks. */
export class ChangedChunk extends Error {
  override readonly name = 'ChangedChunk';
}

const Blocks = v.array(Block);

/** The blocks of a chunk as it was kept. Throws ChangedChunk unless it is the very one that the index names. */
export function readChunk(bytes: Uint8Array, sha256: string): Block[] {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new ChangedChunk(`chunk ${sha256} is ${found}`);
  return readBlocks(bytes);
}

/** The blocks in bytes of which somebody knows that they are a chunk's. Throws ChangedChunk where they are none. */
export function readBlocks(bytes: Uint8Array): Block[] {
  const parsed = v.safeParse(Blocks, parseJson(bytes));
  if (!parsed.success) throw new ChangedChunk('a chunk does not hold blocks');
  return parsed.output;
}

/** The index of a readable draft, from its JSON. Throws ChangedChunk where it is none. */
export function readIndex(bytes: Uint8Array): ReadableIndex {
  const parsed = v.safeParse(ReadableIndex, parseJson(bytes));
  if (!parsed.success) throw new ChangedChunk('the index of a readable draft is none');
  return parsed.output;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
