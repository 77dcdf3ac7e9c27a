import { parentPort } from 'node:worker_threads';

/** Answers as it is told: at once, never, by a fault, or after taking more memory than it may. */
parentPort?.on('message', (ask: string) => {
  if (ask === 'spin') for (;;);
  if (ask === 'throw') throw new TypeError('of the thread');
  if (ask === 'swell')
    for (const held: string[][] = []; ; ) held.push(Array.from({ length: 1e5 }, (_, at) => `x${at}`));
  if (ask === 'swell-slowly') for (const held: string[][] = []; ; ) held.push(few(held.length));
  parentPort?.postMessage(ask === 'environment' ? Object.keys(process.env).join() : `answered ${ask}`);
});

function few(from: number): string[] {
  const some: string[] = [];
  for (let at = 0; at < 100; at += 1) some.push(`x${from}.${at}`);
  return some;
}
