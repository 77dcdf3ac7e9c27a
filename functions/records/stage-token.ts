import * as v from 'valibot';
import type { StageName } from '../approval/stages.ts';
import { tokenKey } from './keys.ts';
import { readItem } from './read-items.ts';
import type { Table } from './table.ts';

const TokenItem = v.object({ token: v.string(), generation: v.number() });

/** The token under which the execution of a generation waits in this stage now, or null. */
export async function readToken(
  table: Table,
  section: string,
  at: { round: number; stage: StageName },
): Promise<v.InferOutput<typeof TokenItem> | null> {
  const item = await readItem(table, tokenKey(section, at.round, at.stage));
  return item === null ? null : v.parse(TokenItem, item);
}
