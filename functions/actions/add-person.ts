import * as v from 'valibot';
import { type Complaint, complaintsOf } from '../plan-file/complaint.ts';
import { PersonEntry } from '../plan-file/plan-file.ts';
import type { Person } from '../records/plan.ts';
import { createPerson } from '../records/plan-writes.ts';
import type { Parts } from './parts.ts';

export interface NotAPerson {
  readonly refused: 'not-a-person';
  readonly complaints: readonly Complaint[];
}

/**
 * Adds a person to a plan under an id made of their name. Whoever has this address already is not added again; they
 * are the answer.
 */
export async function addPerson(
  parts: Parts,
  plan: string,
  people: ReadonlyMap<string, Person>,
  given: { readonly name: string; readonly office: string; readonly email: string },
): Promise<Person | NotAPerson> {
  const same = [...people.values()].find(
    (it) => it.email?.toLowerCase() === given.email.trim().toLowerCase(),
  );
  if (same !== undefined) return same;
  const stem = idFrom(given.name);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    const read = v.safeParse(PersonEntry, { ...given, id });
    if (!read.success) return { refused: 'not-a-person', complaints: complaintsOf(read.issues) };
    if (!people.has(id) && (await createPerson(parts.table, plan, read.output))) {
      return { ...read.output, undeliverable: null };
    }
  }
}

/** "Plt. Kepala Dinas Kesehatan" → "plt-kepala-dinas-kesehatan", with room for a number within an id's 40 letters. */
const idFrom = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 36)
    .replace(/^-+|-+$/g, '') || 'orang';
