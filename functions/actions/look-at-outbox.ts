import { isMailed, MANY_FAULTS } from '../records/outbox/outbox-item.ts';
import { dueRows, type UnreadableRow } from '../records/outbox/outbox-rows.ts';
import { dueRenders } from '../records/readable/render-rows.ts';
import type { Dependencies } from './dependencies.ts';

/** How much is read of each queue: enough to know that something is wrong. */
const MOST = 500;
/** Rows that wait for their next try stand ahead. */
const AHEAD_MS = 60 * 60 * 1000;

/** Nobody waits for a draft to be readable, and many are asked for at once: what is younger is no news. */
const RENDER_MS = 30 * 60 * 1000;

export interface OutboxSeen {
  /** How long the oldest row has been waiting to be delivered, or to be made readable; 0 where none waits. */
  readonly oldestSeconds: number;
  /** Orders to Step Functions that have failed for about an hour: they go on being tried, but somebody must look. */
  readonly failedOrders: number;
}

/** How the outbox fares, for the alarms. Eventually consistent. */
export async function lookAtOutbox({ table, now }: Dependencies): Promise<OutboxSeen> {
  const at = now();
  const ahead = new Date(Date.parse(at) + AHEAD_MS).toISOString();
  let oldest = Date.parse(at);
  const waitsSince = (since: string) => {
    oldest = Math.min(oldest, Date.parse(since));
  };
  const rows = async function* (
    queue: 'orders' | 'mails' | 'failed',
    unreadable?: (row: UnreadableRow) => void,
  ) {
    let read = 0;
    for await (const row of dueRows(table, queue, ahead, unreadable)) {
      yield row;
      read += 1;
      if (read >= MOST) return;
    }
  };
  // Of a row that cannot be read only its place in the queue is known; nobody tries it, so that it stays there.
  let failedOrders = 0;
  for (const queue of ['orders', 'mails'] as const)
    for await (const row of rows(queue, (it) => waitsSince(it.at))) {
      const { createdAt, at: dueAt = createdAt, again, faults = 0 } = row;
      // What is sent a second time waits since that was due.
      waitsSince(again === true ? dueAt : createdAt);
      if (!isMailed(row) && faults >= MANY_FAULTS) failedOrders += 1;
    }
  let read = 0;
  for await (const { createdAt } of dueRenders(table, ahead)) {
    if (Date.parse(at) - Date.parse(createdAt) >= RENDER_MS) waitsSince(createdAt);
    read += 1;
    if (read >= MOST) break;
  }
  // Earlier releases gave orders up.
  for await (const row of rows('failed')) if (!isMailed(row)) failedOrders += 1;
  return { oldestSeconds: Math.round((Date.parse(at) - oldest) / 1000), failedOrders };
}
