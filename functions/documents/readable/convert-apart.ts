import { setImmediate as turn } from 'node:timers/promises';
import * as v from 'valibot';
import type { DraftType } from '../draft-types.ts';
import { ReadableIndex } from './blocks.ts';
import { UNREADABLE, type Unreadable } from './draft-reading.ts';
import type { Framed } from './framed.ts';
import { inOwnProcess, type OwnProcess } from './process-apart.ts';
import type { ReadableDraft } from './make-chunks.ts';
import { readChunk } from './read-chunk.ts';
import { DEADLINE_MS, MEMORY_MB } from './reading-limits.ts';

export type Apart = Pick<OwnProcess, 'program' | 'nodeArguments' | 'mostBytes' | 'stop'> & {
  deadlineMs?: number;
  memoryMb?: number;
};

const Answer = v.union([
  v.object({ index: ReadableIndex }),
  v.object({ unreadable: v.picklist(UNREADABLE), fault: v.optional(v.string()) }),
]);

/** Makes a draft readable in a process of its own. What that one answers is parsed. Throws ReadingStopped. */
export async function convertApart(
  bytes: Uint8Array,
  type: DraftType,
  { deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB, ...apart }: Apart,
): Promise<ReadableDraft | Unreadable> {
  const ended = await inOwnProcess({ value: { type }, bytes: [bytes] }, { ...apart, deadlineMs, memoryMb });
  if ('answer' in ended) return parsed(ended.answer);
  return ended.ended === 'too-much'
    ? { unreadable: 'too-much' }
    : { unreadable: 'fault', fault: ended.fault };
}

async function parsed({ value, bytes }: Framed): Promise<ReadableDraft | Unreadable> {
  const answer = v.safeParse(Answer, value);
  if (!answer.success) return { unreadable: 'fault', fault: 'the answer is none' };
  if ('unreadable' in answer.output) return answer.output;
  const { index } = answer.output;
  const [chunks, images] = [bytes.slice(0, index.chunks.length), bytes.slice(index.chunks.length)];
  try {
    for (const [nth, { sha256 }] of index.chunks.entries()) {
      readChunk(chunks[nth] ?? new Uint8Array(), sha256);
      // Others have their turn in between: a long draft takes a tenth of a second.
      await turn();
    }
  } catch (fault) {
    return { unreadable: 'fault', fault: fault instanceof Error ? fault.name : 'unknown' };
  }
  return { index, chunks, images };
}
