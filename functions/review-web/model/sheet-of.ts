import { excusedIn, type Stage } from '../../approval/section.ts';
import type { StageName } from '../../approval/paths.ts';
import { daysSince } from '../../calendar/day-of.ts';
import { inWords } from '../../calendar/in-words.ts';
import type { Dossier } from '../../records/dossier.ts';
import { decisionsOf } from '../../records/decisions.ts';
import { bookTitle } from '../../records/plan.ts';
import { draftOf } from './draft-of.ts';
import { historyOf } from '../../history/history-of.ts';
import { nameIn } from '../../wording/person.ts';
import type { Facts } from './facts.ts';
import type { About, DecisionShown, Sheet, WaitingShown } from './page-model.ts';
import { isDrafting } from '../../approval/stages.ts';

export const aboutOf = (
  { section, plan }: Pick<Dossier, 'section' | 'plan'>,
  link: { readonly stage: StageName; readonly round: number },
): About => ({
  title: section.title,
  book: bookTitle(plan, section.book),
  plan: plan.title,
  stage: link.stage,
  round: link.round,
});

/** All that a person of this open stage reads before deciding. `filledIn`: the draft that their form named. */
export function sheetOf(facts: Facts, stage: Stage, filledIn: string | null): Sheet {
  const { dossier, link, people, words, now } = facts;
  const current = dossier.section.draft;
  const days = daysSince(stage.due, now);
  return {
    asWhom: nameIn(people, link.person),
    due: inWords(stage.due, words.calendar),
    late: stage.due <= now && days > 0 ? words.board.flags.late(days) : null,
    together: stage.assignments
      .filter((a) => a.person !== link.person && (a.status === 'open' || a.status === 'decided'))
      .map((a) => nameIn(people, a.person)),
    excused: excusedIn(dossier.stages, readRound(link)).map((id) => nameIn(people, id)),
    former: filledIn === null || filledIn === current?.sha256 ? null : draftOf(facts, filledIn, false),
    draft: current === null ? null : draftOf(facts, current.sha256, true),
    decisions: decisionsShown(facts),
    history: historyOf(dossier, people, words),
    waiting: waitingOf(facts),
  };
}

/** Reviewers read what came of this round so far; drafters, of the round that came back to them. */
const readRound = ({ stage, round }: Facts['link']): number =>
  isDrafting(stage) ? Math.max(1, round - 1) : round;

/** What the others decided, and what they wrote. */
function decisionsShown({ dossier, link, people, words }: Facts): DecisionShown[] {
  const { stages, calendar } = words;
  return decisionsOf(dossier)
    .filter((it) => it.round === readRound(link) && it.person !== link.person)
    .map(({ person, stage, choice, at, text }) => ({
      who: nameIn(people, person),
      did: `${stages.chosen(stage, choice)}, ${stages.stages[stage]}`,
      at: inWords(at, calendar),
      text: text ?? stages.forgotten,
    }));
}

/** What else waits for this person, soonest first: titles only, because a link is a secret that stands in its mail. */
export function waitingOf({ holdings, link, words }: Facts): WaitingShown[] {
  return holdings
    .filter((it) => !(it.section === link.section && it.stage === link.stage && it.round === link.round))
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map((it) => ({
      title: it.title,
      stage: words.stages.stages[it.stage],
      due: inWords(it.due, words.calendar),
    }));
}
