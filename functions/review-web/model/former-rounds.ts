import { peopleAt } from '../../records/plan/cast.ts';
import { inWords } from '../../calendar/in-words.ts';
import { type DecisionMade, decisionsOf } from '../../records/section/decisions.ts';
import { nameIn } from '../../wording/person.ts';
import { draftOf } from './draft-of.ts';
import type { Facts } from './facts.ts';
import type { DecisionShown, FormerRound } from './page-model.ts';

/** What somebody decided and wrote; of the reader's own it is said that it is theirs. */
export function decisionShown(
  { seq, person, stage, choice, at, text }: DecisionMade,
  { people, words, link }: Facts,
): DecisionShown {
  const { stages, calendar, pages } = words;
  const name = nameIn(peopleAt(people, seq), person);
  return {
    who: person === link.person ? pages.labels.you(name) : name,
    did: `${stages.chosen(stage, choice)}, ${stages.stages[stage]}`,
    at: inWords(at, calendar),
    text: text ?? stages.forgotten,
  };
}

/**
 * The rounds before this one, the latest first: what everybody decided and wrote, the reader too, and the draft that it
 * was about. `shown`: decisions that stand on the page already.
 */
export function formerRounds(facts: Facts, shown: ReadonlySet<string>): FormerRound[] {
  const { dossier, link } = facts;
  const decisions = decisionsOf(dossier);
  const current = dossier.section.draft?.sha256;
  return Array.from({ length: link.round - 1 }, (_, i) => link.round - 1 - i)
    .map((round): FormerRound => {
      const made = decisions.filter((it) => it.round === round);
      const sha256 = made.at(-1)?.draft ?? dossier.drafts.findLast((it) => it.round === round)?.sha256;
      return {
        round,
        heading: facts.words.pages.labels.formerRound(round),
        draft: sha256 === undefined || sha256 === current ? null : draftOf(facts, sha256, true),
        decisions: made.filter(({ id }) => !shown.has(id)).map((it) => decisionShown(it, facts)),
      };
    })
    .filter(({ draft, decisions: told }) => draft !== null || told.length > 0);
}
