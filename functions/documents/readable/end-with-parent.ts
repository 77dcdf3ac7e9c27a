import { Worker } from 'node:worker_threads';

/** How often it is looked whether the parent is still there. */
const EVERY_MS = 1_000;

/**
 * Ends this process once the one that began it is gone, however that went, and whatever this one is busy with: a thread
 * of its own looks, because a hostile file may keep the first one from ever hearing that its channel is closed.
 */
export function endWithParent(): void {
  const { ppid, pid } = process;
  const look = `setInterval(() => { if (process.ppid !== ${ppid}) process.kill(${pid}, 'SIGKILL'); }, ${EVERY_MS});`;
  new Worker(look, { eval: true, env: {}, stdin: false }).unref();
}
