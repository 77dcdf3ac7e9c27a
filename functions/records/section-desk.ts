import * as v from 'valibot';
import type { Desk } from './desk.ts';
import { sectionKey, settingsKey, stageKey } from './keys.ts';
import type { Plan } from './plan.ts';
import { readItem, readItems } from './read-items.ts';
import { SectionItem, toSection } from './section-item.ts';
import { SettingsItem, StageItem } from './stage-item.ts';
import type { Table } from './table.ts';

/** The desk at a section's latest stage, of a plan that may not be wholly imported yet. Null: no such section. */
export async function readSectionDesk(table: Table, plan: Plan, section: string): Promise<Desk | null> {
  const [item, settings] = await readItems(table, [sectionKey(section), settingsKey(section)]);
  if (item === null || item === undefined) return null;
  const header = v.parse(SectionItem, item);
  // Read after the header: if somebody changes the section in between, the version guards the commit.
  const stage =
    header.last === null ? null : await readItem(table, stageKey(section, header.round, header.last));
  const asked = stage === null ? null : v.parse(StageItem, stage);
  return {
    plan,
    section: toSection(header, v.parse(SettingsItem, settings), asked),
    standing: { version: header.version, seq: header.seq, head: header.head },
    asked,
  };
}
