import type { Dependencies } from '../../functions/actions/dependencies.ts';
import {
  type Key,
  peoplePartition,
  planKey,
  planLogPartition,
  planPartition,
} from '../../functions/records/keys.ts';
import { listPlan } from '../../functions/records/plan/plan-list.ts';
import { type Item, queryPartition } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';
import { writeItems } from './write-items.ts';

/**
 * Makes a plan and its people what they are in `from`; its sections are copied one by one. Whoever was forgotten since
 * stays forgotten: the answer names them, because what they wrote has come back.
 */
export async function copyPlan(
  dependencies: Dependencies,
  from: Table,
  plan: string,
): Promise<readonly string[]> {
  const here = await itemsOf(dependencies.table, plan);
  const there = await itemsOf(from, plan);
  const forgotten = [...there].filter(([sk, item]) => isForgotten(here.get(sk)) && !isForgotten(item));
  const kept = new Set(forgotten.map(([sk]) => sk));
  await writeItems(dependencies, {
    put: [...there].flatMap(([sk, item]) => (kept.has(sk) ? [] : [item])),
    remove: [...here].flatMap(([sk, item]) => (there.has(sk) ? [] : [item])),
  });
  if (there.has(nameOf(planKey(plan)))) await listPlan(dependencies.table, plan);
  return [...new Set(forgotten.map(([, item]) => String(item['id'])))];
}

/** All of a plan's partition but its sections, its people with their versions, and its record, by key. */
async function itemsOf(table: Table, plan: string): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for (const pk of [planPartition(plan), peoplePartition(plan), planLogPartition(plan)]) {
    for await (const item of queryPartition(table, pk)) {
      const sk = String(item['sk']);
      if (!sk.startsWith('SECTION#')) items.set(nameOf({ pk, sk }), item);
    }
  }
  return items;
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

const isForgotten = (item: Item | undefined): boolean => item !== undefined && item['email'] === null;
