import type { ActWords } from '../act-words.ts';

export const actWords: ActWords = { title: 'Paraf' };
