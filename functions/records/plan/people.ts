import * as v from 'valibot';
import {
  BY_PERSON,
  CURRENT,
  currentKey,
  holderOf,
  peoplePartition,
  personKey,
  PEOPLE,
  planKey,
  planPartition,
} from '../keys.ts';
import { type Person, PersonItem, type Plan, PlanItem } from './plan.ts';
import { type Item, queryItems, queryPartition, readItem, readItems } from '../read-items.ts';
import { type Holding, HoldingItem } from '../section/stage-item.ts';
import type { Table } from '../table.ts';

/** A batch takes 100 keys, and each person may stand in two places. */
const AT_ONCE = 50;

/** People of a plan by id as they are now, in one batch per 50. Whoever is not there is left out. */
export async function readPeople(
  table: Table,
  plan: string,
  ids: Iterable<string>,
): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids)];
  const people = new Map<string, Person>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const items = await readItems(table, [
      ...some.map((id) => personKey(plan, id)),
      ...some.map((id) => currentKey(plan, id)),
    ]);
    // What stands in `PEOPLE#` comes last: it holds.
    for (const item of items) {
      if (item === null) continue;
      const person = v.parse(PersonItem, item);
      people.set(person.id, person);
    }
  }
  return people;
}

/** Everybody of a plan by id as they are now: two Queries side by side, strongly consistent. */
export async function readEverybody(table: Table, plan: string): Promise<Map<string, Person>> {
  const [before, now] = await Promise.all([
    peopleOf(queryPartition(table, planPartition(plan), PEOPLE)),
    readCurrent(table, plan),
  ]);
  return new Map([...before, ...now]);
}

/** Those of a plan's people who have versions, as they are now: one Query of a part of `PEOPLE#`. */
export const readCurrent = (table: Table, plan: string): Promise<Map<string, Person>> =>
  peopleOf(queryPartition(table, peoplePartition(plan), CURRENT));

async function peopleOf(items: AsyncIterable<Item>): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for await (const item of items) {
    const person = v.parse(PersonItem, item);
    people.set(person.id, person);
  }
  return people;
}

/** A plan, and those whom it names as coordinators and viewers; two reads. Null: no such plan. */
export async function readMembers(
  table: Table,
  id: string,
): Promise<{ plan: Plan; people: Map<string, Person> } | null> {
  const item = await readItem(table, planKey(id));
  if (item === null) return null;
  const plan = v.parse(PlanItem, item);
  return { plan, people: await readPeople(table, id, [...plan.coordinators, ...plan.viewers]) };
}

/** What this person still holds, longest first. Eventually consistent: the index may lag by a moment. */
export async function readHoldings(table: Table, plan: string, person: string): Promise<Holding[]> {
  const holdings: Holding[] = [];
  const query = {
    IndexName: BY_PERSON,
    KeyConditionExpression: 'holder = :holder',
    ExpressionAttributeValues: { ':holder': holderOf(plan, person) },
  };
  for await (const item of queryItems(table, query)) holdings.push(v.parse(HoldingItem, item));
  return holdings;
}
