import type { FC } from 'hono/jsx';
import { daysSince } from '../../calendar/day-of.ts';
import { dateInWords } from '../../calendar/in-words.ts';
import { UNDELIVERABLE_REASONS } from '../../approval/event.ts';
import { planOf } from '../../records/keys.ts';
import type { Person } from '../../records/plan/plan.ts';
import { named, nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import type { HolderShown, SectionShown } from '../model/section-shown.ts';
import { pathOfHolder, pathOfSection } from '../model/paths.ts';

interface Row {
  readonly section: SectionShown;
  readonly people: ReadonlyMap<string, Person>;
  readonly words: Wording;
  readonly now: string;
}

/** One section, with its book where that does not stand above it: where it is, with whom, since when, due when, and what is wrong with it. */
export const SectionRow: FC<
  Row & { book: string | null; picks: { readonly all: boolean } | null; why: string | null }
> = ({ section, book, picks, people, why, words, now }) => {
  const { board, stages, calendar } = words;
  const { columns } = board;
  const { since, due, isLate } = section;
  const flags = flagsOf(section, people, words);
  return (
    <tr>
      <th scope="row">
        {picks === null ? null : (
          <input
            type="checkbox"
            name="section"
            value={section.id}
            checked={picks.all}
            aria-label={words.several.pick(section)}
          />
        )}
        <a href={pathOfSection(section.id)}>{section.title}</a>
        {book === null ? null : <small>{book}</small>}
      </th>
      <td data-label={columns.state}>
        <span>
          {stages.states[section.state]}
          {section.round === 0 ? null : <small>{stages.round(section.round)}</small>}
        </span>
      </td>
      <td
        data-label={columns.holders}
        class={section.holders.length > 0 || section.moving ? undefined : 'empty'}
      >
        {section.holders.length === 0 ? (
          <span class="soft">{section.moving ? board.moving : board.nobody}</span>
        ) : (
          <ul>
            {section.holders.map((holder) => (
              <li>
                <Holder plan={planOf(section.id)} holder={holder} people={people} words={words} now={now} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-label={columns.since} class={since === null ? 'empty' : undefined}>
        {since === null ? (
          board.nobody
        ) : (
          <time datetime={since}>
            {dateInWords(since, calendar)}
            <small>{calendar.forDays(daysSince(since, now))}</small>
          </time>
        )}
      </td>
      <td data-label={columns.due} class={due === null ? 'empty' : undefined}>
        {due === null ? (
          board.nobody
        ) : (
          <time datetime={due}>
            {section.isEstimated
              ? calendar.estimated(dateInWords(due, calendar))
              : dateInWords(due, calendar)}
            {isLate ? <span class="flag bad">{board.flags.late(daysSince(due, now))}</span> : null}
          </time>
        )}
      </td>
      <td data-label={columns.flags} class={flags.length === 0 ? 'empty' : undefined}>
        <span>
          {flags.map(({ text, bad }) => (
            <span class={bad ? 'flag bad' : 'flag'}>{text}</span>
          ))}
          {why === null ? null : <small>{why}</small>}
        </span>
      </td>
    </tr>
  );
};

/** Somebody who is asked: since when, where it is not since the stage opened, and what is wrong with their mail. */
export const Holder: FC<{ plan: string; holder: HolderShown } & Omit<Row, 'section'>> = ({
  plan,
  holder,
  people,
  words,
  now,
}) => {
  const { board, stages, calendar, notices } = words;
  const person = people.get(holder.person);
  const { undeliverable, since } = holder;
  const known = UNDELIVERABLE_REASONS.find((reason) => reason === undeliverable);
  return (
    <>
      {person === undefined ? holder.person : <a href={pathOfHolder(plan, person.id)}>{named(person)}</a>}
      {holder.required ? null : <span class="soft"> ({stages.optional})</span>}
      {since === null ? null : <small>{calendar.forDays(daysSince(since, now))}</small>}
      {undeliverable === null ? null : (
        <span class="flag bad">
          {board.flags.undeliverable(known === undefined ? undeliverable : notices.undeliverable[known])}
        </span>
      )}
    </>
  );
};

/** What is wrong with a section. */
export function flagsOf(
  { held, disputed, halted, stuck }: SectionShown,
  people: ReadonlyMap<string, Person>,
  { board, notices, calendar }: Wording,
) {
  const holds = (by: string, at: string) =>
    board.flags.held({ by: nameIn(people, by), at: dateInWords(at, calendar) });
  return [
    ...(held === null ? [] : [{ text: holds(held.by, held.at), bad: false }]),
    ...(disputed ? [{ text: board.flags.disputed, bad: true }] : []),
    ...(halted === null ? [] : [{ text: board.flags.halted(notices.halted(halted)), bad: true }]),
    ...(stuck ? [{ text: board.flags.stuck, bad: true }] : []),
  ];
}
