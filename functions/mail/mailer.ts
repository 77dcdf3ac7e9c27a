import { askStands } from '../approval/ask-stands.ts';
import type { Mail } from '../approval/follows/mails.ts';
import { isHeld } from '../approval/section.ts';
import { backOff, type Delivery, type Tried } from '../outbox/deliver-row.ts';
import { decisionsOf } from '../records/section/decisions.ts';
import type { Dossier } from '../records/section/dossier.ts';
import { countMail, uncountMail } from '../records/links/mail-counts.ts';
import { READS } from '../records/section/newer-release.ts';
import type { MailRow } from '../records/outbox/outbox-item.ts';
import type { CommentTold } from '../records/discussion/read-comments.ts';
import type { Person } from '../records/plan/plan.ts';
import type { MailWording } from '../wording/wording.ts';
import { compose } from './compose.ts';
import { letterOf } from './facts/letter-of.ts';
import type { Minted, Readdressing } from './facts/telling.ts';
import { domainOf, isMailAddress } from './mail-address.ts';
import { fileOf, peopleIn, readdressingIn, saidIn } from './section-file.ts';
import { toMime } from './mime.ts';
import { mintLink } from './mint-link.ts';
import type { Pace } from './pacer.ts';
import type { Post, Posted } from './post.ts';
import { messageIdOf, threadRoot } from './thread.ts';
import { LEASE_OVER, triedBy } from './tried-by.ts';

/** What sending needs beside the outbox's own parts. `pace` waits for the turn of the next mail, or says when it is. */
export interface Mailing {
  readonly post: Post;
  readonly words: MailWording;
  /** The sender's address. */
  readonly sender: string;
  /** Where answers go; without it, to the plan's contact. */
  readonly replyTo?: string;
  readonly baseUrl: string;
  /** Nobody gets more mails than this in an hour of the clock; the rest waits for the next one. */
  readonly mostPerHour: number;
  secretBytes(count: number): Uint8Array;
  readonly pace: Pace;
}

/**
 * Sends one mail. An ask that no longer stands is dropped, one of a held section is parked; the link is minted now.
 * Whoever has had many mails this hour gets it in the next; one that did not go does not count. Where all this took
 * longer than the lease it is left to whoever has it now.
 * A refusal that will not change fails the row; one that may is tried again, and where the service only wants us to slow
 * down, for as long as it takes.
 */
export async function sendMail(
  delivery: Delivery,
  mailing: Mailing,
  row: MailRow,
  leasedUntil: string,
): Promise<Tried> {
  const file = await fileOf(delivery, row);
  if (file === null) return { state: 'dropped', reason: 'no-such-section' };
  const { dossier } = file;
  // It may name people and links in a way that is not known here; the release that wrote it sends the mail.
  if (dossier.standing.shape > READS)
    return { state: 'later', reason: 'newer-release', at: backOff(delivery, row.attempts + 1) };
  if (row.mail.mail === 'ask') {
    if (!askStands(dossier.section, row.mail)) return { state: 'dropped', reason: 'no-longer-asked' };
    if (isHeld(dossier.section)) return { state: 'parked', at: delivery.now() };
  }
  const [people, readdressed, said] = await Promise.all([
    peopleIn(delivery, file, row.mail),
    readdressingIn(delivery, file, row.mail),
    saidIn(delivery, file, row.mail),
  ]);
  const to = readdressed?.to ?? people.get(row.mail.person);
  if (to === undefined || to.email === null || !isMailAddress(to.email))
    return { state: 'failed', reason: 'no-address' };
  const notBefore = await mailing.pace();
  if (notBefore !== null) return { state: 'later', reason: 'rate', at: notBefore };
  const receiver = { plan: dossier.section.plan, person: row.mail.person };
  const countedAt = delivery.now();
  const counting = countMail(delivery.table, receiver, countedAt, mailing.mostPerHour);
  const told = { dossier, people, readdressed, said, to: { name: to.name, address: to.email } };
  let mayHaveGone = false;
  try {
    // A link that nobody is sent, because they have had enough mails this hour, is known to nobody.
    const [full, minted] = await Promise.all([counting, mintFor(delivery, mailing, row, dossier)]);
    if (full !== null) return { state: 'later', reason: 'many-this-hour', at: full };
    const posted = await post(delivery, mailing, row, { ...told, minted, leasedUntil });
    mayHaveGone = 'messageId' in posted || posted.failed === 'unsure';
    return triedBy(delivery, row, posted);
  } finally {
    // A count that cannot be taken back ends with the hour; what became of the mail matters more.
    const isCounted = (await counting.catch(() => 'not known')) === null;
    if (isCounted && !mayHaveGone) await uncountMail(delivery.table, receiver, countedAt).catch(() => {});
  }
}

function mintFor(
  { table, now }: Delivery,
  mailing: Mailing,
  row: MailRow,
  dossier: Dossier,
): ReturnType<typeof mintLink> {
  const made =
    row.mail.mail === 'receipt' ? decisionsOf(dossier).find((d) => d.id === decisionIn(row.mail)) : undefined;
  return mintLink({ ...mailing, table, now }, row, made === undefined ? null : { id: made.id, at: made.at });
}

async function post(
  delivery: Delivery,
  mailing: Mailing,
  row: MailRow,
  told: {
    dossier: Dossier;
    people: ReadonlyMap<string, Person>;
    readdressed: Readdressing | null;
    said: readonly CommentTold[];
    minted: Minted;
    to: { name: string; address: string };
    leasedUntil: string;
  },
): Promise<Posted | typeof LEASE_OVER> {
  const { dossier, people, readdressed, said, minted, to, leasedUntil } = told;
  const { sender, words } = mailing;
  const domain = domainOf(sender);
  const mail = compose(letterOf(dossier, people, { ...row, readdressed, said }, minted), words);
  const { contact, title } = dossier.plan;
  const raw = await toMime(mail, {
    from: { name: words.mails.sender(title), address: sender },
    to,
    replyTo: { name: contact.name, address: mailing.replyTo ?? contact.email },
    root: threadRoot(row.section, row.mail.person, domain),
    id: messageIdOf(`${row.section}/${row.row}`, domain),
    date: row.createdAt,
    language: words.language,
  });
  if (delivery.now() >= leasedUntil) return LEASE_OVER;
  return mailing.post.post(raw, {
    from: sender,
    to: to.address,
    of: { section: row.section, row: row.row },
  });
}

const decisionIn = (mail: Mail): string | null => (mail.mail === 'receipt' ? mail.decision : null);
