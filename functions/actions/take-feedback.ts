import type { UndeliverableReason } from '../approval/event.ts';
import { isAboutFailure, type MailRow } from '../records/outbox-item.ts';
import { readMailRow } from '../records/outbox-rows.ts';
import { noteUndeliverable } from './note-undeliverable.ts';
import type { Parts } from './parts.ts';

/** A report may be here before its sender has written down that the mail went: so long it is given, in seconds. */
const SETTLING = 5;

/**
 * A mail that was sent has come back, or was reported as spam: beside its holder's name, and to the coordinators. Each
 * mail once, however often it is reported; never of a mail about such a mail. `unchanged`: known, or no longer asked.
 */
export async function takeFeedback(
  parts: Parts,
  of: { readonly section: string; readonly row: string },
  reason: UndeliverableReason,
): Promise<string> {
  const sent = await readSettled(parts, of);
  if (sent === null) return 'no-such-mail';
  if (isAboutFailure(sent)) return 'about-a-failure';
  const { section, row: mail } = sent;
  const ask = sent.mail.mail === 'ask' ? sent.mail : undefined;
  const about = { section, mail, person: sent.mail.person, reason, ask };
  const told = await noteUndeliverable(parts, about, { ...of, was: 'sent' });
  return 'refused' in told ? told.refused : 'noted';
}

/** To write a row while its sender settles it could make the sender's own write fail, and the mail go twice. */
async function readSettled(
  parts: Parts,
  of: { readonly section: string; readonly row: string },
): Promise<MailRow | null> {
  for (let waited = 0; ; waited += 1) {
    const row = await readMailRow(parts.table, of);
    if (row?.state !== 'sending' || waited >= SETTLING) return row;
    await parts.wait(1000);
  }
}
