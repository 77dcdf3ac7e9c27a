import * as v from 'valibot';
import { DraftItem } from './event-item.ts';
import { readHeader } from './desk.ts';
import { DRAFTS, sectionPartition } from './keys.ts';
import { queryPartition } from './read-items.ts';
import type { Table } from './table.ts';

/** A section's draft with these bytes, of the latest round that has it, and the section's title. Null: it has none. */
export async function readDraft(
  table: Table,
  section: string,
  sha256: string,
): Promise<{ readonly title: string; readonly draft: DraftItem } | null> {
  const header = await readHeader(table, section);
  if (header === null) return null;
  let found: DraftItem | null = null;
  for await (const item of queryPartition(table, sectionPartition(section), DRAFTS)) {
    const draft = v.parse(DraftItem, item);
    if (draft.sha256 === sha256) found = draft;
  }
  return found === null ? null : { title: header.title, draft: found };
}
