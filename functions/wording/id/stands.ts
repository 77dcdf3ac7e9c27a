import type { StandsWords } from '../stands-words.ts';

const at = (who: string): string => (who === '' ? '' : `, pada ${who}`);

/** Of one section it is not said that it is the oldest of them. */
const of = (count: number, most: string): string => (count === 1 ? '' : `${most}: `);

export const standsWords: StandsWords = {
  label: 'Yang perlu diketahui',
  says: {
    overdue: ({ count, title, who, when }) =>
      `${count} bagian lewat tenggat. ${of(count, 'Yang paling lama')}${title}, ${when}${at(who)}.`,
    halted: ({ count, title, when }) =>
      `${count} bagian terhenti. ${of(count, 'Yang paling lama')}${title}, sejak ${when}.`,
    disputed: ({ count, title, when }) =>
      `${count} bagian disanggah. ${of(count, 'Yang paling lama')}${title}, sejak ${when}.`,
    'not-delivered': ({ count, title, who }) =>
      `${count} bagian menunggu surel yang tidak sampai. ${of(count, 'Yang paling lama')}${title}${at(who)}.`,
    held: ({ count, title, when }) =>
      `${count} bagian ditahan. ${of(count, 'Yang paling lama')}${title}, sejak ${when}.`,
    'due-soon': ({ count, title, who, when }) =>
      `${count} bagian jatuh tempo dalam tiga hari kerja. ${of(count, 'Yang pertama')}${title}, ${when}${at(who)}.`,
    waits: ({ title, who, when }) => `Yang paling lama menunggu: ${title}, sejak ${when}${at(who)}.`,
  },
  fine: 'Tidak ada bagian yang lewat tenggat, ditahan, disanggah, terhenti, atau menunggu surel yang tidak sampai.',
  workingDays: ({ count }) => `${count} hari kerja`,
  sinceToday: 'sejak hari ini',
  whys: {
    halted: 'terhenti',
    disputed: 'disanggah',
    held: 'ditahan',
    'not-delivered': 'surel tidak sampai',
  },
  andOthers: ({ names, count }) => `${names}, dan ${count} lainnya`,
};
