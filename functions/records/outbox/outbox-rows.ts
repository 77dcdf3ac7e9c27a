import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { outboxKey, outboxPartition, type OutboxQueue, outboxRowAt, WAKE_UPS } from '../keys.ts';
import { isMailed, MailRow, type OrderRow, OutboxRow } from './outbox-item.ts';
import type { Write } from '../section/commit.ts';
import { conditionally } from '../conditionally.ts';
import { dueItems } from '../due-items.ts';
import { claiming, goesAfter, type Lease, settle, voidLease } from '../leases.ts';
import { type Item, queryPartition, readItem } from '../read-items.ts';
import type { Table } from '../table.ts';
import { WAKE_REASONS, type WakeReason } from '../../approval/follows/wake-at.ts';

/** What became of a row in its holder's hands. `later` is tried again at `at`, an ISO instant. */
export type Settlement =
  | { readonly state: 'sent'; readonly messageId?: string; readonly reason?: string }
  | { readonly state: 'dropped'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'parked'; readonly at: string }
  | {
      readonly state: 'later';
      readonly reason: string;
      readonly at: string;
      readonly faults?: number;
      readonly refusedAt?: string;
    };

/** Settled rows are kept so long for the section's page of mails, in days; then DynamoDB removes them (`ttl`). */
const KEPT_DAYS = 400;

/**
 * Takes a row for this holder until `until`; false where somebody else has it or it is settled. Only the holder sends.
 */
export async function claimRow(
  table: Table,
  row: Pick<OutboxRow, 'section' | 'row'>,
  lease: Lease,
): Promise<boolean> {
  const key = outboxKey(row.section, row.row);
  return conditionally(
    table.client.send(
      new UpdateCommand(claiming(table, key, lease, { held: 'sending', counts: 'attempts' })),
    ),
  );
}

/** Writes what became of a claimed row; false where the lease has passed to another in the meantime. */
export async function settleRow(
  table: Table,
  row: Pick<OutboxRow, 'section' | 'row' | 'kind'>,
  holder: string,
  settlement: Settlement,
  now: string,
): Promise<boolean> {
  return settle(
    table,
    outboxKey(row.section, row.row),
    { held: 'sending', holder },
    settlementOf(settlement, row.kind, now),
  );
}

const queueOf = (kind: OutboxRow['kind']): OutboxQueue =>
  kind === 'mail' || kind === 'letter' ? 'mails' : 'orders';

function settlementOf(settlement: Settlement, kind: OutboxRow['kind'], now: string) {
  const queue = queueOf(kind);
  const ttl = goesAfter(KEPT_DAYS, now);
  const { state, ...facts } = settlement;
  switch (state) {
    case 'sent':
    case 'dropped':
      return { set: { state, ...facts, settledAt: now, ttl }, remove: ['lease', 'queue', 'at'] };
    case 'failed':
      return { set: { state, ...facts, queue: 'failed', at: now }, remove: ['lease'] };
    case 'parked':
      return { set: { state, ...facts, queue: 'parked' }, remove: ['lease', 'reason'] };
    case 'later':
      return { set: { state: 'pending', ...facts, queue }, remove: ['lease'] };
  }
}

/**
 * Rows of a queue that are due by now, oldest first. Eventually consistent. A row that this release cannot read is told
 * of and passed over, so that it holds up no other.
 */
export async function* dueRows(
  table: Table,
  queue: OutboxQueue,
  now: string,
  unreadable: (row: UnreadableRow) => void = () => {},
): AsyncGenerator<OutboxRow> {
  for await (const item of dueItems(table, queue, now)) {
    const row = readDue(item);
    if (row instanceof UnreadableRow) unreadable(row);
    else yield row;
  }
}

/** An outbox row that is none by this release's schema: another release wrote it, or it was damaged. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  readonly section: string;
  readonly row: string;
  /** When it was to be looked at. */
  readonly at: string;

  constructor(item: Item, why: string) {
    super(why);
    const { at, ...key } = v.parse(v.object({ pk: v.string(), sk: v.string(), at: v.string() }), item);
    const { section, row } = outboxRowAt(key);
    this.section = section;
    this.row = row;
    this.at = at;
  }
}

/** The row in an item of the index by time. */
export function readDue(item: Item): OutboxRow | UnreadableRow {
  const row = v.safeParse(OutboxRow, item);
  return row.success ? row.output : new UnreadableRow(item, v.summarize(row.issues));
}

/** Of an item that does not say why, this is the reason; one that is not known here is a later release's to see to. */
const Woken = v.object({
  section: v.string(),
  wake: v.fallback(v.nullable(v.optional(v.picklist(WAKE_REASONS), 'should-have-moved')), null),
});

/** Sections that are to be looked at by now, and why; null: for a reason that this release does not know. */
export async function* dueWakeUps(
  table: Table,
  now: string,
): AsyncGenerator<{ readonly section: string; readonly why: WakeReason | null }> {
  for await (const item of dueItems(table, WAKE_UPS, now)) {
    const { section, wake: why } = v.parse(Woken, item);
    yield { section, why };
  }
}

/** Every row of a section, oldest first. A row of a shape that is not known here holds up no other. */
export async function readRows(table: Table, section: string): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for await (const item of queryPartition(table, outboxPartition(section))) {
    const row = v.safeParse(OutboxRow, item);
    if (row.success) rows.push(row.output);
  }
  return rows;
}

/** The asks of a section that wait for its release. */
export const readParkedRows = async (table: Table, section: string): Promise<MailRow[]> =>
  (await readRows(table, section)).flatMap((row) =>
    row.kind === 'mail' && row.state === 'parked' ? [row] : [],
  );

/** Orders of a section that are still under way. */
export const readOpenOrders = async (table: Table, section: string): Promise<OrderRow[]> =>
  (await readRows(table, section)).flatMap((row) =>
    !isMailed(row) && (row.state === 'pending' || row.state === 'sending') ? [row] : [],
  );

/** A row of which nobody was told yet. `failed`: it could not be sent; `sent`: it was, and has come back. */
export interface UntoldRow extends Pick<OutboxRow, 'section' | 'row'> {
  readonly was: 'failed' | 'sent';
}

/** Marks a row as told to the coordinators, with the event that tells them; loses the race if it was. */
export const notedWrite = (table: Table, row: UntoldRow): Write => ({ Update: notedUpdate(table, row) });

/** Marks a failed row of which nobody is told; false if it was marked. */
export const noteFailedRow = (table: Table, row: Pick<OutboxRow, 'section' | 'row'>): Promise<boolean> =>
  conditionally(table.client.send(new UpdateCommand(notedUpdate(table, { ...row, was: 'failed' }))));

/** A row that came back may be in any state: one whose sending was not answered is tried again. */
const notedUpdate = (table: Table, { section, row, was }: UntoldRow) => ({
  TableName: table.name,
  Key: { ...outboxKey(section, row) },
  UpdateExpression: 'SET noted = :yes',
  ConditionExpression: `${was === 'failed' ? '#state = :failed' : 'attribute_exists(#state)'} AND attribute_not_exists(noted)`,
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':yes': true, ...(was === 'failed' ? { ':failed': 'failed' } : {}) },
});

/** Whether a row has failed, or was sent, and nobody was told of it. Strongly consistent. */
export async function isUntold(table: Table, { section, row, was }: UntoldRow): Promise<boolean> {
  const item = await readItem(table, outboxKey(section, row));
  return item !== null && (was === 'sent' || item['state'] === 'failed') && item['noted'] !== true;
}

/** The row of one mail, strongly consistent; null where there is none. */
export async function readMailRow(
  table: Table,
  { section, row }: Pick<OutboxRow, 'section' | 'row'>,
): Promise<MailRow | null> {
  const mail = v.safeParse(MailRow, await readItem(table, outboxKey(section, row)));
  return mail.success ? mail.output : null;
}

/** Puts a row that was sent back to be sent once more at `at`, under the same links; false where it was before. */
export const sendAgain = (
  table: Table,
  row: Pick<OutboxRow, 'section' | 'row'>,
  at: string,
): Promise<boolean> =>
  conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...outboxKey(row.section, row.row) },
        UpdateExpression:
          'SET #state = :pending, queue = :mails, #at = :at, again = :yes, reason = :soft REMOVE settledAt, #ttl',
        ConditionExpression: '#state = :sent AND attribute_not_exists(again) AND attribute_not_exists(noted)',
        ExpressionAttributeNames: { '#state': 'state', '#at': 'at', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':pending': 'pending',
          ':sent': 'sent',
          ':mails': 'mails',
          ':at': at,
          ':yes': true,
          ':soft': 'put-off',
        },
      }),
    ),
  );

/** Puts a failed or parked row back to be tried at `at`; false where it is neither. */
export const retryRow = (
  table: Table,
  row: Pick<OutboxRow, 'section' | 'row' | 'kind'>,
  from: 'failed' | 'parked',
  at: string,
): Promise<boolean> =>
  conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...outboxKey(row.section, row.row) },
        UpdateExpression:
          'SET #state = :pending, queue = :queue, #at = :at, attempts = :none REMOVE noted, faults',
        ConditionExpression: '#state = :from',
        ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
        ExpressionAttributeValues: {
          ':pending': 'pending',
          ':from': from,
          ':none': 0,
          ':queue': queueOf(row.kind),
          ':at': at,
        },
      }),
    ),
  );

/** Voids every lease, so that rows which a dead process was sending are tried again at once. Only for who is alone. */
export async function voidLeases(table: Table, now: string): Promise<void> {
  const ahead = new Date(Date.parse(now) + 24 * 60 * 60 * 1000).toISOString();
  for (const queue of ['orders', 'mails'] as const) {
    for await (const row of dueRows(table, queue, ahead)) {
      if (row.state !== 'sending') continue;
      await voidLease(table, outboxKey(row.section, row.row), 'sending', now);
    }
  }
}
