import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { PLAN_LIST, planListKey } from '../keys.ts';
import { SHAPE } from './plan.ts';
import { queryPartition } from '../read-items.ts';
import type { Table } from '../table.ts';

const ListedItem = v.object({ sk: v.string() });

/** The ids of all plans, in order. One that is not wholly imported yet may be among them, and has no plan item. */
export async function readPlanList(table: Table): Promise<string[]> {
  const plans: string[] = [];
  for await (const item of queryPartition(table, PLAN_LIST)) plans.push(v.parse(ListedItem, item).sk);
  return plans;
}

/** Puts a plan on the list. Safe to repeat. */
export async function listPlan(table: Table, plan: string): Promise<void> {
  const Item = { ...planListKey(plan), shape: SHAPE };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}
