import type { FC } from 'hono/jsx';
import { planOf } from '../../records/keys.ts';
import { daysSince } from '../../calendar/day-of.ts';
import { inWords } from '../../calendar/in-words.ts';
import type { Person } from '../../records/plan/plan.ts';
import type { Wording } from '../../wording/wording.ts';
import type { ActLink, StandingShown } from '../model/standing-of-section.ts';
import { flagsOf, Holder } from './section-row.tsx';

/** Where the section is, with whom, since when, due when, what is wrong with it, and what can be done about it. */
export const Standing: FC<{
  standing: StandingShown;
  people: ReadonlyMap<string, Person>;
  words: Wording;
  now: string;
}> = ({ standing: { section, book, advice, why, acts }, people, words, now }) => {
  const { board, stages, calendar } = words;
  const { since, due, isLate, holders } = section;
  const flags = flagsOf(section, people, words);
  return (
    <section class="sheet standing">
      <h1>{section.title}</h1>
      <p class="soft">{book}</p>
      <dl>
        <dt>{board.columns.state}</dt>
        <dd>
          <b>{stages.states[section.state]}</b>
          {section.round === 0 ? null : `, ${stages.round(section.round)}`}
          {section.moving ? <span class="soft"> · {board.moving}</span> : null}
          {flags.map(({ text, bad }) => (
            <span class={bad ? 'flag bad' : 'flag'}>{text}</span>
          ))}
          {why === null ? null : <span class="why">{words.history.why(why)}</span>}
        </dd>
        {holders.length === 0 ? null : (
          <>
            <dt>{board.columns.holders}</dt>
            <dd>
              <ul class="holders">
                {holders.map((holder) => (
                  <li>
                    <Holder
                      plan={planOf(section.id)}
                      holder={holder}
                      people={people}
                      words={words}
                      now={now}
                    />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {since === null ? null : (
          <>
            <dt>{board.columns.since}</dt>
            <dd>
              <time datetime={since}>{inWords(since, calendar)}</time>
              <span class="soft"> · {calendar.forDays(daysSince(since, now))}</span>
            </dd>
          </>
        )}
        {due === null ? null : (
          <>
            <dt>{board.columns.due}</dt>
            <dd>
              <time datetime={due}>
                {section.isEstimated ? calendar.estimated(inWords(due, calendar)) : inWords(due, calendar)}
              </time>
              {isLate ? <span class="flag bad">{board.flags.late(daysSince(due, now))}</span> : null}
            </dd>
          </>
        )}
      </dl>
      {acts.length === 0 ? null : (
        <>
          <h2>{words.section.acts}</h2>
          {advice.map((about) => (
            <p>{words.section.advice[about]}</p>
          ))}
          {acts.map(({ group, acts: of }) => (
            <>
              <h3>{words.section.actGroups[group]}</h3>
              <Acts acts={of} words={words} />
            </>
          ))}
        </>
      )}
    </section>
  );
};

const Acts: FC<{ acts: readonly ActLink[]; words: Wording }> = ({ acts, words }) => (
  <ul class="acts">
    {acts.map(({ act, href }) => (
      <li>
        <a href={href}>{words.acts.names[act]}</a>
      </li>
    ))}
  </ul>
);
