import type { SectionWords } from '../section-words.ts';

export const sectionWords: SectionWords = { title: 'Paraf' };
