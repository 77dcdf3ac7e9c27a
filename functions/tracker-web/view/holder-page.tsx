import type { FC } from 'hono/jsx';
import { daysSince } from '../../calendar/day-of.ts';
import { dateInWords, inWords, timeInWords } from '../../calendar/in-words.ts';
import { htmlOf } from '../../pages/document.tsx';
import type { Person, Plan } from '../../records/plan/plan.ts';
import type { SignedIn } from '../../sign-in/door.ts';
import { named } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import type { HeldShown } from '../model/held-by.ts';
import { pathOfPlan, pathOfSection, pathOfSeveral } from '../model/paths.ts';
import { MOST_AT_ONCE } from '../several/steps.ts';
import { Frame } from './frame.tsx';
import { flagsOf } from './section-row.tsx';

interface Page {
  readonly plan: Plan;
  readonly who: Person;
  readonly people: ReadonlyMap<string, Person>;
  readonly held: readonly HeldShown[];
  /** When the mail that asks was sent, by section. */
  readonly asked: ReadonlyMap<string, string | null>;
  readonly mayAct: boolean;
  readonly now: string;
  readonly words: Wording;
  readonly signedIn: SignedIn;
}

/** What waits for one person: since when, until when, what is known of the mail, and a reminder that is ready to send. */
export const holderPage = (page: Page): string => {
  const { plan, who, held, mayAct, now, words, signedIn } = page;
  const { holder } = words;
  return htmlOf(
    <Frame words={words} title={holder.title} plan={plan.title} signedIn={signedIn}>
      <section class="sheet">
        <h1>{named(who)}</h1>
        <p class="soft">{words.board.asOf(inWords(now, words.calendar))}</p>
        <p class="stands">{held.length === 0 ? holder.nothing : holder.holds({ count: held.length })}</p>
        {held.length === 0 ? null : (
          <>
            <p>
              <a class="button" href={reminding(page, held)}>
                {held.length === 1 ? holder.remind : holder.remindAll}
              </a>
            </p>
            <p class="hint">{holder.remindHelp}</p>
          </>
        )}
        {mayAct && held.length > 0 && held.length <= MOST_AT_ONCE ? (
          <p>
            <a href={resending(page)}>{holder.resend}</a>
          </p>
        ) : null}
        <p>
          <a href={pathOfPlan(plan.plan)}>{words.tracker.toBoard}</a>
        </p>
      </section>
      {held.map((it) => (
        <Held page={page} held={it} />
      ))}
    </Frame>,
  );
};

const Held: FC<{ page: Page; held: HeldShown }> = ({ page, held }) => {
  const { words, now, people, held: all } = page;
  const { board, stages, calendar, holder } = words;
  const { section, book, since, left } = held;
  const { due } = section;
  return (
    <section class="sheet">
      <h2>
        <a href={pathOfSection(section.id)}>{section.title}</a>
      </h2>
      <p class="soft">{[book, stages.states[section.state], stages.round(section.round)].join(' · ')}</p>
      <dl>
        {since === null ? null : (
          <>
            <dt>{board.columns.since}</dt>
            <dd>
              <time datetime={since}>{dateInWords(since, calendar)}</time> (
              {calendar.forDays(daysSince(since, now))})
            </dd>
          </>
        )}
        {due === null || left === null ? null : (
          <>
            <dt>{board.columns.due}</dt>
            <dd>
              <time datetime={due}>{inWords(due, calendar)}</time>{' '}
              <span class={section.isLate ? 'late' : 'soft'}>{leftInWords(left, section.isLate, words)}</span>
            </dd>
          </>
        )}
        <dt>{holder.asked}</dt>
        <dd class={held.holder.undeliverable === null ? undefined : 'late'}>{fateOf(page, held)}</dd>
      </dl>
      {flagsOf(section, people, words).map(({ text, bad }) => (
        <p class={bad ? 'flag bad' : 'flag'}>{text}</p>
      ))}
      {all.length === 1 ? null : (
        <p>
          <a href={reminding(page, [held])}>{holder.remind}</a>
        </p>
      )}
    </section>
  );
};

function leftInWords(left: number, isLate: boolean, { holder }: Wording): string {
  if (left === 0) return holder.today;
  return isLate ? holder.over({ count: -left }) : holder.left({ count: left });
}

/** No more than is known: that it was sent, and that it came back. */
function fateOf({ asked, words }: Page, { section, holder }: HeldShown): string {
  const at = asked.get(section.id) ?? null;
  if (holder.undeliverable !== null) return words.holder.undelivered;
  return at === null ? words.holder.notSent : words.holder.sent({ at: timeInWords(at, words.calendar) });
}

/** WhatsApp with a text, and with no number: whom it goes to is chosen there. */
function reminding({ who, asked, words }: Page, held: readonly HeldShown[]): string {
  const { text } = words.holder;
  const lines = held.flatMap(({ section, book }) => {
    const at = asked.get(section.id) ?? null;
    return [
      text.section({ title: section.title, book, stage: words.stages.states[section.state] }),
      ...(section.due === null ? [] : [text.due({ due: inWords(section.due, words.calendar) })]),
      at === null ? text.anyMail : text.mail({ at: dateInWords(at, words.calendar) }),
      '',
    ];
  });
  const whole = [text.dear({ person: named(who) }), '', ...lines, text.thanks].join('\n');
  return `https://wa.me/?text=${encodeURIComponent(whole)}`;
}

function resending({ plan, who, held }: Page): string {
  const sections = held.map(({ section }) => `&section=${encodeURIComponent(section.id)}`).join('');
  return `${pathOfSeveral(plan.plan, 'resend')}&person=${encodeURIComponent(who.id)}${sections}`;
}
