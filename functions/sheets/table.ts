/** A cell: text, a number, a day ('2026-12-01'), or nothing. */
export type Cell = string | number | { readonly day: string } | null;

export interface Column {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

/** A table as a spreadsheet is to show it. Text is never run, whatever it begins with. */
export interface Table {
  /** The sheet's name; what a spreadsheet does not allow there is left out. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}
