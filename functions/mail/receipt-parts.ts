import { inWords } from '../calendar/in-words.ts';
import type { MailWording } from '../wording/wording.ts';
import { about, nameOf, subjectTitle } from './about.ts';
import type { Receipt } from './facts/letter-facts.ts';
import type { Parts } from './parts.ts';
import { inLines, oneLine } from './plain-words.ts';
import { fingerprint } from './fingerprint.ts';

/** What was recorded in someone's name, what follows, and the way out if it was not them. */
export function receiptParts(facts: Receipt, words: MailWording): Parts {
  const { mails, calendar } = words;
  const { receipt } = mails;
  const common = about(facts, words, false);
  const { follows } = facts;
  const own = inLines(facts.comment ?? '');
  return {
    ...common,
    subject: mails.subjects.receipt({ title: subjectTitle(facts) }),
    lead: receipt.lead({ stage: facts.stage, choice: facts.choice }),
    card: {
      ...common.card,
      lines: [
        ...common.card.lines,
        `${mails.draftLabel}: ${oneLine(facts.draft.name)}`,
        inWords(facts.at, calendar),
      ],
    },
    since: [
      receipt.follows('waits' in follows ? { waits: follows.waits.map(nameOf) } : follows),
      receipt.mistake,
      receipt.notMe({ until: inWords(facts.notMeUntil, calendar) }),
    ],
    code: null,
    button: { label: receipt.button, url: facts.notMeUrl, plain: mails.plainUrl, tone: 'offers' },
    whose: mails.whose(nameOf(facts.to)),
    comments:
      own === '' ? null : { heading: mails.ownComment, items: [{ who: nameOf(facts.to), text: own }] },
    proof: {
      rows: [
        { label: receipt.head, value: facts.head },
        { label: receipt.fingerprint, value: fingerprint(facts.draft.sha256) },
      ],
      help: receipt.headHelp,
    },
  };
}
