import type { Foreseen } from '../../actions/preview-act.ts';
import { ACTS_ON_HOLDERS, type ActName } from '../../approval/coordinator/act-names.ts';
import { SECTION_ID } from '../../approval/section-id.ts';
import { holdersOf, type Section } from '../../approval/section.ts';
import { planOf } from '../../records/keys.ts';
import { foreseenFrom } from '../model/foreseen-from.ts';

/** The acts that can be done on several sections at once: none that ends anything for good. */
export const ACTS_ON_SEVERAL = ['resend', 'extend', 'replace', 'hold', 'release'] as const;
export type ActOnSeveral = (typeof ACTS_ON_SEVERAL)[number];

/** The most that is done at once: a section, or a person of a section who is written to, counts as one. */
export const MOST_AT_ONCE = 100;

/** One change: on a section, and where the act is about a person, about that one. */
export interface Step {
  readonly section: string;
  readonly person: string | null;
}

/** A step as it was shown before: from what it was foreseen. */
export interface ForeseenStep extends Step {
  readonly foreseen: Foreseen;
}

/** The sections of this plan that were chosen, each once; what can be none of its sections is left out. */
export const chosenIn = (plan: string, sections: readonly string[]): string[] =>
  [...new Set(sections)].filter((it) => SECTION_ID.test(it) && planOf(it) === plan);

export const isOnHolder = (act: ActName): boolean => ACTS_ON_HOLDERS.some((it) => it === act);

/** What an act comes to on one section. `person`: '' for all who have not decided. */
export function stepsOn(section: Section, act: ActOnSeveral, person: string): Step[] {
  if (!isOnHolder(act)) return [{ section: section.id, person: null }];
  if (person !== '') return [{ section: section.id, person }];
  const holders = holdersOf(section).map((it) => it.person);
  // Where nobody is asked the rule says so.
  return (holders.length === 0 ? [null] : holders).map((it) => ({ section: section.id, person: it }));
}

/** The n-th step on a section that was read once: the ones before it will have moved the section by one change each. */
export const after = ({ version, seq, change }: Foreseen, n: number): Foreseen => ({
  version: version + n,
  seq: seq + n,
  change,
});

/** A step as a form's hidden field carries it. */
export const stepInForm = ({ section, person, foreseen }: ForeseenStep): string =>
  [section, foreseen.version, foreseen.seq, foreseen.change, person ?? ''].join(' ');

/** Reads what `stepInForm` wrote; null where that was made up. */
export function stepFrom(text: string): ForeseenStep | null {
  const [section = '', version = '', seq = '', change = '', person = ''] = text.split(' ');
  const foreseen = foreseenFrom({ version, seq, change });
  if (foreseen === null || !SECTION_ID.test(section)) return null;
  return { section, person: person === '' ? null : person, foreseen };
}
