import type { HolderWords } from '../holder-words.ts';
import { counted } from './counted.ts';

export const holderWords: HolderWords = {
  title: 'What waits for one person',
  none: {
    title: 'Person not found',
    sentence: 'Nobody in this masterplan has this address.',
    forward: 'Go back to the board and choose the person there.',
  },
  holds: ({ count }) => `${counted(count, 'section')} waiting`,
  nothing: 'No section waits for this person.',
  asked: 'Mail that asks',
  sent: ({ at }) => `sent ${at}; whether it was opened is not known`,
  notSent: 'not recorded as sent yet',
  undelivered: 'did not arrive',
  left: ({ count }) => `${counted(count, 'working day')} left`,
  over: ({ count }) => `${counted(count, 'working day')} over`,
  today: 'today',
  remind: 'Remind on WhatsApp',
  remindAll: 'Remind of all on WhatsApp',
  remindHelp:
    'Opens WhatsApp with a text that is ready to be sent. The number is chosen there; Paraf keeps none, and the text has no link that decides.',
  resend: 'Send all their links again',
  text: {
    dear: ({ person }) => `Dear ${person},`,
    section: ({ title, book, stage }) => `Kindly look at “${title}” (${book}), stage ${stage}.`,
    due: ({ due }) => `Due: ${due}.`,
    mail: ({ at }) => `Please open it from the mail of ${at}.`,
    anyMail: 'Please open it from the mail that asked for it.',
    thanks: 'Thank you.',
  },
};
