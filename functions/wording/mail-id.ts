import { calendar } from './id/calendar.ts';
import { mailWords } from './id/mails.ts';
import { noticeWords } from './id/notices.ts';
import { stageWords } from './id/stages.ts';
import type { MailWording } from './wording.ts';

export const mailId: MailWording = {
  language: 'id',
  calendar,
  stages: stageWords,
  notices: noticeWords,
  mails: mailWords,
};
