import * as v from 'valibot';
import type { StageName } from '../../approval/path/paths.ts';
import { COMMENT_KINDS, VERDICTS } from '../../approval/sealed.ts';
import type { Paper } from '../../discussion/paper.ts';
import { MAX_PAPERS, MAX_SHELF_BYTES, type Shelf } from '../../discussion/shelf.ts';
import { HEAD, paperKey, papersPartition, shelfHeadKey, shelfPrefix } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { type Item, queryPartition } from '../read-items.ts';
import type { Write } from '../section/commit.ts';
import type { Table } from '../table.ts';

/** Which papers: of a giver in a stage of a round, or of that round's drafters together. */
export interface ShelfPlace {
  readonly section: string;
  readonly round: number;
  readonly stage: StageName;
  readonly shelf: string;
}

export const PlaceField = v.nullable(
  v.object({ draft: v.string(), converter: v.number(), block: v.string(), quote: v.string() }),
);

const written = { id: v.string(), by: v.string(), at: v.string() };
const PaperItem = v.variant('paper', [
  v.object({
    ...written,
    paper: v.literal('comment'),
    place: PlaceField,
    kind: v.picklist(COMMENT_KINDS),
    text: v.string(),
    proposal: v.string(),
  }),
  v.object({
    ...written,
    paper: v.literal('answer'),
    comment: v.number(),
    verdict: v.picklist(VERDICTS),
    text: v.string(),
    place: PlaceField,
  }),
  v.object({ ...written, paper: v.literal('reopening'), comment: v.number(), text: v.string() }),
  /** One that was taken away again, or whose giver was forgotten: functions delete nothing. */
  v.object({ paper: v.literal('none') }),
]);

const HeadItem = v.object({
  revision: v.number(),
  bytes: v.number(),
  papers: v.number(),
  sealed: v.boolean(),
});

/** One giver's papers in a stage, strongly consistent, by one Query. */
export async function readShelf(table: Table, { section, round, stage, shelf }: ShelfPlace): Promise<Shelf> {
  const items: Item[] = [];
  for await (const item of queryPartition(table, papersPartition(section), shelfPrefix(round, stage, shelf)))
    items.push(item);
  return toShelf(items);
}

/** All papers of a section, each with its place on a shelf: for whoever gave them, for forgetting and for checking. */
export async function* readAllPapers(
  table: Table,
  section: string,
): AsyncGenerator<{ readonly sk: string; readonly paper: Paper }> {
  for await (const item of queryPartition(table, papersPartition(section))) {
    const sk = String(item['sk']);
    if (sk.endsWith(`#${HEAD}`)) continue;
    const paper = v.parse(PaperItem, item);
    if (paper.paper !== 'none') yield { sk, paper };
  }
}

function toShelf(items: readonly Item[]): Shelf {
  const papers: Paper[] = [];
  let head: v.InferOutput<typeof HeadItem> | null = null;
  for (const item of items) {
    if (String(item['sk']).endsWith(`#${HEAD}`)) {
      head = v.parse(HeadItem, item);
      continue;
    }
    const paper = v.parse(PaperItem, item);
    if (paper.paper !== 'none') papers.push(paper);
  }
  return { revision: head?.revision ?? 0, bytes: head?.bytes ?? 0, sealed: head?.sealed ?? false, papers };
}

/** A paper that comes onto a shelf, changes, or (`paper: null`) is taken away. */
export interface PaperChange {
  readonly id: string;
  readonly paper: Paper | null;
  readonly former: Paper | null;
}

/** By how much a shelf grows, in bytes and in papers. */
export const growthOf = (
  changes: readonly PaperChange[],
): { readonly bytes: number; readonly papers: number } => ({
  bytes: changes.reduce((sum, { paper, former }) => sum + weightOf(paper) - weightOf(former), 0),
  papers: changes.reduce(
    (sum, { paper, former }) => sum + Number(paper !== null) - Number(former !== null),
    0,
  ),
});

/** A paper with its item, as near as need be. */
const weightOf = (paper: Paper | null): number =>
  paper === null ? 0 : Buffer.byteLength(JSON.stringify(paper)) + 200;

/**
 * Changes papers of a shelf and raises its revision. The shelf is not conditioned on as it was read: forty comments at once
 * come one after the other. Each paper is, so that of two tabs that change the same one the second learns of it; and the
 * shelf must not be sealed.
 */
export function paperWrites(table: Table, at: ShelfPlace, changes: readonly PaperChange[]): Write[] {
  const { bytes, papers } = growthOf(changes);
  const head: Write = {
    Update: {
      TableName: table.name,
      Key: { ...shelfHeadKey(at.section, at.round, at.stage, at.shelf) },
      UpdateExpression: 'SET sealed = :no, shape = :shape ADD revision :one, #bytes :bytes, papers :count',
      ConditionExpression:
        'attribute_not_exists(pk) OR (sealed = :no AND papers <= :most AND #bytes <= :room)',
      ExpressionAttributeNames: { '#bytes': 'bytes' },
      ExpressionAttributeValues: {
        ':no': false,
        ':shape': SHAPE,
        ':one': 1,
        ':bytes': bytes,
        ':count': papers,
        ':most': MAX_PAPERS - Math.max(0, papers),
        ':room': MAX_SHELF_BYTES - Math.max(0, bytes),
      },
    },
  };
  return [head, ...changes.map((change) => paperWrite(table, at, change))];
}

const paperWrite = (table: Table, at: ShelfPlace, { id, paper, former }: PaperChange): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...paperKey(at.section, at, id), shape: SHAPE, ...(paper ?? { paper: 'none' }) },
    ...(former === null
      ? {
          ConditionExpression: 'attribute_not_exists(pk) OR paper = :none',
          ExpressionAttributeValues: { ':none': 'none' },
        }
      : {
          ConditionExpression: 'paper = :paper AND #at = :at AND #by = :by',
          ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
          ExpressionAttributeValues: { ':paper': former.paper, ':at': former.at, ':by': former.by },
        }),
  },
});

/** Closes a shelf that stands as it was read. Nothing can be put on it any more, nor on one that nothing was on. */
export function sealWrite(table: Table, at: ShelfPlace, shelf: Shelf): Write {
  const isNew = shelf.revision === 0;
  return {
    Put: {
      TableName: table.name,
      Item: {
        ...shelfHeadKey(at.section, at.round, at.stage, at.shelf),
        shape: SHAPE,
        revision: shelf.revision,
        bytes: shelf.bytes,
        papers: shelf.papers.length,
        sealed: true,
      },
      ...(isNew
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'revision = :shown AND sealed = :no',
            ExpressionAttributeValues: { ':shown': shelf.revision, ':no': false },
          }),
    },
  };
}

/** Takes a paper's words away for good; what it was stays counted. */
export const paperDropWrite = (table: Table, section: string, sk: string): Write => ({
  Put: { TableName: table.name, Item: { pk: papersPartition(section), sk, shape: SHAPE, paper: 'none' } },
});
