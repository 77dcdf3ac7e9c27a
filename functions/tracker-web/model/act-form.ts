import { refusalOf } from '../../actions/may-be-acted.ts';
import { mayBeSeated } from '../../approval/coordinator/coordinator.ts';
import { holdersOf, openStage, type Section } from '../../approval/section.ts';
import { type Unsuited, unsuited } from '../../approval/coordinator/unsuited.ts';
import { dayOf } from '../../calendar/day-of.ts';
import type { Calendar } from '../../deadlines/calendar.ts';
import { dueAfter } from '../../deadlines/due.ts';
import type { Mend } from '../../pages/field.tsx';
import type { Person } from '../../records/plan/plan.ts';
import type { Said } from '../../wording/refusal-words.ts';
import { nameIn, named } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import { type Typed, typedFrom } from './fields-of-act.ts';
import type { ActName } from './act-names.ts';
import { type FieldFault, LONGEST_REASON } from './read-act.ts';

/** Working days that a new deadline is offered beyond the present one. */
const OFFERED_DAYS = 3;

/** Somebody who can be chosen, in words that are ready to print. */
export interface Choosable {
  readonly id: string;
  readonly label: string;
  /** A second line: the seat, and whether mail arrives. */
  readonly hint: string;
}

/** Those of the open stage whom the rules allow this act on. */
export function holdersFor(
  section: Section,
  act: ActName,
  people: ReadonlyMap<string, Person>,
  now: string,
  words: Wording,
): Choosable[] {
  const { stages, acts } = words;
  return holdersOf(section)
    .filter(({ person }) => refusalOf(section, act, now, person) === null)
    .map(({ person, required, undeliverable }) => ({
      id: person,
      label: nameIn(people, person),
      hint: [
        required ? stages.required : stages.optional,
        ...(undeliverable === null ? [] : [acts.fields.undelivered]),
      ].join('; '),
    }));
}

/** Somebody who can be asked, and what speaks against it. */
export interface Askable extends Choosable {
  readonly against: readonly string[];
}

/**
 * People of the plan who can be asked in the open stage: they have an address, and are not asked there already. Those
 * against whom something speaks come last.
 */
export function askableIn(section: Section, people: ReadonlyMap<string, Person>, words: Wording): Askable[] {
  const stage = openStage(section);
  return [...people.values()]
    .filter(({ id, email }) => email !== null && stage !== null && 'ready' in mayBeSeated(stage, id))
    .map((person) => ({
      id: person.id,
      label: named(person),
      hint: person.office,
      against: [
        ...unsuited(section, person.id).map((it) => markOf(it, words)),
        ...(person.undeliverable === null ? [] : [words.acts.fields.undelivered]),
      ],
    }))
    .sort(
      (a, b) =>
        Math.sign(a.against.length) - Math.sign(b.against.length) || a.label.localeCompare(b.label, 'id'),
    );
}

const markOf = (it: Unsuited, { acts: { unsuited: says } }: Wording): string =>
  it.because === 'sits' ? says.marks.sits({ stage: it.stage }) : says.marks[it.because];

/** What a form begins with: who the address names, or the only one there is; usual answers; a later day. */
export function firstTyped(
  section: Section,
  holders: readonly Choosable[],
  query: Readonly<Record<string, string>>,
  { now, calendar }: { readonly now: string; readonly calendar: Calendar },
): Typed {
  const [only] = holders.length === 1 ? holders : [];
  const chosen = holders.find(({ id }) => id === query['person']) ?? only;
  const due = openStage(section)?.due;
  return typedFrom({
    ...(chosen === undefined ? {} : { person: chosen.id }),
    ...(due === undefined ? {} : { due: dayOf(dueAfter(due > now ? due : now, OFFERED_DAYS, calendar)) }),
    required: 'yes',
    later: 'yes',
  });
}

/** Faults in words. */
export const mendsOf = (faults: readonly FieldFault[], words: Wording): Mend[] =>
  faults.map(({ field, problem }) => ({ field, text: textOf(problem, words) }));

function textOf(problem: FieldFault['problem'], { acts, refusals, pages }: Wording): string {
  switch (problem) {
    case 'bad-due':
      return inOne(refusals['bad-due']);
    case 'reason-missing':
      return inOne(refusals.rules['reason-missing']);
    case 'too-long':
      return pages.mend.tooLong(LONGEST_REASON);
    default:
      return acts.mend[problem];
  }
}

/** How things stand and the way forward, one after the other. */
export const inOne = ({ sentence, forward }: Said): string => `${sentence} ${forward}`;
