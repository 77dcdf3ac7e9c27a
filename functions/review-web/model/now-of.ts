import { holdersOf, openStage } from '../../approval/section.ts';
import { inWords } from '../../calendar/in-words.ts';
import type { NowWords } from '../../wording/page-words.ts';
import { nameIn } from '../../wording/person.ts';
import type { Facts } from './facts.ts';

/** How the section stands now, whatever round the link is of; what waits for its own person is told as theirs. */
export function nowOf({ dossier: { section }, link, people, words }: Facts): NowWords {
  if (section.state === 'cancelled') return { is: 'cancelled' };
  if (section.dispute !== null) return { is: 'disputed' };
  if (section.state === 'signed-off') return { is: 'signed-off' };
  const stage = openStage(section);
  if (stage === null) {
    return section.next === null
      ? { is: 'not-started' }
      : { is: 'opens', stage: section.next.stage, round: section.next.round };
  }
  const at = { stage: stage.stage, round: stage.round };
  if (section.hold !== null) return { is: 'held', ...at };
  const holders = holdersOf(section);
  if (holders.some(({ person }) => person === link.person))
    return { is: 'yours', ...at, due: inWords(stage.due, words.calendar) };
  const needed = holders.filter(({ required }) => required);
  const names = (needed.length === 0 ? holders : needed).map(({ person }) => nameIn(people, person));
  return { is: 'waits', ...at, names, same: at.stage === link.stage && at.round === link.round };
}
