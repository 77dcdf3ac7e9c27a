import * as v from 'valibot';
import { EventItem } from './section/event-item.ts';
import { EVENTS, sectionPartition } from './keys.ts';
import { queryPartition } from './read-items.ts';
import type { Table } from './table.ts';

/** A section's events in order: one Query of a part of `SECTION#`, strongly consistent. */
export async function readEvents(table: Table, section: string): Promise<EventItem[]> {
  const events: EventItem[] = [];
  for await (const item of queryPartition(table, sectionPartition(section), EVENTS))
    events.push(v.parse(EventItem, item));
  return events;
}
