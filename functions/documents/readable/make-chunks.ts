import { createHash } from 'node:crypto';
import type { DraftType } from '../draft-types.ts';
import { CONVERTER, NOT_SHOWN, type ReadableIndex } from './blocks.ts';
import type { CollectedDraft } from './collected-draft.ts';
import { noteRanges } from './note-ranges.ts';
import { numberBlocks, type Numbered } from './number-blocks.ts';
import { MAX_CHUNK_BYTES, MAX_CONTENTS, MAX_CONTENTS_LETTERS } from './reading-limits.ts';
import { rowText, textOf, wordsIn } from './runs.ts';

/** A readable draft as it is kept: an index, and chunks and images that are named by their SHA-256. */
export type ReadableDraft = {
  index: ReadableIndex;
  /** JSON of arrays of blocks, UTF-8, in the order of the index. */
  chunks: Uint8Array[];
  images: Uint8Array[];
};

/** The same draft by the same converter always gives the same bytes. */
export function makeChunks(draft: CollectedDraft, of: { bytes: Uint8Array; type: DraftType }): ReadableDraft {
  const chunks: Uint8Array[] = [];
  const index: ReadableIndex = {
    converter: CONVERTER,
    draft: sha256(of.bytes),
    type: of.type,
    counts: { pages: draft.pages, words: 0, blocks: 0, images: draft.images.length },
    notShown: [],
    contents: [],
    chunks: [],
    images: draft.images.map(({ sha256, type, bytes }) => ({ sha256, type, size: bytes.length })),
  };
  const rangesOf = noteRanges();
  let open: Numbered[] = [];
  let size = 2;
  const close = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (first === undefined || last === undefined) return;
    const bytes = Buffer.from(`[${open.map(({ json }) => json).join(',')}]`);
    chunks.push(bytes);
    index.chunks.push({
      sha256: sha256(bytes),
      size: bytes.length,
      first: first.block.id,
      last: last.block.id,
      ...rangesOf(open.map(({ block }) => block)),
    });
    [open, size] = [[], 2];
  };
  for (const numbered of numberBlocks(draft)) {
    count(index, numbered.block);
    const more = numbered.size + 1;
    if (size + more > MAX_CHUNK_BYTES) close();
    open.push(numbered);
    size += more;
  }
  close();
  index.notShown = NOT_SHOWN.flatMap((what) => {
    const found = draft.notShown.get(what) ?? 0;
    return found > 0 ? [{ what, count: found }] : [];
  });
  return { index, chunks, images: draft.images.map(({ bytes }) => bytes) };
}

function count(index: ReadableIndex, block: Numbered['block']): void {
  index.counts.blocks += 1;
  if ('runs' in block) index.counts.words += wordsIn(textOf(block.runs));
  if (block.kind === 'table') for (const row of block.rows) index.counts.words += wordsIn(rowText(row));
  if (block.kind === 'heading' && index.contents.length < MAX_CONTENTS) {
    const text = [block.marker, textOf(block.runs)].filter(Boolean).join(' ').replace(/\s+/g, ' ');
    index.contents.push({ block: block.id, level: block.level, text: shortened(text) });
  }
}

const shortened = (text: string): string =>
  text.length <= MAX_CONTENTS_LETTERS
    ? text
    : `${[...text]
        .slice(0, MAX_CONTENTS_LETTERS - 1)
        .join('')
        .trimEnd()}…`;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
