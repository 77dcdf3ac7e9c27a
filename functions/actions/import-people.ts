import type { PlanFile } from '../plan-file/plan-file.ts';
import { toOutboxItems } from '../records/outbox/outbox-item.ts';
import {
  adoptPerson,
  createPerson,
  type PersonGiven,
  type PersonVersion,
  readPeopleRecord,
  type PeopleRecord,
  writeVersion,
} from '../records/plan/person-versions.ts';
import type { Person, Plan } from '../records/plan/plan.ts';
import type { PlanContents } from '../records/plan/plan-contents.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import { changePeople, type PersonToChange, writing } from './change-people.ts';
import { beginChanges, endChanges } from './record-people.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { withEach } from './with-each.ts';

interface Into {
  readonly there: PlanContents;
  readonly plan: Plan;
  readonly by: string;
}

/** What an import has done with people. */
export interface PeopleImported {
  readonly people: { readonly written: number; readonly unchanged: number };
  readonly changes: number;
  readonly forgotten: readonly string[];
}

type Taken = { readonly did: 'written' | 'unchanged' | 'forgotten'; readonly change?: PersonToChange };

/**
 * Takes a file's people over: those who are new, and a further version of those who are others now, which is then put on
 * record in every section that names them. Whoever stands where people stood before becomes their own first version.
 */
export async function importPeople(
  dependencies: Dependencies,
  file: Pick<PlanFile, 'plan' | 'people'>,
  into: Into,
): Promise<PeopleImported> {
  const { there, plan, by } = into;
  const record = await readPeopleRecord(dependencies.table, file.plan);
  const older = [...there.people.values()].filter(({ id }) => !record.currents.has(id));
  await withEach(older, (person) =>
    adoptPerson(dependencies.table, file.plan, person, writing(dependencies, by)),
  );
  const known = older.length === 0 ? record : await readPeopleRecord(dependencies.table, file.plan);
  const taken = await withEach(file.people, (person) => take(dependencies, person, known, into));
  const toChange = taken.flatMap(({ change }) => (change === undefined ? [] : [change]));
  await beginChanges(dependencies, file.plan, { changes: toChange.map(({ version }) => version), by });
  const changes = await changePeople(dependencies, plan, {
    sections: there.sections.map(({ section }) => section),
    changes: toChange,
    by,
  });
  await endChanges(dependencies, file.plan, by);
  const count = (what: Taken['did']) => taken.filter(({ did }) => did === what).length;
  return {
    people: { written: count('written'), unchanged: count('unchanged') },
    changes,
    forgotten: file.people.filter((_, place) => taken[place]?.did === 'forgotten').map(({ id }) => id),
  };
}

async function take(
  dependencies: Dependencies,
  person: PersonGiven,
  { currents, versions }: PeopleRecord,
  into: Into,
): Promise<Taken> {
  const current = currents.get(person.id);
  const last = versions.get(person.id)?.at(-1);
  const { plan, by } = into;
  if (current === undefined || last === undefined) {
    await createPerson(dependencies.table, plan.plan, person, writing(dependencies, by));
    return { did: 'written' };
  }
  if (current.email === null) return { did: 'forgotten' };
  const holds = current.version === last.version;
  if (isSame(last, person)) {
    const change = {
      version: last,
      former: holds ? current.former : current.version,
      instead: holds ? null : current,
    };
    // One that broke off goes on.
    return holds && current.whole ? { did: 'unchanged' } : { did: 'written', change };
  }
  const { id, name, office, email } = person;
  const version = { id, name, office, email, version: last.version + 1, ...writing(dependencies, by) };
  const rows = last.email === email ? [] : toldRows(dependencies, version, last, into);
  if (!(await writeVersion(dependencies.table, plan.plan, version, rows)))
    throw new TransientFault(`somebody else changes ${id} at this moment`);
  return { did: 'written', change: { version, former: current.version, instead: current } };
}

const isSame = (version: PersonVersion, { name, office, email }: Pick<Person, 'name' | 'office' | 'email'>) =>
  version.name === name && version.office === office && version.email === email;

/**
 * Who is told that mails go elsewhere: the address that is left, and the coordinators. A mail belongs to a section; these
 * to the plan's first.
 */
function toldRows(
  dependencies: Dependencies,
  { id: person, version, at }: PersonVersion,
  last: PersonVersion,
  { there, plan }: Into,
): Record<string, unknown>[] {
  const [first] = there.sections;
  if (first === undefined) return [];
  const about = { person, version, former: last.version };
  const note = (to: string, toFormer: boolean) => ({
    mail: 'note' as const,
    note: 'readdressed' as const,
    person: to,
    stage: first.last ?? ('drafting' as const),
    round: Math.max(1, first.round),
    about: { ...about, toFormer },
  });
  const coordinators = (there.plan ?? plan).coordinators.filter((it) => it !== person);
  return toOutboxItems([], [note(person, true), ...coordinators.map((it) => note(it, false))], {
    section: first.section,
    seq: first.seq,
    change: freshName(dependencies),
    createdAt: at,
    firstTry: new Date(Date.parse(at) + dependencies.pace.firstTryMs).toISOString(),
    held: false,
  });
}
