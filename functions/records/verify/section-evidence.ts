import { commentsPartition, sectionKey, sectionPartition } from '../keys.ts';
import { type Item, queryPartition, readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** All that is stored of a section, unread: an item may have been tampered with, so nothing about it is trusted. */
export interface Evidence {
  readonly section: string;
  readonly header: Item;
  readonly settings: Item | null;
  readonly stages: readonly Item[];
  readonly holdings: readonly Item[];
  readonly drafts: readonly Item[];
  readonly events: readonly Item[];
  readonly texts: readonly Item[];
  /** How comments stand, and what was sealed of them. */
  readonly comments: readonly Item[];
}

const TRIES = 5;

/**
 * The section's own item, one Query of `SECTION#` and one of `COMMENTS#`. Where somebody changes the section in between, both are read
 * again, up to 5 times; null: no such section.
 */
export async function readEvidence(table: Table, section: string): Promise<Evidence | null> {
  for (let n = 1; ; n += 1) {
    const before = await readItem(table, sectionKey(section));
    const items: Item[] = [];
    for await (const item of queryPartition(table, sectionPartition(section))) items.push(item);
    const comments: Item[] = [];
    for await (const item of queryPartition(table, commentsPartition(section))) comments.push(item);
    const header = await readItem(table, sectionKey(section));
    if (header === null) return null;
    if (before?.['version'] !== header['version'] && n < TRIES) continue;
    const of = (prefix: string): Item[] => items.filter((item) => String(item['sk']).startsWith(prefix));
    return {
      section,
      header,
      settings: of('SETTINGS')[0] ?? null,
      stages: of('STAGE#'),
      holdings: of('ASSIGNMENT#'),
      drafts: of('DRAFT#'),
      events: of('EVENT#'),
      texts: of('TEXT#'),
      comments,
    };
  }
}
