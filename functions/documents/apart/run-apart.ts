import { Worker } from 'node:worker_threads';

/** So many wait already that one more would wait in vain: a fault, which a page says as "try again". */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}

/** `'too-slow'`: it was ended, at its deadline or for the memory it took. */
export type Apart<Ask, Answer> = (ask: Ask) => Promise<{ answer: Answer } | 'too-slow'>;

export type ApartOptions = {
  /** A module that answers each message with one message. */
  worker: URL;
  /** From when it is handed over, in ms. */
  deadlineMs: number;
  /** JavaScript's own memory, MB. */
  memoryMb: number;
  /** Threads at a time. */
  most: number;
};

/** Bytes of files are held while they wait. */
const mostWaiting = 20;

/**
 * Runs what a stranger's file decides the length of in a thread of its own, so that it can be ended: the event loop goes
 * on, and who answers is told `'too-slow'`. Threads are kept for the next (one starts in some 30 ms) and keep no process
 * alive. They see no environment.
 */
export function runApart<Ask, Answer>(options: ApartOptions): Apart<Ask, Answer> {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const free = async (): Promise<void> => {
    if (busy < options.most) {
      busy++;
      return;
    }
    if (waiting.length >= mostWaiting) throw new TooManyWaiting('too many files are waiting');
    // Whoever is done hands its place over.
    await new Promise<void>((go) => waiting.push(go));
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) busy--;
    else next();
  };
  return async (ask) => {
    await free();
    try {
      let worker = idle.pop();
      while (worker !== undefined && gone.has(worker)) worker = idle.pop();
      worker ??= started(options);
      const answer = await answered<Ask, Answer>(worker, ask, options.deadlineMs);
      if (answer !== 'too-slow') idle.push(worker);
      return answer;
    } finally {
      done();
    }
  };
}

function started({ worker, memoryMb }: ApartOptions): Worker {
  const thread = new Worker(worker, {
    // Those of this process load what the thread does not need.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // Whoever waits for it hears of its end too; one that ends while it is idle is nobody's fault.
  return thread.on('error', () => gone.add(thread)).on('exit', () => gone.add(thread));
}

/**
 * What is new in a thread's memory and may become old at once. Unbounded, that is more than V8 allows beyond the limit
 * before it hears that the thread is to end, and the whole process is aborted: 14 of 40 threads that swelled bit by bit on
 * a busy machine, and none of 55 with 4, 8 or 16 MB.
 */
const YOUNG_MB = 8;

const gone = new WeakSet<Worker>();

function answered<Ask, Answer>(
  worker: Worker,
  ask: Ask,
  deadlineMs: number,
): Promise<{ answer: Answer } | 'too-slow'> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(deadline);
      worker.off('message', take).off('error', fail).unref();
    };
    const take = (answer: Answer): void => {
      settle();
      resolve({ answer });
    };
    const fail = (fault: Error): void => {
      settle();
      if ('code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too-slow');
      else reject(fault);
    };
    const deadline = setTimeout(() => {
      settle();
      void worker.terminate();
      resolve('too-slow');
    }, deadlineMs);
    worker.ref();
    worker.on('message', take).on('error', fail);
    worker.postMessage(ask);
  });
}
