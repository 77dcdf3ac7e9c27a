import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Write } from '../section/commit.ts';
import { conditionally } from '../conditionally.ts';
import { dueItems } from '../due-items.ts';
import { renderKey } from '../keys.ts';
import { claiming, goesAfter, type Lease, settle, voidLease } from '../leases.ts';
import { type RenderItem, RenderRow } from './render-item.ts';
import type { Table } from '../table.ts';

/** What became of a row in its holder's hands. */
export type RenderSettlement =
  | { readonly state: 'done' | 'given-up'; readonly reason?: string }
  /** It is tried again at `at`, an ISO instant. `claims`: 0 where the file had no part in it. */
  | {
      readonly state: 'later';
      readonly reason: string;
      readonly at: string;
      readonly claims: number;
      readonly faults: number;
    };

/** Settled rows are kept so long, in days: what was made stands in `READABLE#`. */
const KEPT_DAYS = 30;

/**
 * Beside the event that a draft was used. Without a condition, so that no row can keep the event from being written: where
 * the same bytes were used before, what was made of them is found again.
 */
export const renderWrite = (table: Table, item: RenderItem): Write => ({
  Put: { TableName: table.name, Item: item },
});

/** Asks for what is missing; false where it is asked for already. What was settled, and is missing yet, is asked for anew. */
export const askToRender = (table: Table, item: RenderItem): Promise<boolean> =>
  conditionally(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk) OR attribute_not_exists(queue)',
      }),
    ),
  );

/** Takes a row for this holder until `until`, and counts that; null where somebody else has it, or it is settled. */
export async function claimRender(
  table: Table,
  row: Pick<RenderRow, 'section' | 'row'>,
  lease: Lease,
): Promise<RenderRow | null> {
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        ...claiming(table, renderKey(row.section, row.row), lease, { held: 'rendering', counts: 'claims' }),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return v.parse(RenderRow, Attributes);
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return null;
    throw fault;
  }
}

/** Writes what became of a claimed row; false where the lease has passed to another meanwhile. */
export function settleRender(
  table: Table,
  row: Pick<RenderRow, 'section' | 'row'>,
  holder: string,
  settlement: RenderSettlement,
  now: string,
): Promise<boolean> {
  const { state, ...facts } = settlement;
  return settle(
    table,
    renderKey(row.section, row.row),
    { held: 'rendering', holder },
    state === 'later'
      ? { set: { state: 'pending', ...facts }, remove: ['lease'] }
      : {
          set: { state, ...facts, settledAt: now, ttl: goesAfter(KEPT_DAYS, now) },
          remove: ['lease', 'queue', 'at'],
        },
  );
}

/**
 * Rows that are due by now, oldest first. Eventually consistent. One that this release cannot read is told of by its key
 * and passed over.
 */
export async function* dueRenders(
  table: Table,
  now: string,
  unreadable: (key: { readonly section: string; readonly row: string }) => void = () => {},
): AsyncGenerator<RenderRow> {
  for await (const item of dueItems(table, 'renders', now)) {
    const row = v.safeParse(RenderRow, item);
    if (row.success) yield row.output;
    else unreadable({ section: String(item['section']), row: String(item['sk']) });
  }
}

/** Voids every lease, so that what a dead process was at is tried again at once. Only for who is alone. */
export async function voidRenderLeases(table: Table, now: string): Promise<void> {
  const ahead = new Date(Date.parse(now) + 24 * 60 * 60 * 1000).toISOString();
  for await (const row of dueRenders(table, ahead)) {
    if (row.state !== 'rendering') continue;
    await voidLease(table, renderKey(row.section, row.row), 'rendering', now);
  }
}
