import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { restoreSection } from '../../functions/actions/restore-section.ts';
import type { Person } from '../../functions/records/plan/plan.ts';
import { whoActs } from '../find-person.ts';

/** Which restore this is, who does it, and why. `point` is an ISO instant in UTC. */
export interface RestoreOrder {
  readonly point: string;
  readonly by: string;
  readonly why: string;
}

const STAYS = {
  ended: 'signed off or cancelled; it stays as it is',
  'not-started': 'not started; it stays as it is',
  unknown: 'its plan is not there; it stays as it is',
} as const;

/** Starts one section anew and asks again, and says what came of it. */
export async function goOn(
  dependencies: Dependencies,
  people: ReadonlyMap<string, Person>,
  section: string,
  { point, by, why }: RestoreOrder,
): Promise<string> {
  const restored = await restoreSection(dependencies, { section, why, ...whoActs(people, by) }, point);
  if (restored.did !== 'went-on') return `${STAYS[restored.did]}.`;
  const names = restored.asked.map((person) => people.get(person)?.name ?? person);
  return names.length === 0
    ? 'started anew; nobody more to ask.'
    : `started anew; new links to ${names.join('; ')}.`;
}
