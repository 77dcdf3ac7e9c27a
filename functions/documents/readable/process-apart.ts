import { fork } from 'node:child_process';

export type OwnProcess = {
  /** The file that a new process runs: `reading-process`, as source or bundled. */
  program: string;
  /** What Node needs to run it, such as a loader of TypeScript. */
  nodeArguments?: readonly string[];
  deadlineMs: number;
  memoryMb: number;
  /** Ends the process, and says that the work was given up. */
  stop?: AbortSignal | undefined;
};

/** What a process answered, or how it ended without one. */
export type Ended = { answer: unknown } | { ended: 'too-much' } | { ended: 'fault'; fault: string };

/** The work was given up because this process stops, whatever the file holds. */
export class ReadingStopped extends Error {
  override readonly name = 'ReadingStopped';
}

/** 128 + SIGABRT, as a shell around Node would say it. */
const OUT_OF_MEMORY = 134;

/**
 * Hands one task to a process of its own, without the environment of this one (no rights to steal there), with a heap of
 * its own. At the deadline it is ended, whatever it does; this process only waits. Its answer is not to be trusted: a
 * hostile file may have taken it over. Throws ReadingStopped.
 */
export function inOwnProcess(
  task: Record<string, unknown>,
  { program, nodeArguments = [], deadlineMs, memoryMb, stop }: OwnProcess,
): Promise<Ended> {
  if (stop?.aborted === true) return Promise.reject(new ReadingStopped('this process stops'));
  const child = fork(program, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [...nodeArguments, `--max-old-space-size=${memoryMb}`],
  });
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(deadline);
      stop?.removeEventListener('abort', stopped);
      child.kill('SIGKILL');
      settle();
    };
    const stopped = () => end(() => reject(new ReadingStopped('this process stops')));
    const deadline = setTimeout(() => end(() => resolve({ ended: 'too-much' })), deadlineMs);
    stop?.addEventListener('abort', stopped, { once: true });
    child.once('error', ({ name }) => end(() => resolve({ ended: 'fault', fault: name })));
    // Node ends itself where its heap is full; whoever else ends it (the kernel, for memory) does so by a signal too.
    child.once('exit', (code, signal) => {
      const full = signal !== null || code === OUT_OF_MEMORY;
      end(() => resolve(full ? { ended: 'too-much' } : { ended: 'fault', fault: `ended with ${code}` }));
    });
    child.once('message', (answer) => end(() => resolve({ answer })));
    child.send(task, (fault) => {
      if (fault !== null) end(() => resolve({ ended: 'fault', fault: fault.name }));
    });
  });
}
