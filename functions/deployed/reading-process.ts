import * as v from 'valibot';
import { draftTypeNames } from '../documents/draft-types.ts';
import { convertDraft } from '../documents/readable/convert-draft.ts';
import { ENOUGH_MS } from '../documents/readable/reading-limits.ts';

/**
 * The process in which a draft is made readable (`convertApart`): takes one draft, answers, and is ended. It has no
 * environment, no credentials, and no one else's data.
 */
const Task = v.object({ bytes: v.instance(Uint8Array), type: v.picklist(draftTypeNames) });

process.once('message', async (message) => {
  const began = performance.now();
  const answer = await (async () => {
    const { bytes, type } = v.parse(Task, message);
    return await convertDraft(bytes, type, () => performance.now() - began > ENOUGH_MS);
  })().catch((fault: unknown) => ({
    unreadable: 'fault',
    fault: fault instanceof Error ? fault.name : 'unknown',
  }));
  process.send?.(answer);
});
