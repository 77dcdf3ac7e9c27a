import type { SignInWords } from '../sign-in-words.ts';

export const signInWords: SignInWords = { title: 'Paraf' };
