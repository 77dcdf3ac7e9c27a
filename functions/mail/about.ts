import { type Person, named } from '../wording/person.ts';
import type { MailWording } from '../wording/wording.ts';
import type { Comment, LetterFacts } from './facts/letter-facts.ts';
import type { Item, Parts } from './parts.ts';
import { hasSixDigits, inLines, oneLine, shortened } from './plain-words.ts';

/** A subject with a longer title is cut by phones anyway; a header line must stay below 998 bytes. */
const LONGEST_TITLE = 120;

export const nameOf = (person: Person): string => oneLine(named(person));

export const namesOf = (people: readonly Person[], words: MailWording): string =>
  words.stages.list(people.map(nameOf));

export const subjectTitle = (facts: LetterFacts): string =>
  shortened(oneLine(facts.section.title), LONGEST_TITLE);

type Common = Pick<Parts, 'greeting' | 'contact' | 'footer'> & { readonly card: Parts['card'] };

/** What every mail has: to whom, which section, whom to ask. `guarded`: only the code may have six digits in a row. */
export function about(facts: LetterFacts, words: MailWording, guarded: boolean): Common {
  const { mails, stages } = words;
  const { contact, section, stage, round } = facts;
  const email = oneLine(contact.email);
  return {
    greeting: mails.greeting(nameOf(facts.to)),
    card: {
      title: oneLine(section.title),
      lines: [oneLine(section.book), `${stages.stages[stage]}, ${stages.round(round)}`],
      due: null,
    },
    contact: mails.contact({
      name: oneLine(contact.name),
      // Parting an address would break it; a reply reaches it all the same.
      email: guarded && hasSixDigits(email) ? null : email,
      phone: contact.phone === null ? null : oneLine(contact.phone),
    }),
    footer: mails.footer(oneLine(facts.plan)),
  };
}

/** A coordinator's reason as a sentence, if there is one. */
export const because = (why: string | null, words: MailWording): string[] => {
  const reason = why === null ? words.stages.forgotten : oneLine(why);
  return reason === '' ? [] : [words.mails.why(reason)];
};

/** What people wrote, under who they are and what they decided. Those who wrote nothing are left out. */
export function commentsOf(comments: readonly Comment[], words: MailWording): Parts['comments'] {
  const { stages } = words;
  const items: Item[] = comments
    .map(({ who, stage, round, choice, text }) => ({
      who: `${nameOf(who)} – ${stages.chosen(stage, choice).toLowerCase()} (${stages.round(round)})`,
      text: text === null ? stages.forgotten : inLines(text),
    }))
    .filter(({ text }) => text !== '');
  return items.length === 0 ? null : { heading: words.mails.commentsHeading, items };
}
