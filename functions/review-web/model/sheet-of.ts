import { excusedIn, type Stage } from '../../approval/section.ts';
import type { StageName } from '../../approval/path/paths.ts';
import { daysSince } from '../../calendar/day-of.ts';
import { calendarsOf } from '../../deadlines/calendar.ts';
import { dueInWords } from '../../deadlines/due-in-words.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import { decisionsOf } from '../../records/section/decisions.ts';
import { bookTitle } from '../../records/plan/plan.ts';
import { draftOf } from './draft-of.ts';
import { historyOf } from '../../history/history-of.ts';
import { nameIn } from '../../wording/person.ts';
import { type Facts, pathOf } from './facts.ts';
import { decisionShown, formerRounds } from './former-rounds.ts';
import type { About, Sheet } from './page-model.ts';
import { waitingOf } from './waiting-of.ts';
import { isDrafting } from '../../approval/path/stages.ts';

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
  const others = decisionsOf(dossier).filter(
    (it) => it.round === readRound(link) && it.person !== link.person,
  );
  return {
    asWhom: nameIn(people, link.person),
    due: dueInWords(stage, calendarsOf(dossier.plan.daysOff).current, words.calendar),
    late: stage.due <= now && days > 0 ? words.board.flags.late(days) : null,
    together: stage.assignments
      .filter((a) => a.person !== link.person && (a.status === 'open' || a.status === 'decided'))
      .map((a) => nameIn(people, a.person)),
    excused: excusedIn(dossier.stages, readRound(link)).map((id) => nameIn(people, id)),
    former: filledIn === null || filledIn === current?.sha256 ? null : draftOf(facts, filledIn, false),
    draft: current === null ? null : draftOf(facts, current.sha256, true),
    decisions: others.map((it) => decisionShown(it, facts)),
    rounds: formerRounds(facts, new Set(others.map(({ id }) => id))),
    history: historyOf(dossier, people, words),
    waiting: { action: pathOf(facts.token), items: waitingOf(facts) },
  };
}

/** Reviewers read what came of this round so far; drafters, of the round that came back to them. */
const readRound = ({ stage, round }: Facts['link']): number =>
  isDrafting(stage) ? Math.max(1, round - 1) : round;
