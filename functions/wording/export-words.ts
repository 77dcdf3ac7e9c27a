import type { PageSays } from './page-words.ts';

/** What is taken out of Paraf as files. */
export interface ExportWords {
  /** A sheet's name, and the head of what the board has no word for. */
  readonly status: string;
  readonly columns: {
    readonly book: string;
    readonly id: string;
    readonly office: string;
    readonly daysLeft: string;
    readonly why: string;
  };
  /** Lead to the files. */
  readonly toStatus: string;
  readonly toEvents: string;
  readonly tooBig: PageSays;
}
