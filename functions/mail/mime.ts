import MailComposer from 'nodemailer/lib/mail-composer';
import type { Language } from '../wording/wording.ts';
import type { Composed } from './compose.ts';
import { isMailAddress, type MailAddress } from './mail-address.ts';
import { oneLine } from './plain-words.ts';

/** A mail with all that its headers say. `root` and `id` are Message-IDs (thread.ts); `date` an ISO 8601 instant. */
export interface Envelope {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo: MailAddress;
  readonly root: string;
  readonly id: string;
  readonly date: string;
  readonly language: Language;
}

/** An address that cannot stand in a header. Ask `isMailAddress` first where people type it. */
export class UnfitAddress extends Error {
  override name = 'UnfitAddress';
}

/** The bytes of a mail: text and HTML alternatives, no attachment. The same facts give the same bytes. Throws UnfitAddress. */
export async function toMime(mail: Composed, envelope: Envelope): Promise<Uint8Array> {
  const { root, id, date, language } = envelope;
  return new MailComposer({
    from: checked(envelope.from),
    to: checked(envelope.to),
    replyTo: checked(envelope.replyTo),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    messageId: id,
    inReplyTo: root,
    references: root,
    date: new Date(date),
    baseBoundary: id.slice(1, id.indexOf('@')),
    textEncoding: 'quoted-printable',
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Keeps Exchange from answering with an out-of-office note.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function checked({ name, address }: MailAddress): MailAddress {
  if (!isMailAddress(address)) throw new UnfitAddress('not a plain mail address');
  return { name: oneLine(name), address };
}
