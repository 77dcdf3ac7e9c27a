import { addPerson } from '../functions/actions/add-person.ts';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import type { Person } from '../functions/records/plan/plan.ts';
import { CannotDo, flag, type Terminal, type Typed, UsageFault } from './command.ts';
import { findPerson, whoActs } from './find-person.ts';
import type { FoundSection } from './find-section.ts';

/** Flags that describe somebody who is not in the plan yet. */
export const NEW_PERSON = {
  name: { type: 'string' },
  office: { type: 'string' },
  email: { type: 'string' },
} as const;

export const NEW_PERSON_HELP =
  'Somebody who is not in the plan yet: --name NAME --office OFFICE --email ADDRESS instead of their id.';

/**
 * The person that `called` means; or, where only flags describe somebody, that person, who is added to the plan.
 */
export async function personGiven(
  { terminal, dependencies }: { terminal: Terminal; dependencies: Dependencies },
  { board }: FoundSection,
  typed: Typed,
  called: string | undefined,
): Promise<Person> {
  const [name, office, email] = ['name', 'office', 'email'].map((it) => flag(typed, it));
  if (name === undefined && office === undefined && email === undefined) {
    if (called === undefined) throw new UsageFault('PERSON is missing.');
    const person = findPerson(board.people, called);
    if (person.email !== null) return person;
    throw new CannotDo(`${person.id} was forgotten, and no mail can reach them: name somebody else.`);
  }
  if (called !== undefined) throw new UsageFault(`Name either "${called}" or a new person, not both.`);
  if (name === undefined || office === undefined || email === undefined) {
    throw new UsageFault('A new person needs --name, --office and --email.');
  }
  const { by } = whoActs(board.people, flag(typed, 'by'));
  const added = await addPerson(dependencies, board.plan.plan, board.people, { name, office, email }, by);
  if ('refused' in added) {
    const faults = added.complaints.map(({ path, problem }) => `--${path} ${problem}`);
    throw new CannotDo(`This person cannot be added: ${faults.join('; ')}.`);
  }
  if ('known' in added) return added.known;
  const { created, alike } = added;
  if (alike !== null)
    terminal.err(`Warning: ${created.email} is also the address of ${alike.id} (${alike.name}).`);
  return created;
}
