import { en } from './en.ts';
import { id } from './id.ts';
import type { Language, Wording } from './wording.ts';

const catalogues: Readonly<Record<Language, Wording>> = { id, en };

/** The catalogue of a language. Indonesian is the office's own. */
export const wordsOf = (language: Language = 'id'): Wording => catalogues[language];
