import * as v from 'valibot';
import type { Event } from '../../functions/approval/event.ts';
import { EventItem } from '../../functions/records/section/event-item.ts';
import { sectionKey, sectionPartition } from '../../functions/records/keys.ts';
import { queryPartition, readItem } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';

/** What happened to a section that the point does not know of. Items that cannot be read are counted, not trusted. */
export interface LostHistory {
  readonly section: string;
  readonly events: readonly Event[];
  readonly unreadable: number;
  /** The point does not have the section at all. */
  readonly whole: boolean;
}

/** The events of a section that the table it is put back from does not have. */
export async function lostHistory(here: Table, from: Table, section: string): Promise<LostHistory> {
  const header = await readItem(from, sectionKey(section));
  const known = new Set<string>();
  for await (const { sk, hash } of queryPartition(from, sectionPartition(section), 'EVENT#')) {
    known.add(`${String(sk)} ${String(hash)}`);
  }
  const events: Event[] = [];
  let unreadable = 0;
  for await (const item of queryPartition(here, sectionPartition(section), 'EVENT#')) {
    if (known.has(`${String(item['sk'])} ${String(item['hash'])}`)) continue;
    const read = v.safeParse(EventItem, item);
    if (read.success) events.push(read.output.event);
    else unreadable += 1;
  }
  return { section, events, unreadable, whole: header === null };
}
