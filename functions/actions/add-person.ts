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

/** Who somebody is that no plan knows yet, as it was typed. */
export interface GivenPerson {
  readonly name: string;
  readonly office: string;
  readonly email: string;
}

/**
 * Adds a person to a plan under an id made of their name. Whoever has this address already is not added again; they
 * are the answer.
 */
export async function addPerson(
  parts: Parts,
  plan: string,
  people: ReadonlyMap<string, Person>,
  given: GivenPerson,
): Promise<Person | NotAPerson> {
  for (const taken = new Set<string>(); ; ) {
    const read = personFrom(people, given, taken);
    if ('refused' in read) return read;
    if ('known' in read) return read.known;
    if (await createPerson(parts.table, plan, read.created)) return read.created;
    taken.add(read.created.id);
  }
}

export type PersonRead =
  /** Whoever has this address already. */
  | { readonly known: Person }
  /** Who would be added. */
  | { readonly created: Person & { readonly email: string } };

/** Who this would be in a plan of these people, under an id that nobody has; nothing is written. */
export function personFrom(
  people: ReadonlyMap<string, Person>,
  given: GivenPerson,
  taken: ReadonlySet<string> = new Set(),
): PersonRead | NotAPerson {
  const email = given.email.trim().toLowerCase();
  const known = [...people.values()].find((it) => it.email?.toLowerCase() === email);
  if (known !== undefined) return { known };
  const stem = idFrom(given.name);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    const read = v.safeParse(PersonEntry, { ...given, id });
    if (!read.success) return { refused: 'not-a-person', complaints: complaintsOf(read.issues) };
    if (!people.has(id) && !taken.has(id)) return { created: { ...read.output, undeliverable: null } };
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
