import { isDeepStrictEqual } from 'node:util';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { freshName } from '../../functions/actions/dependencies.ts';
import { transact } from '../../functions/records/section/commit.ts';
import {
  commentsPartition,
  DRAFTS,
  outboxPartition,
  papersPartition,
  readablePartition,
  renderSweepKey,
  restoredKey,
  sectionKey,
  sectionPartition,
} from '../../functions/records/keys.ts';
import { type Item, queryPartition, readItem } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';
import { writeItems } from './write-items.ts';

/** Settled outbox rows are kept so long, as the outbox itself keeps them. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000;
const UNSETTLED = ['pending', 'sending', 'parked'];

/**
 * Makes a section in the office's table what it is in `from`; gone, where it is not there. The section's own item goes
 * first and comes last, and every change is conditioned on it: in between nobody can decide anything, and whoever tries
 * is told that there is no such section. `there`: it was put back to this point before, and is left as it went on since.
 */
export async function copySection(
  dependencies: Dependencies,
  from: Table,
  section: string,
  point: string,
): Promise<'copied' | 'removed' | 'there'> {
  const { table } = dependencies;
  const [here, marked] = await Promise.all([
    readItem(table, sectionKey(section)),
    readItem(table, restoredKey(section)),
  ]);
  if (here !== null && marked?.['point'] === point) return 'there';
  const header = await readItem(from, sectionKey(section));
  if (here !== null) await writeItems(dependencies, { remove: [here] });
  const settledBy = dependencies.now();
  await copyPartition(dependencies, from, sectionPartition(section), (item) =>
    item['sk'] === restoredKey(section).sk ? null : item,
  );
  await copyPartition(dependencies, from, outboxPartition(section), (item) => settled(item, settledBy));
  for (const pk of [papersPartition(section), commentsPartition(section)])
    await copyPartition(dependencies, from, pk, (item) => item);
  await copyReadable(dependencies, from, section);
  if (header === null) return 'removed';
  const { queue: _queue, at: _at, ...Item } = header;
  const put = await transact(
    table,
    [
      { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Put: { TableName: table.name, Item: { ...restoredKey(section), point } } },
    ],
    freshName(dependencies),
  );
  if (put === 'lost-race') throw new Error(`somebody else is putting ${section} back at this moment`);
  return 'copied';
}

async function copyPartition(
  dependencies: Dependencies,
  from: Table,
  pk: string,
  change: (item: Item) => Item | null,
): Promise<void> {
  const put: Item[] = [];
  const wanted = new Set<string>();
  const here = new Map<string, Item>();
  for await (const item of queryPartition(dependencies.table, pk)) here.set(String(item['sk']), item);
  for await (const item of queryPartition(from, pk)) {
    const changed = change(item);
    if (changed === null) continue;
    wanted.add(String(item['sk']));
    if (!isDeepStrictEqual(here.get(String(item['sk'])), changed)) put.push(changed);
  }
  await writeItems(dependencies, {
    put,
    remove: [...here.values()].filter(({ sk }) => !wanted.has(String(sk))),
  });
}

/**
 * What was made of drafts goes with them, and what was made since of those that are left stays: it is of the same bytes.
 * What is missing then is asked for, by a search that begins anew.
 */
async function copyReadable(dependencies: Dependencies, from: Table, section: string): Promise<void> {
  const known = new Set<string>();
  for await (const { sha256 } of queryPartition(from, sectionPartition(section), DRAFTS))
    known.add(String(sha256));
  const here = new Map<string, Item>();
  for await (const item of queryPartition(dependencies.table, readablePartition(section)))
    here.set(String(item['sk']), item);
  const put: Item[] = [];
  for await (const item of queryPartition(from, readablePartition(section)))
    if (!here.has(String(item['sk']))) put.push(item);
  const remove = [...here].filter(([sk]) => sk.split('#').some((sha256) => !known.has(sha256)));
  await writeItems(dependencies, {
    put,
    remove: [...remove.map(([, item]) => item), { ...renderSweepKey() }],
  });
}

/**
 * What waited at that point was most likely sent since: asks are made anew, orders are of an older generation, and a
 * note or a receipt is not sent a second time. What had failed stays as it was.
 */
function settled(row: Item, now: string): Item {
  if (!UNSETTLED.includes(String(row['state']))) return row;
  const { queue: _queue, at: _at, lease: _lease, ...kept } = row;
  return {
    ...kept,
    state: 'dropped',
    reason: 'restored',
    ttl: Math.ceil((Date.parse(now) + KEPT_MS) / 1000),
  };
}
