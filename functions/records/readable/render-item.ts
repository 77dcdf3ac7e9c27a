import * as v from 'valibot';
import { COMPARISON } from '../../documents/compare/comparison.ts';
import { draftTypeNames } from '../../documents/draft-types.ts';
import { CONVERTER, Sha256 } from '../../documents/readable/blocks.ts';
import { renderKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';

const Version = v.pipe(v.number(), v.integer(), v.minValue(1));

const DraftRender = v.object({ kind: v.literal('draft'), sha256: Sha256, type: v.picklist(draftTypeNames) });
const PairRender = v.object({
  kind: v.literal('comparison'),
  older: Sha256,
  newer: Sha256,
  converters: v.object({ older: Version, newer: Version }),
});

/** What is to be made of drafts. */
export type Render = v.InferOutput<typeof DraftRender> | v.InferOutput<typeof PairRender>;

const row = {
  section: v.string(),
  row: v.string(),
  state: v.picklist(['pending', 'rendering', 'done', 'given-up']),
  createdAt: v.string(),
  /** How many runs have taken it and not said that it was no fault of the file's. */
  claims: v.number(),
  /** How often something else failed: the store, the table. */
  faults: v.optional(v.number()),
  /** Who is at it, and until when nobody else may be. */
  lease: v.optional(v.object({ holder: v.string(), until: v.string() })),
  /** When it is looked at again. */
  at: v.optional(v.string()),
  settledAt: v.optional(v.string()),
  /** Why it waits, or what it came to. */
  reason: v.optional(v.string()),
};

/** A draft that is to be made readable, or two that are to be compared. Nothing waits for it. */
export const RenderRow = v.variant('kind', [
  v.object({ ...row, ...DraftRender.entries }),
  v.object({ ...row, ...PairRender.entries }),
]);
export type RenderRow = v.InferOutput<typeof RenderRow>;

/** What is asked for twice is one row; a newer converter's or comparison's is another. */
function rowOf(render: Render): string {
  if (render.kind === 'draft') return `draft#${CONVERTER}#${render.sha256}`;
  const { older, newer, converters } = render;
  return `comparison#${converters.older}-${converters.newer}-${COMPARISON}#${older}#${newer}`;
}

/** `firstTry`: when it is looked at if the stream has not brought it. */
export function toRenderItem(
  section: string,
  render: Render,
  { createdAt, firstTry }: { readonly createdAt: string; readonly firstTry: string },
) {
  const id = rowOf(render);
  return {
    ...renderKey(section, id),
    shape: SHAPE,
    section,
    row: id,
    ...render,
    state: 'pending' as const,
    createdAt,
    claims: 0,
    queue: 'renders' as const,
    at: firstTry,
  };
}
export type RenderItem = ReturnType<typeof toRenderItem>;
