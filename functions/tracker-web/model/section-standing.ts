import { mayBeActed } from '../../actions/may-be-acted.ts';
import { ACTS_ON_HOLDERS, type ActName } from '../../approval/act-names.ts';
import { bookTitle } from '../../records/plan.ts';
import { toSectionItem } from '../../records/section-item.ts';
import type { SectionWords } from '../../wording/section-words.ts';
import { type HolderShown, type SectionShown, sectionShown } from './board-model.ts';
import { pathOfAct } from './paths.ts';
import type { SectionFacts } from './section-facts.ts';

export interface ActLink {
  readonly act: ActName;
  readonly href: string;
}

/** Where a section stands, as its row of the board says it, and what a coordinator could do about it. */
export interface StandingShown {
  readonly section: SectionShown;
  readonly book: string;
  readonly holders: readonly { readonly holder: HolderShown; readonly acts: readonly ActLink[] }[];
  readonly advice: readonly (keyof SectionWords['advice'])[];
  readonly acts: readonly ActLink[];
}

/** What is offered is what the rules allow now; to a viewer, nothing. */
export function standingShown({ dossier, mayAct, now }: SectionFacts): StandingShown {
  const { plan, section, standing } = dossier;
  const shown = sectionShown(toSectionItem(section, standing, null), now);
  const link = (act: ActName, person?: string): ActLink => ({
    act,
    href: `${pathOfAct(section.id, act)}${person === undefined ? '' : `?person=${encodeURIComponent(person)}`}`,
  });
  return {
    section: shown,
    book: bookTitle(plan, section.book),
    holders: shown.holders.map((holder) => ({
      holder,
      acts: mayAct
        ? mayBeActed(section, now, holder.person)
            .filter(isOnHolder)
            .map((act) => link(act, holder.person))
        : [],
    })),
    advice: mayAct ? adviceOn(shown) : [],
    acts: mayAct
      ? mayBeActed(section, now)
          .filter((act) => !isOnHolder(act))
          .map((act) => link(act))
      : [],
  };
}

const isOnHolder = (act: ActName): boolean => ACTS_ON_HOLDERS.some((it) => it === act);

function adviceOn({ disputed, held, halted, stuck, holders, isLate }: SectionShown): StandingShown['advice'] {
  return [
    ...(disputed ? (['disputed'] as const) : []),
    ...(held ? (['held'] as const) : []),
    ...(halted === null ? [] : (['halted'] as const)),
    ...(stuck ? (['stuck'] as const) : []),
    ...(holders.some(({ undeliverable }) => undeliverable !== null) ? (['undeliverable'] as const) : []),
    ...(isLate ? (['late'] as const) : []),
  ];
}
