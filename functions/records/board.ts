import * as v from 'valibot';
import { planPartition } from './keys.ts';
import { type Person, PersonItem, type Plan, PlanItem } from './plan.ts';
import { queryPartition } from './read-items.ts';
import { SectionItem } from './section-item.ts';
import type { Table } from './table.ts';

/** A plan as a board shows it: its people by id, its sections in key order. */
export interface Board {
  readonly plan: Plan;
  readonly people: ReadonlyMap<string, Person>;
  readonly sections: readonly SectionItem[];
}

/** One Query of `PLAN#` (a request per MB). Null: no such plan, or it is not wholly imported yet. */
export async function readBoard(table: Table, plan: string): Promise<Board | null> {
  let head: Plan | null = null;
  const people = new Map<string, Person>();
  const sections: SectionItem[] = [];
  for await (const item of queryPartition(table, planPartition(plan))) {
    const sk = String(item['sk']);
    if (sk === 'PLAN') head = v.parse(PlanItem, item);
    else if (sk.startsWith('PERSON#')) {
      const person = v.parse(PersonItem, item);
      people.set(person.id, person);
    } else if (sk.startsWith('SECTION#')) sections.push(v.parse(SectionItem, item));
  }
  return head === null ? null : { plan: head, people, sections };
}
