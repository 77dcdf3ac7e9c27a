import { ACT_NAMES, ACTS_ON_HOLDERS, type ActName } from '../approval/coordinator/act-names.ts';
import { isRefusal, type Refusal } from '../approval/refusal.ts';
import { holdersOf, type Section } from '../approval/section.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import { type CoordinatorAct, ruleOn } from './coordinator-acts.ts';

/**
 * The acts that the rules allow on this section now, in a page's order. Of `person` (an id) where one is given:
 * then those about somebody else are left out. Pure: asks the rules, and writes nothing.
 */
export const mayBeActed = (section: Section, now: string, person?: string): readonly ActName[] =>
  ACT_NAMES.filter((act) => refusalOf(section, act, now, person) === null);

/** Why the rules refuse this act now, whatever else is filled in; null where they allow it (for this person, or anybody). */
export function refusalOf(section: Section, act: ActName, now: string, person?: string): Refusal | null {
  const reasoned = { by: 'anybody', why: 'any', now };
  const isOnHolder = ACTS_ON_HOLDERS.some((it) => it === act);
  const people = !isOnHolder
    ? [NOBODY]
    : person !== undefined
      ? [person]
      : holdersOf(section).map((it) => it.person);
  const rulings = (people.length === 0 ? [NOBODY] : people).map((it) =>
    ruleOn(section, reasoned, anyOf(act, it, now), ANY),
  );
  const [first] = rulings;
  return first === undefined || rulings.some((ruling) => !isRefusal(ruling)) || !isRefusal(first)
    ? null
    : first;
}

/** Whether an act is allowed does not hang on the name of its change, nor on any day off. */
const ANY = { change: '0'.repeat(32), calendars: calendarsOf([]) };

/** Who is in no plan: an id that no person can have. */
const NOBODY = '#nobody';

/** The act with what the rules allow most easily. */
function anyOf(act: ActName, person: string, now: string): CoordinatorAct {
  switch (act) {
    case 'resend':
    case 'excuse':
      return { act, person };
    case 'replace':
      return { act, person, successor: NOBODY, later: false };
    case 'add':
      return { act, person: NOBODY, required: true, later: false };
    case 'extend':
      // Deadlines stand at full hours.
      return { act, due: new Date(Date.parse(now) + 1).toISOString() };
    default:
      return { act };
  }
}
