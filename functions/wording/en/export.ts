import type { ExportWords } from '../export-words.ts';

export const exportWords: ExportWords = {
  status: 'Status',
  columns: {
    book: 'Book',
    id: 'Section’s code',
    office: 'Office waited for',
    daysLeft: 'Working days left',
    why: 'Why it waits',
  },
  toStatus: 'Download the status of all sections (XLSX)',
  toEvents: 'Download all events (CSV)',
  tooBig: {
    title: 'File too big',
    sentence: 'This file is bigger than can be downloaded at once.',
    forward: 'Add a book to its address (&book=…) to download one book.',
  },
};
