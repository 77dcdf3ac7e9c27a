import * as v from 'valibot';
import { BY_PERSON, holderOf, personKey, PEOPLE, planKey, planPartition } from '../keys.ts';
import { type Person, PersonItem, type Plan, PlanItem } from './plan.ts';
import { queryItems, queryPartition, readItem, readItems } from '../read-items.ts';
import { type Holding, HoldingItem } from '../section/stage-item.ts';
import type { Table } from '../table.ts';

/** People of a plan by id, in one batch per 100. Whoever is not there is left out. */
export async function readPeople(
  table: Table,
  plan: string,
  ids: Iterable<string>,
): Promise<Map<string, Person>> {
  const wanted = [...new Set(ids)];
  const people = new Map<string, Person>();
  for (let from = 0; from < wanted.length; from += 100) {
    const keys = wanted.slice(from, from + 100).map((id) => personKey(plan, id));
    for (const item of await readItems(table, keys)) {
      if (item === null) continue;
      const person = v.parse(PersonItem, item);
      people.set(person.id, person);
    }
  }
  return people;
}

/** Everybody of a plan by id: one Query of a part of `PLAN#`, strongly consistent. */
export async function readEverybody(table: Table, plan: string): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for await (const item of queryPartition(table, planPartition(plan), PEOPLE)) {
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
