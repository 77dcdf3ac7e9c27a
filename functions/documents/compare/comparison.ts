import * as v from 'valibot';

/** Raised whenever the same two drafts would give another comparison. */
export const COMPARISON = 1;

const BlockId = v.pipe(v.string(), v.regex(/^b[1-9]\d{0,5}$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Length = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * The words of a block, piece by piece in the order of the newer text. Lengths are in letters (UTF-16 units) of
 * `comparedText` of the newer block, or of `comparedRowText`; words that are gone are given themselves.
 */
const Piece = v.union([
  v.object({ same: Length }),
  v.object({ added: Length }),
  v.object({ gone: v.string() }),
]);
export type Piece = v.InferOutput<typeof Piece>;

/** `null`: so much is different that the whole block is shown as replaced. */
const Marks = v.nullable(v.array(Piece));
export type Marks = v.InferOutput<typeof Marks>;

const Entry = v.variant('kind', [
  v.object({ kind: v.literal('same'), old: BlockId, new: BlockId }),
  v.object({ kind: v.literal('changed'), old: BlockId, new: BlockId, marks: Marks }),
  v.object({ kind: v.literal('added'), new: BlockId }),
  v.object({ kind: v.literal('gone'), old: BlockId }),
  /** Stands elsewhere than it did; without `marks` in the same words. */
  v.object({ kind: v.literal('moved'), old: BlockId, new: BlockId, marks: v.optional(Marks) }),
]);
export type Entry = v.InferOutput<typeof Entry>;

/**
 * What became of every block and table row of two readable drafts, in the order of the newer one; what is gone stands
 * where it stood. Pages of a PDF, tables as such and empty rows have no entry.
 */
export const Comparison = v.object({
  comparison: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** How many are changed in their place, new, gone, and elsewhere (changed or not). */
  summary: v.object({ changed: Count, added: Count, gone: Count, moved: Count }),
  entries: v.array(Entry),
});
export type Comparison = v.InferOutput<typeof Comparison>;

/** Where each older block is now; undefined where it is gone. Comments follow it. */
export function placesNow({ entries }: Comparison): Map<string, string | undefined> {
  const places = new Map<string, string | undefined>();
  for (const entry of entries)
    if (entry.kind !== 'added') places.set(entry.old, entry.kind === 'gone' ? undefined : entry.new);
  return places;
}
