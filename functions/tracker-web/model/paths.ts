import type { ActName } from './act-names.ts';

/** The addresses of Kominfo's pages. */
export const pathOfPlan = (plan: string): string => `/?plan=${encodeURIComponent(plan)}`;

export const pathOfSection = (section: string): string => `/sections/${encodeURIComponent(section)}`;

export const pathOfDraft = (section: string, sha256: string): string =>
  `${pathOfSection(section)}/drafts/${sha256}`;

export const pathOfAct = (section: string, act: ActName): string => `${pathOfSection(section)}/acts/${act}`;
