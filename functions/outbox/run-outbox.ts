import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { OutboxRow } from '../records/outbox-item.ts';
import { dueRows } from '../records/outbox-rows.ts';
import { type Delivery, deliverRow, type Tried } from './deliver-row.ts';
import { readRecord } from './read-stream.ts';

/** How one kind of row is delivered, and who hears what became of it. */
export interface Outlet<Row extends OutboxRow> {
  readonly queue: 'orders' | 'mails';
  takes(row: OutboxRow): row is Row;
  send(delivery: Delivery, row: Row, leasedUntil: string): Promise<Tried>;
  /** One line per outcome: ids only. */
  log(row: OutboxRow, outcome: { state: string; reason?: string }): void;
}

/** What wakes a function of the outbox: the stream, or the clock. */
export type OutboxEvent = DynamoDBStreamEvent | { readonly tick: true };

/** How much one tick re-drives: it must end well within its function's 60 seconds, or a mail is sent and not settled. */
const A_TICK = 200;
const TICK_MS = 40_000;

/**
 * Delivers what the stream brought. A record that cannot be read, or whose row the table would not let us write, is
 * reported by its sequence number; the others are not held up.
 */
export async function deliverStream<Row extends OutboxRow>(
  delivery: Delivery,
  outlet: Outlet<Row>,
  event: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  const failures: DynamoDBBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      const row = readRecord(record);
      if (outlet.takes(row)) await deliverOne(delivery, outlet, row);
    } catch {
      failures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
    }
  }
  return { batchItemFailures: failures };
}

/** Re-drives what is due and still pending: what the stream lost, and what had to wait. Returns how many it tried. */
export async function deliverDue<Row extends OutboxRow>(
  delivery: Delivery,
  outlet: Outlet<Row>,
): Promise<number> {
  const begun = Date.parse(delivery.now());
  let tried = 0;
  for await (const row of dueRows(delivery.table, outlet.queue, delivery.now())) {
    if (tried >= A_TICK || Date.parse(delivery.now()) - begun > TICK_MS) break;
    if (!outlet.takes(row)) continue;
    await deliverOne(delivery, outlet, row);
    tried += 1;
  }
  return tried;
}

async function deliverOne<Row extends OutboxRow>(
  delivery: Delivery,
  outlet: Outlet<Row>,
  row: Row,
): Promise<void> {
  const outcome = await deliverRow(delivery, row, (claimed, until) => outlet.send(delivery, claimed, until));
  outlet.log(row, outcome);
}
