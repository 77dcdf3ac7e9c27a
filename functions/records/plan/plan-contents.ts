import * as v from 'valibot';
import { LETTER_SETTINGS, planPartition } from '../keys.ts';
import { type LetterSettings, LetterSettingsItem, USUAL_SETTINGS } from '../letters/letter-settings.ts';
import { readCurrent } from './people.ts';
import { type Person, PersonItem, type Plan, PlanItem } from './plan.ts';
import { type Item, queryPartition } from '../read-items.ts';
import { SectionItem } from '../section/section-item.ts';
import type { Table } from '../table.ts';

/** What a plan's partition holds: people by id, sections in key order. `plan` is null until it is wholly imported. */
export interface PlanContents<Section = SectionItem> {
  readonly plan: Plan | null;
  readonly people: ReadonlyMap<string, Person>;
  readonly sections: readonly Section[];
  readonly letters: LetterSettings;
}

/** Two Queries side by side, of `PLAN#` and of who is who now in `PEOPLE#` (a request per MB), strongly consistent. */
export async function readPlanContents(table: Table, plan: string): Promise<PlanContents> {
  const [contents, now] = await Promise.all([
    sorted(queryPartition(table, planPartition(plan)), SectionItem),
    readCurrent(table, plan),
  ]);
  return { ...contents, people: new Map([...contents.people, ...now]) };
}

/** A plan's items, told apart; sections as this schema reads them. */
export async function sorted<Schema extends v.GenericSchema>(
  items: AsyncIterable<Item>,
  section: Schema,
): Promise<PlanContents<v.InferOutput<Schema>>> {
  let head: Plan | null = null;
  let letters = USUAL_SETTINGS;
  const people = new Map<string, Person>();
  const sections: v.InferOutput<Schema>[] = [];
  for await (const item of items) {
    const sk = String(item['sk']);
    if (sk === 'PLAN') head = v.parse(PlanItem, item);
    else if (sk === LETTER_SETTINGS) letters = v.parse(LetterSettingsItem, item);
    else if (sk.startsWith('PERSON#')) {
      const person = v.parse(PersonItem, item);
      people.set(person.id, person);
    } else if (sk.startsWith('SECTION#')) sections.push(v.parse(section, item));
  }
  return { plan: head, people, sections, letters };
}
