import { Console } from 'node:console';
import { buffer } from 'node:stream/consumers';
import * as v from 'valibot';
import { compareDrafts } from '../documents/compare/compare-drafts.ts';
import { draftTypeNames } from '../documents/draft-types.ts';
import { convertDraft } from '../documents/readable/convert-draft.ts';
import { endWithParent } from '../documents/readable/end-with-parent.ts';
import { type Framed, framed, unframed } from '../documents/readable/framed.ts';
import { readBlocks } from '../documents/readable/read-chunk.ts';
import { ENOUGH_MS } from '../documents/readable/reading-limits.ts';

/**
 * The process in which a draft is made readable (`convertApart`), or two are compared (`compareApart`): takes one task,
 * answers, and ends. It has no environment, no credentials, and no one else's data.
 */
const Task = v.union([
  v.object({ type: v.picklist(draftTypeNames) }),
  /** How many of the chunks are the older draft's. */
  v.object({ older: v.number() }),
]);

endWithParent();
// What a library prints is no part of the answer.
globalThis.console = new Console(process.stderr);
const began = performance.now();

async function answerTo({ value, bytes }: Framed): Promise<Framed> {
  const task = v.parse(Task, value);
  if ('older' in task) {
    const [older, newer] = [bytes.slice(0, task.older), bytes.slice(task.older)];
    return { value: compareDrafts(older.flatMap(readBlocks), newer.flatMap(readBlocks)), bytes: [] };
  }
  const [file = new Uint8Array()] = bytes;
  const draft = await convertDraft(file, task.type, () => performance.now() - began > ENOUGH_MS);
  if ('unreadable' in draft) return { value: draft, bytes: [] };
  const { index, chunks, images } = draft;
  return { value: { index }, bytes: [...chunks, ...images] };
}

const answer = await buffer(process.stdin)
  .then((said) => answerTo(unframed(said)))
  .catch((fault: unknown) => ({
    value: { unreadable: 'fault', fault: fault instanceof Error ? fault.name : 'unknown' },
    bytes: [],
  }));
for (const piece of framed(answer)) process.stdout.write(piece);
