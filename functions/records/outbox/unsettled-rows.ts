import { BY_TIME } from '../keys.ts';
import type { OutboxRow } from './outbox-item.ts';
import { readDue, UnreadableRow } from './outbox-rows.ts';
import { queryItems } from '../read-items.ts';
import type { Table } from '../table.ts';

export interface UnsettledRows {
  readonly rows: readonly OutboxRow[];
  /** Those that nobody delivers, because this release does not know what they are. */
  readonly unreadable: readonly UnreadableRow[];
}

/** Every row that is neither sent nor dropped, whatever its time, oldest look first. Eventually consistent. */
export async function readUnsettledRows(table: Table): Promise<UnsettledRows> {
  const rows: OutboxRow[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const queue of ['orders', 'mails', 'parked', 'failed']) {
    const query = {
      IndexName: BY_TIME,
      KeyConditionExpression: 'queue = :queue',
      ExpressionAttributeValues: { ':queue': queue },
    };
    for await (const item of queryItems(table, query)) {
      const row = readDue(item);
      if (row instanceof UnreadableRow) unreadable.push(row);
      else rows.push(row);
    }
  }
  return { rows, unreadable };
}
