import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { conditionally } from '../conditionally.ts';
import { ReadableIndex, Sha256 } from '../../documents/readable/blocks.ts';
import { Comparison } from '../../documents/compare/comparison.ts';
import { UNREADABLE } from '../../documents/readable/draft-reading.ts';
import { comparedKey, type Key, readableKey, readablePartition } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { type Item, queryPartition, readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

const Version = v.pipe(v.number(), v.integer(), v.minValue(1));
const { counts, notShown } = ReadableIndex.entries;

/**
 * What was made of a draft: blocks that lie in the store under their SHA-256, or the reason why there are none. A newer
 * converter's stand in place of the former's, which are kept (`former`): places that people named hold for theirs only.
 */
export const ReadableItem = v.variant('state', [
  v.object({
    state: v.literal('readable'),
    sha256: Sha256,
    converter: Version,
    /** SHA-256 of the index, which has those of all else. */
    index: Sha256,
    counts,
    notShown,
    former: v.optional(v.array(v.object({ converter: Version, index: Sha256 }))),
  }),
  v.object({
    state: v.literal('unreadable'),
    sha256: Sha256,
    converter: Version,
    why: v.picklist(UNREADABLE),
  }),
]);
export type ReadableItem = v.InferOutput<typeof ReadableItem>;
export type Readable = Extract<ReadableItem, { state: 'readable' }>;

/** Of what, and by whom, a comparison was made: blocks have their places by one version of the converter only. */
const made = {
  older: Sha256,
  newer: Sha256,
  converters: v.object({ older: Version, newer: Version }),
  comparison: Version,
};

/** What became of the comparison of two drafts of a section. */
export const ComparedItem = v.variant('state', [
  v.object({
    ...made,
    state: v.literal('compared'),
    /** Of its JSON in the store. */
    sha256: Sha256,
    summary: Comparison.entries.summary,
  }),
  v.object({ ...made, state: v.literal('not-comparable'), why: v.picklist(['too-much', 'fault']) }),
]);
export type ComparedItem = v.InferOutput<typeof ComparedItem>;

/** What was made of the draft with these bytes; null: nothing yet. */
export async function readReadable(
  table: Table,
  section: string,
  sha256: string,
): Promise<ReadableItem | null> {
  const item = await readItem(table, readableKey(section, sha256));
  return item === null ? null : v.parse(ReadableItem, item);
}

/**
 * What was made of the comparison of two drafts; null: nothing yet. The places that it names are those of `converters`:
 * beside a draft that a newer one has made anew meanwhile it is of no use, and is made anew as well.
 */
export async function readCompared(
  table: Table,
  section: string,
  older: string,
  newer: string,
): Promise<ComparedItem | null> {
  const item = await readItem(table, comparedKey(section, older, newer));
  return item === null ? null : v.parse(ComparedItem, item);
}

/** Whether a comparison is of these two, as they are shown now. */
export const isOf = ({ converters }: ComparedItem, older: ReadableItem, newer: ReadableItem): boolean =>
  converters.older === older.converter && converters.newer === newer.converter;

/** All that was made of a section's drafts, by one Query. What this release cannot read is as if it were not there. */
export async function readAllReadable(
  table: Table,
  section: string,
): Promise<{ readonly readables: readonly ReadableItem[]; readonly compared: readonly ComparedItem[] }> {
  const readables: ReadableItem[] = [];
  const compared: ComparedItem[] = [];
  for await (const item of queryPartition(table, readablePartition(section))) {
    const [one, both] = [v.safeParse(ReadableItem, item), v.safeParse(ComparedItem, item)];
    if (one.success) readables.push(one.output);
    else if (both.success) compared.push(both.output);
  }
  return { readables, compared };
}

/**
 * Writes what was made of a draft, unless somebody has written since `was` was read; then false. What can be read stays
 * in place of what cannot.
 */
export async function writeReadable(
  table: Table,
  section: string,
  item: ReadableItem,
  was: ReadableItem | null,
): Promise<boolean> {
  if (was !== null && !mayReplace(item, was)) return false;
  const kept = was?.state === 'readable' && item.state === 'readable' ? formerOf(was) : [];
  const Item = {
    ...readableKey(section, item.sha256),
    shape: SHAPE,
    ...item,
    ...(kept.length > 0 ? { former: kept } : {}),
  };
  return put(table, Item, was);
}

/** Whether this is newer than what is there, and no loss. */
function mayReplace(item: ReadableItem, was: ReadableItem): boolean {
  if (item.state === 'unreadable') return was.state === 'unreadable' && item.converter > was.converter;
  return item.converter > was.converter || was.state === 'unreadable';
}

const formerOf = ({ converter, index, former = [] }: Readable) => [...former, { converter, index }];

async function put(table: Table, Item: Key & Item, was: ReadableItem | null): Promise<boolean> {
  const unchanged =
    was === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'converter = :converter AND #state = :state',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':converter': was.converter, ':state': was.state },
        };
  return conditionally(table.client.send(new PutCommand({ TableName: table.name, Item, ...unchanged })));
}

/** Writes what became of a comparison. The same two by the same versions always give the same one. */
export async function writeCompared(table: Table, section: string, item: ComparedItem): Promise<void> {
  const Item = { ...comparedKey(section, item.older, item.newer), shape: SHAPE, ...item };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
