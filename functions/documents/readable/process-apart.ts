import { spawn } from 'node:child_process';
import { type Framed, framed, NotFramed, unframed } from './framed.ts';
import { MAX_ANSWER_BYTES } from './reading-limits.ts';

export type OwnProcess = {
  /** The file that a new process runs: `reading-process`, as source or bundled. */
  program: string;
  /** What Node needs to run it, such as a loader of TypeScript. */
  nodeArguments?: readonly string[];
  deadlineMs: number;
  memoryMb: number;
  /** Bytes that it may answer. */
  mostBytes?: number | undefined;
  /** Ends the process, and says that the work was given up. */
  stop?: AbortSignal | undefined;
};

/** What a process answered, or how it ended without one. */
export type Ended = { answer: Framed } | { ended: 'too-much' } | { ended: 'fault'; fault: string };

/** The work was given up because this process stops, whatever the file holds. */
export class ReadingStopped extends Error {
  override readonly name = 'ReadingStopped';
}

/** 128 + SIGABRT, as a shell around Node would say it. */
const OUT_OF_MEMORY = 134;

/**
 * Hands one task to a process of its own, without the environment of this one (no rights to steal there), with a heap of
 * its own. At the deadline it is ended, whatever it does, and so it is where it answers more than any draft can hold;
 * this process only waits. Its answer is not to be trusted: a hostile file may have taken it over. Throws ReadingStopped.
 */
export function inOwnProcess(
  task: Framed,
  { program, nodeArguments = [], deadlineMs, memoryMb, mostBytes = MAX_ANSWER_BYTES, stop }: OwnProcess,
): Promise<Ended> {
  if (stop?.aborted === true) return Promise.reject(new ReadingStopped('this process stops'));
  const child = spawn(process.execPath, [...nodeArguments, `--max-old-space-size=${memoryMb}`, program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
  });
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(deadline);
      stop?.removeEventListener('abort', stopped);
      child.kill('SIGKILL');
      child.stdout.destroy();
      settle();
    };
    const stopped = () => end(() => reject(new ReadingStopped('this process stops')));
    const deadline = setTimeout(() => end(() => resolve({ ended: 'too-much' })), deadlineMs);
    stop?.addEventListener('abort', stopped, { once: true });
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > mostBytes) end(() => resolve({ ended: 'too-much' }));
      else pieces.push(piece);
    });
    child.once('error', ({ name }) => end(() => resolve({ ended: 'fault', fault: name })));
    child.once('close', (code, signal) => end(() => resolve(endOf(Buffer.concat(pieces), code, signal))));
    // A process that is gone reads nothing more; how it ended says all.
    child.stdin.on('error', () => {});
    for (const piece of framed(task)) child.stdin.write(piece);
    child.stdin.end();
  });
}

function endOf(said: Buffer, code: number | null, signal: NodeJS.Signals | null): Ended {
  try {
    return { answer: unframed(said) };
  } catch (fault) {
    if (!(fault instanceof NotFramed)) throw fault;
    // Node ends itself where its heap is full; whoever else ends it (the kernel, for memory) does so by a signal too.
    if (signal !== null || code === OUT_OF_MEMORY) return { ended: 'too-much' };
    return { ended: 'fault', fault: `ended with ${code}` };
  }
}
