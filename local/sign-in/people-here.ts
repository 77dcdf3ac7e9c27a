import { readMembers } from '../../functions/records/plan/people.ts';
import { readPlanList } from '../../functions/records/plan/plan-list.ts';
import type { Table } from '../../functions/records/table.ts';
import type { SignInPerson } from './sign-in-person.ts';

/** The coordinators and viewers of all plans here, as deployed the settings would name them. */
export async function peopleHere(table: Table): Promise<SignInPerson[]> {
  const plans = await Promise.all((await readPlanList(table)).map((plan) => readMembers(table, plan)));
  return plans.flatMap((read) => {
    if (read === null) return [];
    const { plan, people } = read;
    const named = (ids: readonly string[], group: 'coordinators' | 'viewers'): SignInPerson[] =>
      ids.flatMap((id) => {
        const person = people.get(id);
        if (person === undefined || person.email === null) return [];
        const { email, name, office } = person;
        return [{ email, name, office, groups: [group], plan: plan.title }];
      });
    return [...named(plan.coordinators, 'coordinators'), ...named(plan.viewers, 'viewers')];
  });
}
