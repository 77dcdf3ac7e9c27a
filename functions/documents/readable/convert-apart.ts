import { fork } from 'node:child_process';
import * as v from 'valibot';
import type { DraftType } from '../draft-types.ts';
import { ReadableIndex } from './blocks.ts';
import { UNREADABLE, type Unreadable } from './draft-reading.ts';
import type { ReadableDraft } from './make-chunks.ts';
import { readChunk } from './read-chunk.ts';
import { DEADLINE_MS, MEMORY_MB } from './reading-limits.ts';

export type Apart = {
  /** The file that a new process runs: `reading-process`, as source or bundled. */
  program: string;
  /** What Node needs to run it, such as a loader of TypeScript. */
  nodeArguments?: readonly string[];
  deadlineMs?: number;
  memoryMb?: number;
};

const Bytes = v.instance(Uint8Array);
const Answer = v.union([
  v.object({ index: ReadableIndex, chunks: v.array(Bytes), images: v.array(Bytes) }),
  v.object({ unreadable: v.picklist(UNREADABLE), fault: v.optional(v.string()) }),
]);

/**
 * Makes a draft readable in a process of its own, without the environment of this one (no rights to steal there), with a
 * heap of its own. At the deadline it is ended, whatever it does; this process only waits. What it answers is parsed,
 * since a hostile file may have taken it over.
 */
export function convertApart(
  bytes: Uint8Array,
  type: DraftType,
  { program, nodeArguments = [], deadlineMs = DEADLINE_MS, memoryMb = MEMORY_MB }: Apart,
): Promise<ReadableDraft | Unreadable> {
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [...nodeArguments, `--max-old-space-size=${memoryMb}`],
  });
  return new Promise((resolve) => {
    const end = (answer: ReadableDraft | Unreadable) => {
      clearTimeout(deadline);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const deadline = setTimeout(() => end({ unreadable: 'too-much' }), deadlineMs);
    child.once('error', ({ name }) => end({ unreadable: 'fault', fault: name }));
    // Node ends itself where its heap is full; whoever else ends it (the kernel, for memory) does so by a signal too.
    child.once('exit', (code, signal) =>
      end(
        signal !== null || code === OUT_OF_MEMORY
          ? { unreadable: 'too-much' }
          : { unreadable: 'fault', fault: `ended with ${code}` },
      ),
    );
    child.once('message', (message) => end(parsed(message)));
    child.send({ bytes, type });
  });
}

/** 128 + SIGABRT, as a shell around Node would say it. */
const OUT_OF_MEMORY = 134;

function parsed(message: unknown): ReadableDraft | Unreadable {
  const answer = v.safeParse(Answer, message);
  if (!answer.success) return { unreadable: 'fault', fault: 'the answer is none' };
  if ('unreadable' in answer.output) return answer.output;
  const { index, chunks } = answer.output;
  try {
    for (const [nth, { sha256 }] of index.chunks.entries())
      readChunk(chunks[nth] ?? new Uint8Array(), sha256);
  } catch (fault) {
    return { unreadable: 'fault', fault: fault instanceof Error ? fault.name : 'unknown' };
  }
  return answer.output;
}
