import { BY_TIME, type Queue } from './keys.ts';
import { type Item, queryItems } from './read-items.ts';
import type { Table } from './table.ts';

/** What waits in a queue until this instant or earlier, oldest first, by the index: eventually consistent. */
export const dueItems = (table: Table, queue: Queue, until: string): AsyncGenerator<Item> =>
  queryItems(table, {
    IndexName: BY_TIME,
    KeyConditionExpression: 'queue = :queue AND #at <= :until',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':queue': queue, ':until': until },
  });
