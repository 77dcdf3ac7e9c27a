import { en } from './en.ts';
import { id } from './id.ts';
import { mailEn } from './mail-en.ts';
import { mailId } from './mail-id.ts';
import { signInEn } from './sign-in-en.ts';
import { signInId } from './sign-in-id.ts';
import type { Language, WholeWording } from './wording.ts';

const catalogues: Readonly<Record<Language, WholeWording>> = {
  id: { ...id, ...mailId, ...signInId },
  en: { ...en, ...mailEn, ...signInEn },
};

/** The whole catalogue of a language. Indonesian is the office's own. */
export const wordsOf = (language: Language = 'id'): WholeWording => catalogues[language];
