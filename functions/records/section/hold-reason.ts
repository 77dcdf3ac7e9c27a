import * as v from 'valibot';
import { EventItem, TextItem } from './event-item.ts';
import { EVENTS, sectionPartition, textKey } from '../keys.ts';
import { queryItems, readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** Few events come after a hold: most of what could happen waits for its release. */
const A_LOOK = 10;

/** What whoever holds this section wrote: two small reads. Null: forgotten since, or nobody holds it. */
export async function readHoldReason(table: Table, section: string): Promise<string | null> {
  const newestFirst = queryItems(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
    ExpressionAttributeValues: { ':pk': sectionPartition(section), ':events': EVENTS },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: A_LOOK,
  });
  for await (const item of newestFirst) {
    const { seq, event } = v.parse(EventItem, item);
    if (event.type !== 'held') continue;
    const text = await readItem(table, textKey(section, seq));
    return text === null ? null : v.parse(TextItem, text).text;
  }
  return null;
}
