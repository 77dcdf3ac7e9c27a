import type { ActName } from './act-names.ts';

/** Where the board's one script is. */
export const REFRESH = '/refresh.js';

/** The addresses of Kominfo's pages. */
export const pathOfPlan = (plan: string): string => `/?plan=${encodeURIComponent(plan)}`;

export const pathOfSection = (section: string): string => `/sections/${encodeURIComponent(section)}`;

export const pathOfDraft = (section: string, sha256: string): string =>
  `${pathOfSection(section)}/drafts/${sha256}`;

/** Reading a draft on the page; `since`: another draft's SHA-256, or `none`. */
export const pathOfReading = (
  section: string,
  { of, since, page }: { of: string; since: string | null; page: number },
): string => `${pathOfSection(section)}/read?of=${of}&since=${since ?? 'none'}&page=${page}`;

export const pathOfImage = (section: string, sha256: string, nth: number): string =>
  `${pathOfSection(section)}/images/${sha256}/${nth}`;

/** Signing in, and from there to this path of ours. */
export const pathOfSignIn = (to: string): string => `/sign-in?to=${encodeURIComponent(to)}`;

export const pathOfAct = (section: string, act: ActName): string => `${pathOfSection(section)}/acts/${act}`;

/** An act on several sections of a plan. */
export const pathOfSeveral = (plan: string, act: ActName): string =>
  `/acts/${act}?plan=${encodeURIComponent(plan)}`;

/** What waits for one person of a plan. */
export const pathOfHolder = (plan: string, person: string): string =>
  `/holders/${encodeURIComponent(person)}?plan=${encodeURIComponent(plan)}`;

/** How all sections of a plan stand, and all events, as files. */
export const pathOfStatusFile = (plan: string): string =>
  `/export/status.xlsx?plan=${encodeURIComponent(plan)}`;
export const pathOfEventsFile = (plan: string): string =>
  `/export/events.csv?plan=${encodeURIComponent(plan)}`;
