/** A day on which no office of the country works, by decree. */
export interface Holiday {
  /** '2026-12-25'. */
  readonly date: string;
  readonly kind: 'libur-nasional' | 'cuti-bersama';
  readonly name: string;
  /** From which national calendar on it counts, where it was decreed after the first one that has its year. */
  readonly since?: number;
  /** In which national calendar it no longer counts, where a decree took it back. */
  readonly until?: number;
}

/** The days off of a year, and where they are from. */
export interface HolidayYear {
  readonly year: number;
  /** The decrees (SKB 3 Menteri, Keppres), with numbers and dates. */
  readonly source: string;
  /** No decree was found: its days count, and whatever rests on one is marked. */
  readonly estimated: boolean;
  readonly days: readonly Holiday[];
}
