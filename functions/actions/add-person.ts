import * as v from 'valibot';
import { type Complaint, complaintsOf } from '../plan-file/complaint.ts';
import { PersonEntry } from '../plan-file/plan-file.ts';
import type { Person } from '../records/plan/plan.ts';
import { createPerson } from '../records/plan/person-versions.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { writing } from './change-people.ts';

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

type People = ReadonlyMap<string, Person>;

export type PersonRead =
  /** Whoever has this name and this address already. */
  | { readonly known: Person }
  /** Who would be added, and who has the same address under another name: an acting official reads the office's mail. */
  | { readonly created: Person & { readonly email: string }; readonly alike: Person | null };

/** Adds a person to a plan. Whoever has this name and address already is not added again; they are the answer. */
export async function addPerson(
  dependencies: Dependencies,
  plan: string,
  people: People,
  given: GivenPerson,
  by: string,
): Promise<PersonRead | NotAPerson> {
  for (;;) {
    const read = personFrom(people, given, () => freshTail(dependencies));
    if (
      !('created' in read) ||
      (await createPerson(dependencies.table, plan, read.created, writing(dependencies, by)))
    )
      return read;
  }
}

/** What tells the id of one person from those of others of their office: 4 hex digits. */
export const freshTail = (dependencies: Pick<Dependencies, 'secretBytes'>): string =>
  freshName(dependencies).slice(0, 4);

/** Who this would be in a plan of these people, under an id that nobody of them has; nothing is written. */
export function personFrom(people: People, given: GivenPerson, tail: () => string): PersonRead | NotAPerson {
  const alike = [...people.values()].filter((it) => isSame(it.email ?? '', given.email));
  const known = alike.find((it) => isSame(it.name, given.name));
  if (known !== undefined) return { known };
  const stem = stemFrom(given.office);
  let id = `${stem}-${tail()}`;
  while (people.has(id)) id = `${stem}-${tail()}`;
  const read = v.safeParse(PersonEntry, { ...given, id });
  return read.success
    ? { created: { ...read.output, undeliverable: null }, alike: alike[0] ?? null }
    : { refused: 'not-a-person', complaints: complaintsOf(read.issues) };
}

const isSame = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * "Dinas Kesehatan" → "dinas-kesehatan", with room for a tail within an id's 40 letters. Not of the name: the id stays
 * in every event, also when the person is forgotten.
 */
const stemFrom = (office: string): string =>
  office
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 35)
    .replace(/^-+|-+$/g, '') || 'orang';
