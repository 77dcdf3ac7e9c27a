import * as v from 'valibot';
import type { Settings } from '../../approval/section.ts';
import type { Write } from './commit.ts';
import { fileKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { readItems } from '../read-items.ts';
import { SettingsItem } from './stage-item.ts';
import type { Table } from '../table.ts';

const FileItem = v.object({ title: v.string(), book: v.string(), settings: SettingsItem });

/** What a plan file says about a section. */
export interface Filed {
  readonly title: string;
  readonly book: string;
  readonly settings: Settings;
}

/** What the last file said about each of these sections, by id, in one batch per 100. */
export async function readFiled(table: Table, sections: readonly string[]): Promise<Map<string, Filed>> {
  const filed = new Map<string, Filed>();
  for (let from = 0; from < sections.length; from += 100) {
    const ids = sections.slice(from, from + 100);
    const items = await readItems(table, ids.map(fileKey));
    ids.forEach((id, i) => {
      const item = items[i];
      if (item !== null && item !== undefined) filed.set(id, v.parse(FileItem, item));
    });
  }
  return filed;
}

export const fileWrite = (table: Table, section: string, { title, book, settings }: Filed): Write => ({
  Put: { TableName: table.name, Item: { ...fileKey(section), shape: SHAPE, title, book, settings } },
});
