import { calendar } from './en/calendar.ts';
import { mailWords } from './en/mails.ts';
import { noticeWords } from './en/notices.ts';
import { stageWords } from './en/stages.ts';
import type { MailWording } from './wording.ts';

export const mailEn: MailWording = {
  language: 'en',
  calendar,
  stages: stageWords,
  notices: noticeWords,
  mails: mailWords,
};
