import { type GivenPerson, personFrom } from '../../actions/add-person.ts';
import type { CoordinatorAct, Given } from '../../actions/coordinator-acts.ts';
import { isBlank } from '../../approval/acting.ts';
import { readDue } from '../../calendar/read-due.ts';
import type { Person } from '../../records/plan/plan.ts';
import { type FieldName, FIELDS_OF, type Typed } from './fields-of-act.ts';
import type { ActName } from './act-names.ts';

/** The longest reason, in letters as a form counts them. */
export const LONGEST_REASON = 4000;

/** What is wrong with a field, by a word of the catalogue. */
export type FieldProblem =
  | 'person'
  | 'asked'
  | 'askedTwice'
  | 'name'
  | 'office'
  | 'email'
  | 'bad-due'
  | 'reason-missing'
  | 'too-long';

export interface FieldFault {
  readonly field: FieldName;
  readonly problem: FieldProblem;
}

/** An act as its form describes it. */
export interface ReadAct {
  readonly act: CoordinatorAct;
  /** Whom it asks, where nobody of the plan has their name and address yet. */
  readonly newcomer: NonNullable<Given['newcomer']> | null;
  /** Whom it asks, where somebody new was described whose name and address the plan knows. */
  readonly known: Person | null;
  /** Who has the newcomer's address under another name. */
  readonly alike: Person | null;
}

type People = ReadonlyMap<string, Person>;

/**
 * Reads an act from its form, or says all that has to be mended. Whether the rules allow it is not asked here. `tail`:
 * the end of a newcomer's id.
 */
export function readAct(
  act: ActName,
  typed: Typed,
  people: People,
  tail: () => string,
): ReadAct | readonly FieldFault[] {
  const asks = act === 'replace' || act === 'add' ? readAsked(typed, people, tail) : null;
  const faults: FieldFault[] = [
    ...(FIELDS_OF[act].includes('person') && !people.has(typed.person)
      ? [{ field: 'person', problem: 'person' } as const]
      : []),
    ...(Array.isArray(asks) ? asks : []),
    ...(act === 'extend' && !('due' in readDue(typed.due))
      ? [{ field: 'due', problem: 'bad-due' } as const]
      : []),
    ...reasonFaults(typed.why),
  ];
  if (faults.length > 0) return faults;
  const { id, ...asked } = asks === null || Array.isArray(asks) ? asking('') : asks;
  return { act: actOf(act, typed, id), ...asked };
}

function actOf(act: ActName, typed: Typed, asked: string): CoordinatorAct {
  const { person } = typed;
  const later = typed.later !== 'no';
  switch (act) {
    case 'resend':
    case 'excuse':
      return { act, person };
    case 'replace':
      return { act, person, successor: asked, later };
    case 'add':
      return { act, person: asked, required: typed.required !== 'no', later };
    case 'extend': {
      const read = readDue(typed.due);
      return { act, due: 'due' in read ? read.due : '' };
    }
    default:
      return { act };
  }
}

function reasonFaults(why: string): FieldFault[] {
  if (isBlank(why)) return [{ field: 'why', problem: 'reason-missing' }];
  return [...why].length > LONGEST_REASON ? [{ field: 'why', problem: 'too-long' }] : [];
}

interface Asked extends Omit<ReadAct, 'act'> {
  readonly id: string;
}

const asking = (id: string, more: Partial<Asked> = {}): Asked => ({
  id,
  newcomer: null,
  known: null,
  alike: null,
  ...more,
});

/** Whom the act asks: somebody of the plan, or somebody new; never both, nor neither. */
function readAsked(
  { asked, name, office, email }: Typed,
  people: People,
  tail: () => string,
): Asked | FieldFault[] {
  const isNew = [name, office, email].some((it) => !isBlank(it));
  if (asked !== '' && isNew) return [{ field: 'asked', problem: 'askedTwice' }];
  if (isNew)
    return readNewcomer({ name: name.trim(), office: office.trim(), email: email.trim() }, people, tail);
  return people.get(asked)?.email == null ? [{ field: 'asked', problem: 'asked' }] : asking(asked);
}

function readNewcomer(given: GivenPerson, people: People, tail: () => string): Asked | FieldFault[] {
  const missing = (['name', 'office', 'email'] as const).filter((it) => given[it] === '');
  if (missing.length > 0) return missing.map((field) => ({ field, problem: field }));
  const read = personFrom(people, given, tail);
  if ('known' in read) return asking(read.known.id, read);
  if ('created' in read) return asking(read.created.id, { newcomer: read.created, alike: read.alike });
  const wrong = (['name', 'office', 'email'] as const).filter((field) =>
    read.complaints.some(({ path }) => path === field),
  );
  return (wrong.length === 0 ? (['name'] as const) : wrong).map((field) => ({ field, problem: field }));
}
