import { calendar } from './id/calendar.ts';
import { pageWords } from './id/pages.ts';
import { signInWords } from './id/sign-in.ts';
import { trackerWords } from './id/tracker.ts';
import type { SignInWording } from './wording.ts';

export const signInId: SignInWording = {
  language: 'id',
  calendar,
  pages: pageWords,
  tracker: trackerWords,
  signIn: signInWords,
};
