import { setImmediate as turn } from 'node:timers/promises';
import * as v from 'valibot';
import type { DraftType } from '../draft-types.ts';
import { ReadableIndex } from './blocks.ts';
import { UNREADABLE, type Unreadable } from './draft-reading.ts';
import { inOwnProcess, type OwnProcess } from './process-apart.ts';
import type { ReadableDraft } from './make-chunks.ts';
import { readChunk } from './read-chunk.ts';
import { DEADLINE_MS, MEMORY_MB } from './reading-limits.ts';

export type Apart = Pick<OwnProcess, 'program' | 'nodeArguments' | 'stop'> & {
  deadlineMs?: number;
  memoryMb?: number;
};

const Bytes = v.instance(Uint8Array);
const Answer = v.union([
  v.object({ index: ReadableIndex, chunks: v.array(Bytes), images: v.array(Bytes) }),
  v.object({ unreadable: v.picklist(UNREADABLE), fault: v.optional(v.string()) }),
]);

/** Makes a draft readable in a process of its own. What that one answers is parsed. Throws ReadingStopped. */
export async function convertApart(
  bytes: Uint8Array,
  type: DraftType,
  { deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB, ...apart }: Apart,
): Promise<ReadableDraft | Unreadable> {
  const ended = await inOwnProcess({ bytes, type }, { ...apart, deadlineMs, memoryMb });
  if ('answer' in ended) return parsed(ended.answer);
  return ended.ended === 'too-much'
    ? { unreadable: 'too-much' }
    : { unreadable: 'fault', fault: ended.fault };
}

async function parsed(message: unknown): Promise<ReadableDraft | Unreadable> {
  const answer = v.safeParse(Answer, message);
  if (!answer.success) return { unreadable: 'fault', fault: 'the answer is none' };
  if ('unreadable' in answer.output) return answer.output;
  const { index, chunks } = answer.output;
  try {
    for (const [nth, { sha256 }] of index.chunks.entries()) {
      readChunk(chunks[nth] ?? new Uint8Array(), sha256);
      // Others have their turn in between: a long draft takes a tenth of a second.
      await turn();
    }
  } catch (fault) {
    return { unreadable: 'fault', fault: fault instanceof Error ? fault.name : 'unknown' };
  }
  return answer.output;
}
