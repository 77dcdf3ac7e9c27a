import * as v from 'valibot';
import type { Stage } from '../../approval/section.ts';
import { stageKey } from '../keys.ts';
import { readItems } from '../read-items.ts';
import type { Table } from '../table.ts';
import type { Place } from './snapshot.ts';
import { StageItem } from './stage-item.ts';

/** These stages of these sections, in one strongly consistent batch per 100; null where one has not opened. */
export async function readStages(
  table: Table,
  places: readonly (Place & { readonly section: string })[],
): Promise<(Stage | null)[]> {
  const stages: (Stage | null)[] = [];
  for (let from = 0; from < places.length; from += 100) {
    const keys = places
      .slice(from, from + 100)
      .map(({ section, round, stage }) => stageKey(section, round, stage));
    for (const item of await readItems(table, keys))
      stages.push(item === null ? null : v.parse(StageItem, item));
  }
  return stages;
}
