import type { SeveralWords } from '../several-words.ts';
import { counted } from './counted.ts';

export const severalWords: SeveralWords = {
  pick: ({ title }) => `Choose: ${title}`,
  pickAll: 'Choose all on this page',
  pickNone: 'Choose none',
  withPicked: 'With the sections chosen:',
  title: ({ act, count }) => `${act}: ${counted(count, 'section')}`,
  none: 'No section is chosen yet. Tick sections on the board, then choose what to do.',
  tooMany: ({ count, most }) =>
    `This comes to ${counted(count, 'act')}; at most ${most} are done at once. Choose fewer sections.`,
  chosen: 'Sections chosen',
  everybody: 'Everybody who has not decided',
  whom: { resend: 'To whom is the link sent again?', replace: 'Who is replaced?' },
  whomHelp: 'Those who are asked on the sections chosen.',
  asked: 'Who takes their place?',
  dueHelp: 'At 16.00 WIB on that day, at most two years ahead, for all sections chosen.',
  does: ({ count }) => `Will be done: ${count}`,
  doesNot: ({ count }) => `Will not be done: ${count}`,
  mails: ({ count }) => `Mails sent: ${count}`,
  mailTo: ({ person, kind }) => `${person}: ${kind} (mail)`,
  moved: 'A section has changed meanwhile. Look again at what would happen.',
  nothing: 'Nothing can be done on the sections chosen.',
  results: 'Results',
  done: ({ count, of }) => `${count} of ${of} done`,
  came: {
    done: 'Done.',
    moved: 'Not done: this section has changed meanwhile. Look again, and repeat it if it is still needed.',
    unsure:
      'It is not known whether this was recorded, because of a fault. Look at the section before you repeat it.',
  },
  noSuch: 'This section was not found.',
  toBoard: 'Back to the board',
};
