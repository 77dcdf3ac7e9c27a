import { boardWords } from './en/board.ts';
import { calendar } from './en/calendar.ts';
import { historyWords } from './en/history.ts';
import { mailWords } from './en/mails.ts';
import { noticeWords } from './en/notices.ts';
import { pageWords } from './en/pages.ts';
import { refusalWords } from './en/refusals.ts';
import { stageWords } from './en/stages.ts';
import type { Wording } from './wording.ts';

export const en: Wording = {
  language: 'en',
  calendar,
  stages: stageWords,
  refusals: refusalWords,
  pages: pageWords,
  mails: mailWords,
  history: historyWords,
  notices: noticeWords,
  board: boardWords,
};
