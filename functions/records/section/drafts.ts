import * as v from 'valibot';
import { DraftItem } from './event-item.ts';
import { readHeader } from './snapshot.ts';
import { DRAFTS, sectionPartition, STAGE_ITEMS } from '../keys.ts';
import { queryPartition } from '../read-items.ts';
import { StageItem } from './stage-item.ts';
import type { Table } from '../table.ts';

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

const Opened = v.pick(StageItem, ['stage', 'openedAt']);

/** A section's drafts and the stages that opened: what says which of them are held against each other. */
export async function readDraftsAndStages(
  table: Table,
  section: string,
): Promise<{
  readonly drafts: readonly DraftItem[];
  readonly stages: readonly v.InferOutput<typeof Opened>[];
}> {
  const drafts: DraftItem[] = [];
  const stages: v.InferOutput<typeof Opened>[] = [];
  const pk = sectionPartition(section);
  for await (const item of queryPartition(table, pk, DRAFTS)) drafts.push(v.parse(DraftItem, item));
  for await (const item of queryPartition(table, pk, STAGE_ITEMS)) stages.push(v.parse(Opened, item));
  return { drafts, stages };
}
