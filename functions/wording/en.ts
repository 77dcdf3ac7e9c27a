import { actWords } from './en/act.ts';
import { boardWords } from './en/board.ts';
import { calendar } from './en/calendar.ts';
import { exportWords } from './en/export.ts';
import { findWords } from './en/find.ts';
import { discussionWords } from './en/discussion.ts';
import { historyWords } from './en/history.ts';
import { holderWords } from './en/holder.ts';
import { noticeWords } from './en/notices.ts';
import { pageWords } from './en/pages.ts';
import { readingWords } from './en/reading.ts';
import { refusalWords } from './en/refusals.ts';
import { sectionWords } from './en/section.ts';
import { severalWords } from './en/several.ts';
import { stageWords } from './en/stages.ts';
import { standsWords } from './en/stands.ts';
import { trackerWords } from './en/tracker.ts';
import type { Wording } from './wording.ts';

export const en: Wording = {
  language: 'en',
  calendar,
  stages: stageWords,
  refusals: refusalWords,
  pages: pageWords,
  history: historyWords,
  notices: noticeWords,
  board: boardWords,
  find: findWords,
  stands: standsWords,
  tracker: trackerWords,
  section: sectionWords,
  acts: actWords,
  several: severalWords,
  holder: holderWords,
  exports: exportWords,
  reading: readingWords,
  discussion: discussionWords,
};
