import type { Why } from '../approval/why-waits.ts';

/** One section, in a sentence above the board's rows. `who`: '' where nobody is asked. */
interface Foremost {
  readonly count: number;
  readonly title: string;
  /** Whom it waits for, and why where that is known. */
  readonly who: string;
  /** A date, or how long in working days. */
  readonly when: string;
}

/** What is stuck, with whom, since when and why: sentences above the board's rows. */
export interface StandsWords {
  readonly label: string;
  readonly says: Readonly<
    Record<
      'overdue' | 'halted' | 'disputed' | 'not-delivered' | 'held' | 'due-soon' | 'waits',
      (f: Foremost) => string
    >
  >;
  /** Nothing is overdue, held, disputed, halted or undelivered. */
  readonly fine: string;
  readonly workingDays: (f: { count: number }) => string;
  readonly sinceToday: string;
  /** Why a person's ask waits. */
  readonly whys: Readonly<Record<Why, string>>;
  /** Names, where more are asked than are named. */
  readonly andOthers: (f: { names: string; count: number }) => string;
}
