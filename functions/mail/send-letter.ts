import { missedBy } from '../deadlines/letter-hours.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import { lettersOn } from '../letters/letters-on.ts';
import type { Delivery, Tried } from '../outbox/deliver-row.ts';
import { letterPlanOf } from '../records/letters/letter-plan.ts';
import { countMail, uncountMail } from '../records/links/mail-counts.ts';
import type { LetterRow } from '../records/outbox/outbox-item.ts';
import { type Board, readBoard } from '../records/plan/board.ts';
import { letterHtml } from './letter-html.tsx';
import { letterParts, type LetterTold, MOST_LISTED } from './letter-parts.ts';
import { mintLetterLinks } from './letter-seats.ts';
import { letterText } from './letter-text.ts';
import { domainOf, isMailAddress } from './mail-address.ts';
import type { Mailing } from './mailer.ts';
import { toMime } from './mime.ts';
import { messageIdOf, threadRoot } from './thread.ts';
import { LEASE_OVER, triedBy } from './tried-by.ts';

/**
 * Sends one person's letter of a day: it says how things stand now, read strongly consistent. What is done is left out;
 * where nothing is left, on a day off, and from 16.00 of its day on it is dropped.
 */
export async function sendLetter(
  delivery: Delivery,
  mailing: Mailing,
  row: LetterRow,
  leasedUntil: string,
): Promise<Tried> {
  const { plan: id, person, date, after } = row.letter;
  const board = await readBoard(delivery.table, id);
  if (board === null) return { state: 'dropped', reason: 'no-such-plan' };
  const now = delivery.now();
  const missed = missedBy(date, now, calendarsOf(board.plan.daysOff).current);
  if (missed !== null) return { state: 'dropped', reason: missed };
  const letter = lettersOn(letterPlanOf(board), { after, until: date }, now).find(
    (it) => it.person === person,
  );
  if (letter === undefined) return { state: 'dropped', reason: 'nothing-left' };
  const to = board.people.get(person);
  if (to === undefined || to.email === null || !isMailAddress(to.email))
    return { state: 'dropped', reason: 'no-address' };
  const address = to.email;
  const notBefore = await mailing.pace();
  if (notBefore !== null) return { state: 'later', reason: 'rate', at: notBefore };
  const receiver = { plan: id, person };
  const full = await countMail(delivery.table, receiver, now, mailing.mostPerHour);
  if (full !== null) return { state: 'later', reason: 'many-this-hour', at: full };
  let mayHaveGone = false;
  try {
    const mint = { ...mailing, table: delivery.table, now: delivery.now };
    const { linked: yours, code } = await mintLetterLinks(mint, person, letter.yours.slice(0, MOST_LISTED));
    if (yours.length === 0 && letter.people.length === 0 && letter.plan === null)
      return { state: 'dropped', reason: 'nothing-left' };
    const unlisted = Math.max(0, letter.yours.length - MOST_LISTED);
    const told = { ...toldOf(board, mailing, person), to, letter, yours, unlisted, code };
    const raw = await toMime(
      written(told, mailing),
      envelopeOf(board, mailing, row, { name: to.name, address }),
    );
    const posted =
      delivery.now() >= leasedUntil
        ? LEASE_OVER
        : await mailing.post.post(raw, { from: mailing.sender, to: address, of: row });
    mayHaveGone = 'messageId' in posted || posted.failed === 'unsure';
    const tried = triedBy(delivery, row, posted);
    // Nobody mends a letter that the service will not take: the next day has its own.
    return tried.state === 'failed' ? { state: 'dropped', reason: tried.reason } : tried;
  } finally {
    // As with every mail: a count that cannot be taken back ends with the hour.
    if (!mayHaveGone) await uncountMail(delivery.table, receiver, now).catch(() => {});
  }
}

const toldOf = (
  { plan, people }: Board,
  { baseUrl }: Mailing,
  person: string,
): Pick<LetterTold, 'plan' | 'people' | 'board'> => ({
  plan: { id: plan.plan, title: plan.title, contact: plan.contact },
  people,
  board:
    plan.coordinators.includes(person) || plan.viewers.includes(person)
      ? `${baseUrl}/?plan=${encodeURIComponent(plan.plan)}`
      : null,
});

function written(told: LetterTold, { words }: Mailing) {
  const parts = letterParts(told, words);
  return { subject: parts.subject, html: letterHtml(parts, words.language), text: letterText(parts) };
}

/** A person's letters of one plan are a thread of their own. */
function envelopeOf(
  { plan: { plan, title, contact } }: Board,
  { sender, words, replyTo }: Mailing,
  { section, row, createdAt }: LetterRow,
  to: { readonly name: string; readonly address: string },
) {
  const domain = domainOf(sender);
  return {
    from: { name: words.mails.sender(title), address: sender },
    to,
    replyTo: { name: contact.name, address: replyTo ?? contact.email },
    root: threadRoot(`${plan}.letters`, row, domain),
    id: messageIdOf(`${section}/${row}`, domain),
    date: createdAt,
    language: words.language,
  };
}
