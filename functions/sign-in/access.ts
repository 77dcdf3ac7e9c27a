import type { Person, Plan } from '../records/plan/plan.ts';
import type { Account, Role } from './account.ts';

/** Somebody who is signed in, as one of a plan's people. */
export interface Member {
  readonly person: Person;
  readonly role: Role;
}

/**
 * The one place that says who may what: the plan names its coordinators and viewers, and a person of it is whoever
 * signs in with that person's address. Null: this plan is none of theirs, and they must not learn that it exists.
 */
export function memberOf(
  { coordinators, viewers }: Pick<Plan, 'coordinators' | 'viewers'>,
  people: ReadonlyMap<string, Person>,
  account: Account,
): Member | null {
  const named = (ids: readonly string[]): Person | undefined =>
    ids
      .map((id) => people.get(id))
      .find((person) => person !== undefined && person.email?.toLowerCase() === account.email);
  const coordinator = named(coordinators);
  if (coordinator !== undefined) return { person: coordinator, role: account.atMost };
  const viewer = named(viewers);
  return viewer === undefined ? null : { person: viewer, role: 'viewer' };
}

/** Whether a member may act on sections, or only look. */
export const mayAct = ({ role }: Member): boolean => role === 'coordinator';
