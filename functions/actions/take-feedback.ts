import type { UndeliverableReason } from '../approval/event.ts';
import { isAboutFailure, type MailRow } from '../records/outbox/outbox-item.ts';
import { letterOfRow } from '../records/keys.ts';
import { markUndeliverable } from '../records/plan/plan-writes.ts';
import { readMailRow, sendAgain } from '../records/outbox/outbox-rows.ts';
import { noteUndeliverable } from './note-undeliverable.ts';
import type { Dependencies } from './dependencies.ts';

/** A report may be here before its sender has written down that the mail went: so long it is given, in seconds. */
const SETTLING = 5;

/**
 * A mail that was sent has come back, or was reported as spam: beside its holder's name, and to the coordinators. Each
 * mail once, however often it is reported; never of a mail about such a mail. One that the
 * receiver's server only put off (a full mailbox, an absence note, which SES tells alike) is sent once more a day later, if it
 * is still to be sent then. `unchanged`: known, or no longer asked.
 */
export async function takeFeedback(
  dependencies: Dependencies,
  of: { readonly section: string; readonly row: string },
  told: UndeliverableReason | 'soft',
): Promise<string> {
  const letter = letterOfRow(of);
  if (letter !== null) return takeLetterFeedback(dependencies, letter, told);
  const sent = await readSettled(dependencies, of);
  if (sent === null) return 'no-such-mail';
  if (isAboutFailure(sent)) return 'about-a-failure';
  if (told === 'soft' && sent.again !== true)
    return (await sendAgain(dependencies.table, of, dayLater(dependencies.now())))
      ? 'again-in-a-day'
      : 'unchanged';
  // A report that comes twice: the second try is still ahead.
  if (told === 'soft' && sent.state !== 'sent') return 'unchanged';
  const reason = told === 'soft' ? 'put-off' : told;
  const { section, row: mail } = sent;
  const ask = sent.mail.mail === 'ask' ? sent.mail : undefined;
  const about = { section, mail, person: sent.mail.person, reason, ask };
  const noted = await noteUndeliverable(dependencies, about, { ...of, was: 'sent' });
  return 'refused' in noted ? noted.refused : 'noted';
}

/**
 * A letter that came back marks the person, for whom none is made until they have another address. One that was only put
 * off is not sent again: the next day has its own.
 */
async function takeLetterFeedback(
  { table, now }: Dependencies,
  { plan, person }: { readonly plan: string; readonly person: string },
  reason: UndeliverableReason | 'soft',
): Promise<string> {
  if (reason === 'soft') return 'passes';
  return (await markUndeliverable(table, plan, person, { reason, at: now() })) ? 'noted' : 'unchanged';
}

const dayLater = (now: string): string => new Date(Date.parse(now) + 24 * 60 * 60 * 1000).toISOString();

/** To write a row while its sender settles it could make the sender's own write fail, and the mail go twice. */
async function readSettled(
  dependencies: Dependencies,
  of: { readonly section: string; readonly row: string },
): Promise<MailRow | null> {
  for (let waited = 0; ; waited += 1) {
    const row = await readMailRow(dependencies.table, of);
    if (row?.state !== 'sending' || waited >= SETTLING) return row;
    await dependencies.wait(1000);
  }
}
