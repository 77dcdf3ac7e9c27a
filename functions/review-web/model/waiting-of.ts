import { holdersOf, openStage } from '../../approval/section.ts';
import { traitsOf } from '../../approval/path/stages.ts';
import { inWords } from '../../calendar/in-words.ts';
import { type Elsewhere, elsewhereIn } from './elsewhere.ts';
import type { Facts } from './facts.ts';
import type { WaitingShown } from './page-model.ts';

interface Waits extends Elsewhere {
  readonly title: string;
  readonly due: string;
}

/**
 * What else waits for this person: this very section first, where it does in another round or stage, then the soonest.
 * `open` is what its button sends; a sign-off is opened only from a mail that carries a code.
 */
export function waitingOf(facts: Facts): WaitingShown[] {
  const { holdings, link, words, hasCode } = facts;
  const others = holdings
    .filter(({ section }) => section !== link.section)
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  return [...here(facts), ...others].map((it) => ({
    title: it.title,
    stage: `${words.stages.stages[it.stage]}, ${words.stages.round(it.round)}`,
    due: inWords(it.due, words.calendar),
    open: traitsOf(it.stage).code && !hasCode ? null : elsewhereIn(it),
  }));
}

/** Of this section the records tell, which are newer than the index by person. */
function here({ dossier: { section }, link }: Facts): Waits[] {
  const stage = openStage(section);
  const isTheirs = holdersOf(section).some(({ person }) => person === link.person);
  if (stage === null || !isTheirs || (stage.stage === link.stage && stage.round === link.round)) return [];
  return [
    { section: section.id, title: section.title, round: stage.round, stage: stage.stage, due: stage.due },
  ];
}
