import type { MailWords } from '../mail-words.ts';
import { askWords } from './asks.ts';
import { letterWords } from './letters.ts';
import { noteWords } from './notes.ts';
import { receiptWords } from './receipts.ts';
import { subjectWords } from './subjects.ts';

export const mailWords: MailWords = {
  sender: (plan) => `${plan} – Kominfo`,
  greeting: (who) => `Dear ${who},`,
  subjects: subjectWords,
  ask: askWords,
  receipt: receiptWords,
  notes: noteWords,
  letters: letterWords,
  dueLabel: 'By',
  newDueLabel: 'New deadline',
  draftLabel: 'Draft',
  why: (why) => `Reason: ${why}`,
  commentsHeading: 'Comments and responses',
  ownComment: 'Your comment',
  plainUrl: 'If the button does not work, copy this address into your browser:',
  contact: ({ name, email, phone }) =>
    `Anything wrong or unclear? Reply to this mail or contact ${[
      name,
      ...(email === null ? [] : [email]),
      ...(phone === null ? [] : [`phone ${phone}`]),
    ].join(', ')}.`,
  whose: (who) => `This link is for ${who}; please do not forward it.`,
  forWhom: (who) => `This mail is for ${who}.`,
  footer: (plan) => `Sent by Paraf for ${plan}.`,
};
