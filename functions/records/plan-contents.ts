import * as v from 'valibot';
import { planPartition } from './keys.ts';
import { type Person, PersonItem, type Plan, PlanItem } from './plan.ts';
import { queryPartition } from './read-items.ts';
import { SectionItem } from './section-item.ts';
import type { Table } from './table.ts';

/** What a plan's partition holds: people by id, sections in key order. `plan` is null until it is wholly imported. */
export interface PlanContents {
  readonly plan: Plan | null;
  readonly people: ReadonlyMap<string, Person>;
  readonly sections: readonly SectionItem[];
}

/** One Query of `PLAN#` (a request per MB), strongly consistent. */
export async function readPlanContents(table: Table, plan: string): Promise<PlanContents> {
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
  return { plan: head, people, sections };
}
