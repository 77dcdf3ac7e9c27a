import * as v from 'valibot';
import { compareDrafts } from '../documents/compare/compare-drafts.ts';
import { draftTypeNames } from '../documents/draft-types.ts';
import { convertDraft } from '../documents/readable/convert-draft.ts';
import { endWithParent } from '../documents/readable/end-with-parent.ts';
import { readBlocks } from '../documents/readable/read-chunk.ts';
import { ENOUGH_MS } from '../documents/readable/reading-limits.ts';

/**
 * The process in which a draft is made readable (`convertApart`), or two are compared (`compareApart`): takes one task,
 * answers, and is ended. It has no environment, no credentials, and no one else's data.
 */
const Bytes = v.instance(Uint8Array);
const Task = v.union([
  v.object({ bytes: Bytes, type: v.picklist(draftTypeNames) }),
  v.object({ older: v.array(Bytes), newer: v.array(Bytes) }),
]);

endWithParent();
process.once('message', async (message) => {
  const began = performance.now();
  const answer = await (async () => {
    const task = v.parse(Task, message);
    if ('bytes' in task)
      return convertDraft(task.bytes, task.type, () => performance.now() - began > ENOUGH_MS);
    return compareDrafts(task.older.flatMap(readBlocks), task.newer.flatMap(readBlocks));
  })().catch((fault: unknown) => ({
    unreadable: 'fault',
    fault: fault instanceof Error ? fault.name : 'unknown',
  }));
  process.send?.(answer);
});
