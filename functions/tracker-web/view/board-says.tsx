import type { FC } from 'hono/jsx';
import type { Why } from '../../approval/why-waits.ts';
import { dayOf } from '../../calendar/day-of.ts';
import { dateInWords } from '../../calendar/in-words.ts';
import { workingDaysFrom } from '../../deadlines/working-days.ts';
import type { Person } from '../../records/plan/plan.ts';
import { nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import { type BoardModel, isFine } from '../model/board-model.ts';
import { pathOfLook } from '../model/look.ts';
import type { Moment, SectionShown } from '../model/section-shown.ts';
import type { Sentence } from '../model/sentences.ts';

type People = ReadonlyMap<string, Person>;

/** So many names stand in a sentence; a stage may ask ten. */
const MOST_NAMES = 3;

/** What is stuck, with whom, since when, why, and what comes next; each sentence leads to its rows. */
export const BoardSays: FC<{ model: BoardModel; people: People; words: Wording }> = ({
  model,
  people,
  words,
}) => {
  const { plan, sentences, moment, all } = model;
  const { stands } = words;
  if (all === 0) return null;
  return (
    <ul class="says" aria-label={stands.label}>
      {isFine(model) ? <li class="fine">{stands.fine}</li> : null}
      {sentences.map((sentence) => (
        <li class={MILD.has(sentence.says) ? undefined : 'worse'}>
          <a href={pathOfLook(plan, sentence.look)}>{inOne(sentence, moment, people, words)}</a>
        </li>
      ))}
    </ul>
  );
};

/** What is no fault yet. */
const MILD: ReadonlySet<Sentence['says']> = new Set(['due-soon', 'waits', 'held']);

export const inOne = (
  { says, count, first, at }: Sentence,
  { now, calendar }: Moment,
  people: People,
  words: Wording,
): string => {
  const { stands } = words;
  const over = says === 'overdue' ? workingDaysFrom(dayOf(at), dayOf(now), calendar) : null;
  const when =
    over === null
      ? dateInWords(at, words.calendar)
      : over === 0
        ? stands.sinceToday
        : stands.workingDays({ count: over });
  return stands.says[says]({ count, title: first.title, who: whom(first, people, words), when });
};

/** Why they wait stands behind each name; behind all of them, where it is the same. */
function whom({ holders }: SectionShown, people: People, { stands, stages }: Wording): string {
  const [one, ...others] = new Set(holders.map(({ why }) => why));
  const because = (why: Why | null | undefined) => (why == null ? '' : ` (${stands.whys[why]})`);
  const isOne = others.length === 0;
  const named = holders
    .slice(0, MOST_NAMES)
    .map(({ person, why }) => nameIn(people, person) + (isOne ? '' : because(why)));
  const count = holders.length - named.length;
  const names = count === 0 ? stages.list(named) : stands.andOthers({ names: named.join(', '), count });
  return names + (isOne ? because(one) : '');
}
