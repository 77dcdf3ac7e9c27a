import type { StandsWords } from '../stands-words.ts';
import { counted } from './counted.ts';

const at = (who: string): string => (who === '' ? '' : `, with ${who}`);
const are = (count: number, so: string): string =>
  `${counted(count, 'section')} ${count === 1 ? 'is' : 'are'} ${so}.`;
const of = (count: number, most: string): string => (count === 1 ? '' : `${most}: `);

export const standsWords: StandsWords = {
  label: 'What to know',
  says: {
    overdue: ({ count, title, who, when }) =>
      `${are(count, 'overdue')} ${of(count, 'For longest')}${title}, ${when}${at(who)}.`,
    halted: ({ count, title, when }) =>
      `${are(count, 'halted')} ${of(count, 'For longest')}${title}, since ${when}.`,
    disputed: ({ count, title, when }) =>
      `${are(count, 'disputed')} ${of(count, 'For longest')}${title}, since ${when}.`,
    'not-delivered': ({ count, title, who }) =>
      `${are(count, 'waiting for mail that did not arrive')} ${of(count, 'For longest')}${title}${at(who)}.`,
    held: ({ count, title, when }) =>
      `${are(count, 'on hold')} ${of(count, 'For longest')}${title}, since ${when}.`,
    'due-soon': ({ count, title, who, when }) =>
      `${are(count, 'due within three working days')} ${of(count, 'First')}${title}, ${when}${at(who)}.`,
    waits: ({ title, who, when }) => `Waiting longest: ${title}, since ${when}${at(who)}.`,
  },
  fine: 'No section is overdue, on hold, disputed, halted, or waiting for mail that did not arrive.',
  workingDays: ({ count }) => counted(count, 'working day'),
  sinceToday: 'since today',
  whys: {
    halted: 'halted',
    disputed: 'disputed',
    held: 'on hold',
    'not-delivered': 'mail not delivered',
  },
  andOthers: ({ names, count }) => `${names}, and ${counted(count, 'other')}`,
};
