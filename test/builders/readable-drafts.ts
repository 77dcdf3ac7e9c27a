import { compareDrafts } from '../../functions/documents/compare/compare-drafts.ts';
import type { Comparison } from '../../functions/documents/compare/comparison.ts';
import type { DraftType } from '../../functions/documents/draft-types.ts';
import type { Block } from '../../functions/documents/readable/blocks.ts';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import type { ReadableDraft } from '../../functions/documents/readable/make-chunks.ts';
import { readChunk } from '../../functions/documents/readable/read-chunk.ts';
import type { ReadableDrafts } from '../../functions/reading/readable-drafts.ts';

/** No draft has been made readable yet. */
export const nothingReadable: ReadableDrafts = {
  standing: async () => 'being-made',
  blocks: async () => [],
  compared: async () => 'being-made',
  image: async () => {
    throw new Error('nothing is readable');
  },
};

/** Real drafts, converted and compared here and now, as the renderer would have kept them; by the name they go by here. */
export async function readableFrom(
  files: Readonly<Record<string, { bytes: Uint8Array; type: DraftType }>>,
): Promise<ReadableDrafts> {
  const named = new Map<string, ReadableDraft>();
  const hashed = new Map<string, ReadableDraft>();
  const compared = new Map<string, Comparison>();
  for (const [name, { bytes, type }] of Object.entries(files)) {
    const made = await convertDraft(bytes, type, () => false);
    if ('unreadable' in made) throw new Error(made.unreadable);
    named.set(name, made);
    hashed.set(made.index.draft, made);
  }
  const found = (drafts: Map<string, ReadableDraft>, name: string): ReadableDraft => {
    const draft = drafts.get(name);
    if (draft === undefined) throw new Error('no such draft');
    return draft;
  };
  const blocksOf = ({ index, chunks }: ReadableDraft, nth: number): Block[] =>
    readChunk(chunks[nth - 1] ?? new Uint8Array(), index.chunks[nth - 1]?.sha256 ?? '');
  const all = (name: string) => {
    const draft = found(named, name);
    return draft.chunks.flatMap((_, i) => blocksOf(draft, i + 1));
  };
  return {
    standing: async (_section, name) => {
      const draft = named.get(name);
      return draft === undefined ? 'being-made' : { index: draft.index };
    },
    blocks: async (_section, { draft }, nth) => blocksOf(found(hashed, draft), nth),
    async compared(_section, older, newer) {
      const pair = `${older} ${newer}`;
      const known = compared.get(pair) ?? compareDrafts(all(older), all(newer));
      compared.set(pair, known);
      return known;
    },
    image: async (_section, { draft, images }, nth) => {
      const [bytes, image] = [found(hashed, draft).images[nth - 1], images[nth - 1]];
      if (bytes === undefined || image === undefined) throw new Error('no such image');
      return { bytes, type: image.type };
    },
  };
}
