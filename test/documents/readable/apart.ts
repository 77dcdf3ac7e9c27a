import { resolve } from 'node:path';
import type { DraftType } from '../../../functions/documents/draft-types.ts';
import type { Block } from '../../../functions/documents/readable/blocks.ts';
import { type Apart, convertApart } from '../../../functions/documents/readable/convert-apart.ts';
import { convertDraft } from '../../../functions/documents/readable/convert-draft.ts';
import type { Unreadable } from '../../../functions/documents/readable/draft-reading.ts';
import type { ReadableDraft } from '../../../functions/documents/readable/make-chunks.ts';
import { readChunk } from '../../../functions/documents/readable/read-chunk.ts';

const program = resolve(import.meta.dirname, '../../../functions/deployed/reading-process.ts');

/** Converts in a process of its own, as everywhere else. */
export const apart = (bytes: Uint8Array, type: DraftType, more: Partial<Apart> = {}) =>
  convertApart(bytes, type, { program, nodeArguments: ['--import', 'tsx'], ...more });

export function readable(answer: ReadableDraft | Unreadable): ReadableDraft {
  if ('unreadable' in answer) throw new Error(`unreadable: ${answer.unreadable} ${answer.fault ?? ''}`);
  return answer;
}

/** All blocks of a draft, through its chunks. */
export const blocksOf = ({ index, chunks }: ReadableDraft): Block[] =>
  index.chunks.flatMap(({ sha256 }, nth) => readChunk(chunks[nth] ?? new Uint8Array(), sha256));

/** Converts in this process: for files that nobody made to harm. */
export async function read(bytes: Uint8Array, type: DraftType = 'docx') {
  const draft = readable(await convertDraft(bytes, type, () => false));
  const notShown = Object.fromEntries(draft.index.notShown.map(({ what, count }) => [what, count]));
  return { index: draft.index, blocks: blocksOf(draft), notShown, draft };
}
