import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { OutboxRow } from '../records/outbox/outbox-item.ts';
import { dueRows, type UnreadableRow } from '../records/outbox/outbox-rows.ts';
import { type Delivery, deliverRow, type Tried } from './deliver-row.ts';
import { readRecord } from './read-stream.ts';

/** How one kind of row is delivered, and who hears what became of it. */
export interface Outlet<Row extends OutboxRow> {
  readonly queue: 'orders' | 'mails';
  takes(row: OutboxRow): row is Row;
  send(delivery: Delivery, row: Row, leasedUntil: string): Promise<Tried>;
  /** Begins to read what sending will want to know, while the row is being claimed. */
  ahead?(delivery: Delivery, row: Row): void;
  /** Of the rows of one batch these go first: somebody waits for them. */
  isWaitedFor?(row: Row): boolean;
  /** One line per outcome: ids only. */
  log(row: OutboxRow, outcome: { state: string; reason?: string }): void;
  /** One line per record of the stream, or row of the queue, that could not be dealt with. */
  logFault(of: { record: string } | { section: string; row: string }, fault: unknown): void;
}

/** What wakes a function of the outbox: the stream, or the clock. */
export type OutboxEvent = DynamoDBStreamEvent | { readonly tick: true };

/** A run begins no row after so long: it must end well within its function's 60 seconds, or a mail is sent and not settled. */
const A_RUN_MS = 40_000;

/** A run has gone on for too long to take up this record: the stream brings it again. */
class RunTooLong extends Error {
  override readonly name = 'RunTooLong';
}

/**
 * Delivers what the stream brought. A record that cannot be read, whose row the table would not let us write, or to
 * which the run did not get, is reported by its sequence number; the others are not held up.
 */
export async function deliverStream<Row extends OutboxRow>(
  delivery: Delivery,
  outlet: Outlet<Row>,
  event: DynamoDBStreamEvent,
): Promise<DynamoDBBatchResponse> {
  const failures: DynamoDBBatchResponse['batchItemFailures'] = [];
  const isOver = untilOver(delivery);
  const fail = (record: DynamoDBRecord, fault: unknown) => {
    const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
    outlet.logFault({ record: itemIdentifier }, fault);
    failures.push({ itemIdentifier });
  };
  const brought: { readonly record: DynamoDBRecord; readonly row: Row }[] = [];
  for (const record of event.Records) {
    try {
      const row = readRecord(record);
      if (outlet.takes(row)) brought.push({ record, row });
    } catch (fault) {
      fail(record, fault);
    }
  }
  const isWaitedFor = ({ row }: { readonly row: Row }) => outlet.isWaitedFor?.(row) === true;
  for (const { record, row } of brought.toSorted((a, b) => Number(isWaitedFor(b)) - Number(isWaitedFor(a)))) {
    try {
      if (isOver()) throw new RunTooLong();
      await deliverOne(delivery, outlet, row);
    } catch (fault) {
      fail(record, fault);
    }
  }
  return { batchItemFailures: failures };
}

/** Re-drives what is due and still pending: what the stream lost, and what had to wait. Returns how many it tried. */
export async function deliverDue<Row extends OutboxRow>(
  delivery: Delivery,
  outlet: Outlet<Row>,
): Promise<number> {
  const isOver = untilOver(delivery);
  let tried = 0;
  const unreadable = (fault: UnreadableRow) =>
    outlet.logFault({ section: fault.section, row: fault.row }, fault);
  for await (const row of dueRows(delivery.table, outlet.queue, delivery.now(), unreadable)) {
    if (isOver()) break;
    if (!outlet.takes(row)) continue;
    await deliverOne(delivery, outlet, row);
    tried += 1;
  }
  return tried;
}

/** Says, of a run that begins now, whether it is over. */
function untilOver({ now }: Delivery): () => boolean {
  const begun = Date.parse(now());
  return () => Date.parse(now()) - begun > A_RUN_MS;
}

async function deliverOne<Row extends OutboxRow>(
  delivery: Delivery,
  outlet: Outlet<Row>,
  row: Row,
): Promise<void> {
  const outcome = await deliverRow(
    delivery,
    row,
    (claimed, until) => outlet.send(delivery, claimed, until),
    (claiming) => outlet.ahead?.(delivery, claiming),
  );
  outlet.log(row, outcome);
}
