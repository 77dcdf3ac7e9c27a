import type { PageSays } from './page-words.ts';

/** What may be wrong with the database or its disk, where all of Paraf runs on one machine. */
export type Ailment = 'database-stopped' | 'database-does-not-write' | 'disk-nearly-full';

/** What stands around all of Kominfo's pages. */
export interface TrackerWords {
  readonly signedInAs: (email: string) => string;
  readonly account: string;
  readonly toBoard: string;
  readonly noPlan: PageSays;
  /** Says nothing of what was asked for: not even whether it exists. */
  readonly forbidden: PageSays;
  readonly noSection: PageSays;
  readonly foreign: PageSays;
  readonly busy: PageSays;
  readonly ailments: Readonly<Record<Ailment, string>>;
  readonly tooLong: PageSays;
  readonly signInAgain: PageSays;
  /** Above a reason that was typed into a form that could not be taken. */
  readonly typed: string;
  readonly toSignIn: string;
  readonly toForm: string;
}
