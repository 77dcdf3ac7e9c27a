import { OPERATOR } from '../functions/approval/acting.ts';
import type { Person } from '../functions/records/plan/plan.ts';
import { CannotDo } from './command.ts';
import { didYouMean } from './nearest.ts';

type People = ReadonlyMap<string, Person>;

/** Whoever has this very id, name or address; upper and lower case are the same. */
export function personsCalled(people: People, typed: string): Person[] {
  const wanted = typed.trim().toLowerCase();
  const all = [...people.values()];
  const byId = all.filter(({ id }) => id.toLowerCase() === wanted);
  if (byId.length > 0) return byId;
  return all.filter(({ name, email }) => [name, email ?? ''].some((it) => it.toLowerCase() === wanted));
}

/** The person of this id, name or address. Throws CannotDo: unknown, or several of that name. */
export function findPerson(people: People, typed: string): Person {
  const [found, ...more] = personsCalled(people, typed);
  if (found === undefined) {
    const known = [...people.values()];
    const byId = nearestIds(known, typed);
    throw new CannotDo(`Nobody of this plan is "${typed}".${byId}`);
  }
  if (more.length > 0) {
    const ids = [found, ...more].map(({ id }) => id);
    throw new CannotDo(`Several people are "${typed}": write the id, ${ids.join(' or ')}.`);
  }
  return found;
}

const nearestIds = (people: readonly Person[], typed: string): string =>
  didYouMean(
    typed,
    people.map(({ id, name }) => `${id} (${name})`),
  ) ||
  didYouMean(
    typed,
    people.map(({ id }) => id),
  );

/** Who acts: a person of the plan, or a free name. Without a name, nobody in particular. */
export function whoActs(people: People, typed: string | undefined): { by: string; name: string | null } {
  if (typed === undefined) return { by: OPERATOR, name: null };
  const called = personsCalled(people, typed);
  const [found] = called;
  if (found === undefined) return { by: OPERATOR, name: typed.trim() };
  if (called.length > 1) return { by: findPerson(people, typed).id, name: null };
  return { by: found.id, name: null };
}
