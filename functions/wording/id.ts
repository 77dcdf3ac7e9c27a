import { actWords } from './id/act.ts';
import { boardWords } from './id/board.ts';
import { calendar } from './id/calendar.ts';
import { exportWords } from './id/export.ts';
import { findWords } from './id/find.ts';
import { discussionWords } from './id/discussion.ts';
import { historyWords } from './id/history.ts';
import { holderWords } from './id/holder.ts';
import { noticeWords } from './id/notices.ts';
import { pageWords } from './id/pages.ts';
import { readingWords } from './id/reading.ts';
import { refusalWords } from './id/refusals.ts';
import { sectionWords } from './id/section.ts';
import { severalWords } from './id/several.ts';
import { stageWords } from './id/stages.ts';
import { standsWords } from './id/stands.ts';
import { trackerWords } from './id/tracker.ts';
import type { Wording } from './wording.ts';

export const id: Wording = {
  language: 'id',
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
