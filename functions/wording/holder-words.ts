import type { PageSays } from './page-words.ts';

/** The page of one person who holds sections. */
export interface HolderWords {
  readonly title: string;
  readonly none: PageSays;
  readonly holds: (f: { count: number }) => string;
  readonly nothing: string;
  /** What is known of the mail that asks. */
  readonly asked: string;
  readonly sent: (f: { at: string }) => string;
  /** It was not sent yet, or no release recorded when. */
  readonly notSent: string;
  readonly undelivered: string;
  readonly left: (f: { count: number }) => string;
  readonly over: (f: { count: number }) => string;
  readonly today: string;
  readonly remind: string;
  readonly remindAll: string;
  readonly remindHelp: string;
  readonly resend: string;
  /** What is sent by hand; no link in it decides. */
  readonly text: {
    readonly dear: (f: { person: string }) => string;
    readonly section: (f: { title: string; book: string; stage: string }) => string;
    readonly due: (f: { due: string }) => string;
    readonly mail: (f: { at: string }) => string;
    readonly anyMail: string;
    readonly thanks: string;
  };
}
