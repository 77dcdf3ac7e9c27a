import type { FindWords } from '../find-words.ts';
import { counted } from './counted.ts';

export const findWords: FindWords = {
  title: 'Find and sort',
  fields: {
    q: 'Words to look for',
    book: 'Book',
    state: 'State',
    office: 'Office waited for',
    holder: 'Person waited for',
    flag: 'Note',
    sort: 'Order',
  },
  page: 'Page',
  textHelp: 'In the title, or in the name or office of whoever is waited for.',
  any: 'All',
  flags: {
    attention: 'Needs attention',
    overdue: 'Overdue',
    'due-soon': 'Due within three working days',
    held: 'On hold',
    disputed: 'Disputed',
    halted: 'Halted',
    'not-delivered': 'Mail not delivered',
  },
  sorts: {
    due: 'Nearest deadline',
    age: 'Waiting longest',
    title: 'Title',
    state: 'State',
  },
  unsorted: 'By book',
  submit: 'Show',
  everything: 'Show all sections',
  found: ({ count, all, what }) => `${count} of ${counted(all, 'section')}: ${what}.`,
  quoted: (text) => `“${text}”`,
  nothing: 'No section is like that.',
  unknown: ({ field, value }) => `${field} “${value}” is not known, and is left out.`,
  sortedBy: ({ sort }) => `All books, in order: ${sort}`,
};
