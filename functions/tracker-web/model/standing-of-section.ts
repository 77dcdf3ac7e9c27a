import { calendarsOf } from '../../deadlines/calendar.ts';
import { mayBeActed } from '../../actions/may-be-acted.ts';
import { ACTS_ON_HOLDERS, type ActName } from '../../approval/coordinator/act-names.ts';
import { bookTitle } from '../../records/plan/plan.ts';
import { lastEvent } from '../../records/section/decisions.ts';
import { toSectionItem } from '../../records/section/section-item.ts';
import type { SectionWords } from '../../wording/section-words.ts';
import { type SectionShown, momentAt, sectionShown } from './section-shown.ts';
import { pathOfAct } from './paths.ts';
import type { SectionFacts } from './section-facts.ts';

export interface ActLink {
  readonly act: ActName;
  readonly href: string;
}

/** Acts of one kind, so that not all look alike: on people, on the stage, on the section. */
export interface ActGroup {
  readonly group: 'people' | 'stage' | 'section';
  readonly acts: readonly ActLink[];
}

/** Where a section stands, as its row of the board says it, and what a coordinator could do about it. */
export interface StandingShown {
  readonly section: SectionShown;
  readonly book: string;
  readonly advice: readonly (keyof SectionWords['advice'])[];
  /** Why it is held, in the words of whoever holds it. */
  readonly why: string | null;
  readonly acts: readonly ActGroup[];
}

/** What is offered is what the rules allow now; to a viewer, nothing. */
export function standingShown({ dossier, mayAct, now, words }: SectionFacts): StandingShown {
  const { plan, section, standing } = dossier;
  const shown = sectionShown(
    toSectionItem(section, standing, null),
    momentAt(now, calendarsOf(plan.daysOff).current),
  );
  const allowed = mayAct ? mayBeActed(section, now).filter((act) => isOffered(act, shown)) : [];
  const acts = GROUPS.map(({ group, of }) => ({
    group,
    acts: allowed.filter((act) => of(act)).map((act) => linkTo(section.id, act, shown)),
  }));
  const hold = lastEvent(dossier.events, 'held');
  const text = hold === null ? undefined : dossier.texts.get(hold.seq);
  return {
    section: shown,
    book: bookTitle(plan, section.book),
    advice: mayAct ? adviceOn(shown) : [],
    why: section.hold === null || text === undefined ? null : (text.text ?? words.stages.forgotten),
    acts: acts.filter((it) => it.acts.length > 0),
  };
}

const isOn = (acts: readonly ActName[]) => (act: ActName) => acts.includes(act);

const GROUPS = [
  { group: 'people', of: isOn([...ACTS_ON_HOLDERS, 'add']) },
  { group: 'stage', of: isOn(['extend', 'close']) },
  { group: 'section', of: isOn(['hold', 'release', 'recall', 'cancel', 'rebuild']) },
] as const;

/** A flow is built anew only where something was lost: else it is a button that does nothing anybody needs. */
const isOffered = (act: ActName, { halted, stuck }: SectionShown): boolean =>
  act !== 'rebuild' || halted !== null || stuck;

/** Of one holder the form need not ask whom it is about. */
function linkTo(section: string, act: ActName, { holders }: SectionShown): ActLink {
  const [only, ...more] = holders;
  const isTheirs = only !== undefined && more.length === 0 && isOn(ACTS_ON_HOLDERS)(act);
  const query = isTheirs ? `?person=${encodeURIComponent(only.person)}` : '';
  return { act, href: `${pathOfAct(section, act)}${query}` };
}

function adviceOn({ disputed, held, halted, stuck, holders, isLate }: SectionShown): StandingShown['advice'] {
  return [
    ...(disputed ? (['disputed'] as const) : []),
    ...(held === null ? [] : (['held'] as const)),
    ...(halted === null ? [] : (['halted'] as const)),
    ...(stuck ? (['stuck'] as const) : []),
    ...(holders.some(({ undeliverable }) => undeliverable !== null) ? (['undeliverable'] as const) : []),
    ...(isLate ? (['late'] as const) : []),
  ];
}
