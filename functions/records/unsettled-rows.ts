import { BY_TIME } from './keys.ts';
import { OutboxRow } from './outbox-item.ts';
import { queryItems } from './read-items.ts';
import type { Table } from './table.ts';
import * as v from 'valibot';

/** Every row that is neither sent nor dropped, whatever its time, oldest look first. Eventually consistent. */
export async function readUnsettledRows(table: Table): Promise<OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (const queue of ['orders', 'mails', 'parked', 'failed']) {
    const query = {
      IndexName: BY_TIME,
      KeyConditionExpression: 'queue = :queue',
      ExpressionAttributeValues: { ':queue': queue },
    };
    for await (const item of queryItems(table, query)) {
      const row = v.safeParse(OutboxRow, item);
      if (row.success) rows.push(row.output);
    }
  }
  return rows;
}
