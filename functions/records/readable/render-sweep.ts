import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { planOf, planPartition, renderSweepKey, sectionKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

const SweepItem = v.object({
  converter: v.number(),
  /** The section that was looked at last. */
  after: v.nullable(v.string()),
  /** When all were looked at. */
  doneAt: v.nullable(v.string()),
});
/** How far the sweeper has come in looking for drafts of which nothing was made. */
export type RenderSweep = v.InferOutput<typeof SweepItem>;

export async function readRenderSweep(table: Table): Promise<RenderSweep | null> {
  const item = await readItem(table, renderSweepKey());
  return item === null ? null : v.parse(SweepItem, item);
}

/** Two sweeps at once look at the same sections, and do no harm. */
export async function writeRenderSweep(table: Table, sweep: RenderSweep): Promise<void> {
  const Item = { ...renderSweepKey(), shape: SHAPE, ...sweep };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

/** Up to `most` of a plan's sections in their order; those after this one, where it is of an earlier plan or of this. */
export async function sectionsAfter(
  table: Table,
  plan: string,
  after: string | null,
  most: number,
): Promise<string[]> {
  if (after !== null && planOf(after) > plan) return [];
  const from = after !== null && planOf(after) === plan ? sectionKey(after).sk : 'SECTION#';
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :end',
      // Of the one that is known, too.
      Limit: most + 1,
      ExpressionAttributeValues: { ':pk': planPartition(plan), ':from': from, ':end': 'SECTION#~' },
    }),
  );
  return Items.map((item) => v.parse(v.object({ section: v.string() }), item).section)
    .filter((section) => section !== after)
    .slice(0, most);
}
