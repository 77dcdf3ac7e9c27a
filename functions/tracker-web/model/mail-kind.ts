import type { Mail } from '../../approval/follows/mails.ts';
import type { Wording } from '../../wording/wording.ts';

/** What a mail is, in words: "Permohonan reviu (tahap dibuka)". */
export function mailKind(mail: Mail, { section: { mails } }: Wording): string {
  switch (mail.mail) {
    case 'ask':
      return `${mails.ask(mail)} (${mails.causes[mail.cause]})`;
    case 'receipt':
      return mails.receipt;
    case 'note':
      return mails.notes[mail.note];
  }
}
