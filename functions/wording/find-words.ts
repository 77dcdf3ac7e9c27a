/** Finding and sorting on a board. */
export interface FindWords {
  /** What opens the form. */
  readonly title: string;
  readonly fields: Readonly<Record<'q' | 'book' | 'state' | 'office' | 'holder' | 'flag' | 'sort', string>>;
  readonly page: string;
  readonly textHelp: string;
  /** The choice of everything. */
  readonly any: string;
  readonly flags: Readonly<
    Record<'overdue' | 'due-soon' | 'held' | 'disputed' | 'halted' | 'not-delivered' | 'attention', string>
  >;
  readonly sorts: Readonly<Record<'due' | 'age' | 'title' | 'state', string>>;
  /** Book after book, as in the plan. */
  readonly unsorted: string;
  readonly submit: string;
  /** Leads back to all sections. */
  readonly everything: string;
  readonly found: (f: { count: number; all: number; what: string }) => string;
  readonly quoted: (text: string) => string;
  /** Nothing is like that. */
  readonly nothing: string;
  /** An address asks for what this board does not have. */
  readonly unknown: (f: { field: string; value: string }) => string;
  /** Above rows that are sorted. */
  readonly sortedBy: (f: { sort: string }) => string;
}
