import { calendar } from './en/calendar.ts';
import { pageWords } from './en/pages.ts';
import { signInWords } from './en/sign-in.ts';
import { trackerWords } from './en/tracker.ts';
import type { SignInWording } from './wording.ts';

export const signInEn: SignInWording = {
  language: 'en',
  calendar,
  pages: pageWords,
  tracker: trackerWords,
  signIn: signInWords,
};
