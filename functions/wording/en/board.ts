import type { BoardWords } from '../board-words.ts';
import { counted } from './counted.ts';

export const boardWords: BoardWords = {
  title: 'Board',
  columns: {
    section: 'Section',
    state: 'State',
    round: 'Round',
    holders: 'Waits for',
    since: 'Since',
    due: 'Due',
    flags: 'Notes',
  },
  flags: {
    held: ({ by, at }) => `Held by ${by}, ${at}`,
    disputed: 'Disputed',
    halted: (reason) => `Halted: ${reason}`,
    stuck: 'The next stage does not open',
    undeliverable: (reason) => `mail not delivered: ${reason}`,
    late: (days) => (days < 1 ? 'Overdue' : `${counted(days, 'day')} overdue`),
  },
  overdue: (count) => `${count} overdue`,
  progress: (signedOff, all) => `${signedOff} of ${all} sections signed off`,
  sections: (count) => counted(count, 'section'),
  all: 'All',
  attention: 'Need attention',
  pages: 'Pages',
  nobody: '–',
  moving: 'The next stage is being opened',
  noSections: 'This masterplan has no sections yet.',
  unknownYear: (year) =>
    `The holidays of ${year} are not known yet: deadlines in that year count Monday to Friday only.`,
  outdated: (count) => `${counted(count, 'deadline')} can be counted anew, because the calendar has changed.`,
  asOf: (at) => `As of ${at}`,
};
