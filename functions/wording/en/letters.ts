import type { LetterWords } from '../mail-words.ts';
import { counted } from './counted.ts';
import { stageWords } from './stages.ts';
import { traitsOf } from '../../approval/path/stages.ts';

const OPENS = {
  draft: 'Open and upload a draft',
  review: 'Read and decide',
  signature: 'Read and sign off',
} as const;

export const letterWords: LetterWords = {
  subjects: {
    reminder: ({ count }) => `Reminder: ${counted(count, 'section')} for you`,
    late: ({ days, title }) => `${counted(days, 'day')} over the deadline: ${title}`,
    forInformation: ({ count }) => `For information: ${counted(count, 'section')} over the deadline`,
    report: ({ plan }) => `Monday report: ${plan}`,
  },
  yours: ({ count }) => `Waiting for you: ${counted(count, 'section')}, the most pressing first.`,
  people: ({ count }) =>
    `For information: ${counted(count, 'section')} over the deadline, with those who report to you.`,
  plan: ({ count }) => `For information: ${counted(count, 'section')} of this plan over the deadline.`,
  report: ({ signedOff, all, open, held, over }) =>
    `At the beginning of the week: ${signedOff} of ${counted(all, 'section')} signed off, ${open} waiting for a decision or a draft, ${held} on hold, disputed or halted. ${
      over === 0 ? 'None is over its deadline.' : `${over} over the deadline:`
    }`,
  place: ({ stage, round }) => `${stageWords.stages[stage]}, ${stageWords.round(round)}`,
  since: ({ since }) => `Since ${since}`,
  ahead: ({ due, left }) =>
    left === 0 ? `Due today, ${due}` : `Due ${due} (${counted(left, 'working day')} left)`,
  over: ({ due, days }) => `${counted(days, 'working day')} over the deadline (${due})`,
  with: ({ holder }) => `With ${holder}`,
  open: (stage) => OPENS[traitsOf(stage).task],
  more: ({ count }) => `and ${count} more`,
  codeHelp: 'This code is for every sign-off in this mail. Do not pass it on.',
  board: 'Open the board',
};
