import { peopleAt } from '../../records/plan/cast.ts';
import type { UndeliverableReason } from '../../approval/event.ts';
import { timeInWords } from '../../calendar/in-words.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import type { MailRow } from '../../records/outbox/outbox-item.ts';
import { nameIn } from '../../wording/person.ts';
import type { Wording } from '../../wording/wording.ts';
import { mailKind } from './mail-kind.ts';
import type { SectionFacts } from './section-facts.ts';

/** One mail and what became of it, in words that are ready to print. */
export interface MailShown {
  readonly to: string;
  readonly about: string;
  readonly fate: string;
  readonly written: { readonly at: string; readonly when: string };
  /** How often it was tried, where more than once. */
  readonly tries: string | null;
  /** Whether somebody should look: it did not arrive, or waits longer than for its first try. */
  readonly trouble: 'lost' | 'waits' | null;
  /** Where it would go now, where it was lost. */
  readonly address: string | null;
}

/** Every mail of a section, newest first. */
export function mailsShown({ dossier, rows, people, words }: SectionFacts): MailShown[] {
  const cameBack = returnsOf(dossier);
  return rows
    .filter((row) => row.kind === 'mail')
    .map((row): MailShown => {
      const { fates, written, address } = words.section.mails;
      const back = cameBack.get(row.row);
      const email = people.get(row.mail.person)?.email ?? null;
      const trouble = back === undefined ? troubleOf(row) : 'lost';
      return {
        to: nameIn(peopleAt(people, row.seq), row.mail.person),
        about: aboutOf(row, words),
        fate:
          back === undefined
            ? fateOf(row, words)
            : fates.undelivered({ reason: words.notices.undeliverable[back] }),
        written: { at: row.createdAt, when: written({ at: timeInWords(row.createdAt, words.calendar) }) },
        tries: row.attempts > 1 ? fates.tries({ count: row.attempts }) : null,
        trouble,
        address: trouble === 'lost' && email !== null ? address({ email }) : null,
      };
    })
    .reverse();
}

/** Mails that came back or were never taken, by their row: the last thing that was said of each. */
const returnsOf = ({ events }: Dossier): Map<string, UndeliverableReason> =>
  new Map(
    events.flatMap(({ event }): [string, UndeliverableReason][] =>
      event.type === 'undeliverable' ? [[event.mail, event.reason]] : [],
    ),
  );

function troubleOf({ state, attempts }: MailRow): MailShown['trouble'] {
  if (state === 'failed') return 'lost';
  return state === 'parked' || (state === 'pending' && attempts > 0) ? 'waits' : null;
}

const aboutOf = ({ mail }: MailRow, words: Wording): string =>
  `${mailKind(mail, words)} – ${words.stages.stages[mail.stage]}, ${words.stages.round(mail.round)}`;

function fateOf(row: MailRow, words: Wording): string {
  const { fates } = words.section.mails;
  const when = (at: string) => timeInWords(at, words.calendar);
  const reason = reasonOf(row.reason ?? '', words);
  switch (row.state) {
    case 'sent':
      return row.settledAt === undefined ? fates.sent : fates.sentAt({ at: when(row.settledAt) });
    case 'pending':
      return row.attempts === 0 || row.at === undefined
        ? fates.waits
        : fates.waitsUntil({ reason, at: when(row.at) });
    case 'sending':
      return fates.sending;
    case 'parked':
      return fates.parked;
    case 'dropped':
      return fates.dropped({ reason });
    case 'failed':
      return fates.failed({ reason });
  }
}

/** A reason is a word of ours, or one of the mail service's kinds with its error's name, or a fault's name. */
function reasonOf(code: string, { section: { mails } }: Wording): string {
  const { reasons } = mails;
  const [kind = '', reason = ''] = code.split(': ');
  switch (kind) {
    case 'no-longer-asked':
    case 'no-such-section':
    case 'no-address':
    case 'rejected':
    case 'many-this-hour':
    case 'lease-over':
    case 'put-off':
      return reasons[kind];
    case 'later':
    case 'misconfigured':
    case 'unsure':
      return reasons[kind]({ reason });
    default:
      return reasons.fault({ reason: code });
  }
}
