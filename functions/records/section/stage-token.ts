import * as v from 'valibot';
import type { Place } from './snapshot.ts';
import { sectionKey, tokenKey } from '../keys.ts';
import { readItem, readItems } from '../read-items.ts';
import { SectionItem } from './section-item.ts';
import type { Table } from '../table.ts';

const TokenItem = v.object({ token: v.string(), generation: v.number() });
export type StageToken = v.InferOutput<typeof TokenItem>;

/** The token under which the execution of a generation waits in this stage now, or null. */
export async function readToken(table: Table, section: string, at: Place): Promise<StageToken | null> {
  const item = await readItem(table, tokenKey(section, at.round, at.stage));
  return item === null ? null : v.parse(TokenItem, item);
}

/**
 * The section's own item, and the token under which an execution waits in this stage now, in one strongly consistent batch;
 * either is null where there is none.
 */
export async function readHeaderAndToken(
  table: Table,
  section: string,
  at: Place,
): Promise<{ readonly header: SectionItem | null; readonly token: StageToken | null }> {
  const [header, token] = await readItems(table, [
    sectionKey(section),
    tokenKey(section, at.round, at.stage),
  ]);
  return {
    header: v.parse(v.nullish(SectionItem, null), header),
    token: v.parse(v.nullish(TokenItem, null), token),
  };
}
