import { dateInWords, inWords } from '../calendar/in-words.ts';
import type { DayLetter, LetterItem } from '../letters/letters-on.ts';
import { nameIn, type Person } from '../wording/person.ts';
import type { MailWording } from '../wording/wording.ts';
import { nameOf } from './about.ts';
import type { Contact } from './facts/letter-facts.ts';
import { type LinkedItem, stageIn } from './letter-seats.ts';
import { hasSixDigits, oneLine, shortened, withoutSixDigits } from './plain-words.ts';

/** All that one letter of a day is written from. */
export interface LetterTold {
  readonly to: Person;
  readonly plan: { readonly id: string; readonly title: string; readonly contact: Contact };
  readonly letter: Omit<DayLetter, 'yours'>;
  readonly yours: readonly LinkedItem[];
  /** How many more wait for them than are listed. */
  readonly unlisted: number;
  readonly people: ReadonlyMap<string, Person>;
  readonly code: string | null;
  /** The plan's board, for whoever may open it; null for the others. */
  readonly board: string | null;
}

export interface LetterLine {
  readonly title: string;
  readonly lines: readonly string[];
  readonly due: string;
  readonly link: { readonly url: string; readonly label: string } | null;
}

/** A letter before it becomes HTML and text: up to three groups, each with what it names. */
export interface LetterParts {
  readonly subject: string;
  readonly greeting: string;
  readonly groups: readonly {
    readonly lead: string;
    readonly items: readonly LetterLine[];
    readonly more: string | null;
  }[];
  readonly code: { readonly label: string; readonly digits: string; readonly help: string } | null;
  readonly board: { readonly url: string; readonly label: string } | null;
  readonly contact: string;
  readonly whose: string;
  readonly footer: string;
}

/** A letter that lists more is read to nobody's end; the rest stands on the pages. */
export const MOST_LISTED = 40;
const LONGEST_TITLE = 120;

export function letterParts(told: LetterTold, words: MailWording): LetterParts {
  const { letter, yours, code, board, plan } = told;
  const { mails, stages } = words;
  const says = mails.letters;
  const waiting = yours.length + told.unlisted;
  const group = (lead: string, items: readonly LetterLine[], count = items.length) => ({
    lead,
    items: items.slice(0, MOST_LISTED),
    more: count > MOST_LISTED ? says.more({ count: count - MOST_LISTED }) : null,
  });
  const others = (items: readonly LetterItem[]) => items.map((it) => lineOf(it, told, words, null));
  const { contact } = plan;
  const guard = (text: string): string => (code === null ? text : withoutSixDigits(text));
  const email = oneLine(contact.email);
  const parts: LetterParts = {
    subject: subjectOf(told, words),
    greeting: mails.greeting(nameOf(told.to)),
    groups: [
      ...(yours.length === 0
        ? []
        : [
            group(
              says.yours({ count: waiting }),
              yours.map((it) => lineOf(it, told, words, { url: it.url, label: says.open(it.stage) })),
              waiting,
            ),
          ]),
      ...(letter.people.length === 0
        ? []
        : [group(says.people({ count: sectionsIn(letter.people) }), others(letter.people))]),
      ...(letter.plan === null
        ? []
        : [
            group(
              letter.plan.report === null
                ? says.plan({ count: sectionsIn(letter.plan.items) })
                : says.report({ ...letter.plan.report, over: sectionsIn(letter.plan.items) }),
              others(letter.plan.items),
            ),
          ]),
    ],
    code: code === null ? null : { label: mails.ask.code, digits: code, help: says.codeHelp },
    board: board === null ? null : { url: board, label: says.board },
    contact: mails.contact({
      name: oneLine(contact.name),
      email: code !== null && hasSixDigits(email) ? null : email,
      phone: contact.phone === null ? null : oneLine(contact.phone),
    }),
    whose: yours.length > 0 ? mails.whose(nameOf(told.to)) : mails.forWhom(nameOf(told.to)),
    footer: mails.footer(oneLine(plan.title)),
  };
  return code === null ? parts : guarded(parts, guard);

  function lineOf(
    item: LetterItem,
    { people }: LetterTold,
    { calendar }: MailWording,
    link: LetterLine['link'],
  ): LetterLine {
    const stage = stageIn(item);
    const due = inWords(item.due, calendar);
    return {
      title: oneLine(item.title),
      lines: [
        ...(stage === null ? [] : [`${stages.stages[stage]}, ${stages.round(item.round)}`]),
        ...(link === null ? [says.with({ holder: oneLine(nameIn(people, item.holder)) })] : []),
        says.since({ since: dateInWords(item.since, calendar) }),
      ],
      due: item.over > 0 ? says.over({ due, days: item.over }) : says.ahead({ due, left: -item.over }),
      link,
    };
  }
}

/** How many sections these are: several people may hold one. */
const sectionsIn = (items: readonly LetterItem[]): number =>
  new Set(items.map(({ section }) => section)).size;

/** The most pressing thing is said first: what is over, what waits, what others are over with, the report. */
function subjectOf({ letter, yours, unlisted, plan }: LetterTold, { mails }: MailWording): string {
  const { subjects } = mails.letters;
  const [first] = yours;
  if (first !== undefined && first.over > 0)
    return subjects.late({ days: first.over, title: shortened(oneLine(first.title), LONGEST_TITLE) });
  if (yours.length > 0) return subjects.reminder({ count: yours.length + unlisted });
  if (letter.people.length > 0) return subjects.forInformation({ count: sectionsIn(letter.people) });
  return letter.plan?.report === null
    ? subjects.forInformation({ count: sectionsIn(letter.plan.items) })
    : subjects.report({ plan: shortened(oneLine(plan.title), LONGEST_TITLE) });
}

/** No six digits stand in a row beside the code's, outside URLs. */
const guarded = (parts: LetterParts, guard: (text: string) => string): LetterParts => ({
  ...parts,
  subject: guard(parts.subject),
  greeting: guard(parts.greeting),
  groups: parts.groups.map(({ lead, items, more }) => ({
    lead: guard(lead),
    items: items.map((it) => ({
      ...it,
      title: guard(it.title),
      lines: it.lines.map(guard),
      due: guard(it.due),
    })),
    more,
  })),
  contact: guard(parts.contact),
  whose: guard(parts.whose),
  footer: guard(parts.footer),
});
