import type { Stage } from '../../approval/section.ts';
import type { StageName } from '../../approval/stages.ts';
import { daysSince } from '../../calendar/day-of.ts';
import { inWords } from '../../calendar/in-words.ts';
import type { Dossier } from '../../records/dossier.ts';
import { decisionsOf } from '../../records/decisions.ts';
import { bookTitle } from '../../records/plan.ts';
import { draftOf } from './draft-of.ts';
import { historyOf } from '../../history/history-of.ts';
import { nameIn } from '../../wording/person.ts';
import type { Facts } from './facts.ts';
import type { About, CommentShown, Sheet, WaitingShown } from './page-model.ts';

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
    former: filledIn === null || filledIn === current?.sha256 ? null : draftOf(facts, filledIn, false),
    draft: current === null ? null : draftOf(facts, current.sha256, true),
    comments: commentsOf(facts),
    history: historyOf(dossier, people, words),
    waiting: waitingOf(facts),
  };
}

/** Reviewers read what this round's people wrote; drafters read all of the round that came back to them. */
function commentsOf({ dossier, link, people, words }: Facts): CommentShown[] {
  const round = link.stage === 'drafting' ? Math.max(1, link.round - 1) : link.round;
  const { stages } = words;
  return decisionsOf(dossier)
    .filter((it) => it.round === round && it.text !== '' && it.person !== link.person)
    .map(({ person, stage, choice, text }) => ({
      who: nameIn(people, person),
      did: `${stages.chosen(stage, choice)}, ${stages.stages[stage]}`,
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
