import { parentPort } from 'node:worker_threads';
import { draftTypeOf, type Upload } from './draft-type-of.ts';

/** The thread that `checkDraft` runs a check in: one upload in, one answer out. */
parentPort?.on('message', async (upload: Upload) => {
  parentPort?.postMessage(await draftTypeOf(upload));
});
