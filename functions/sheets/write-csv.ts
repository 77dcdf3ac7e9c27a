import type { Cell, Table } from './table.ts';

/** What a spreadsheet takes for a formula at the beginning of a cell of a CSV file, and runs. */
const RUNS = /^[\s]*[=+\-@\t\r|%]/;

/**
 * A table as CSV (RFC 4180), UTF-8 with a mark, so that Excel reads it as such. A text that a spreadsheet would run
 * begins with an apostrophe.
 */
export const writeCsv = ({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string =>
  `\ufeff${[columns.map(({ header }) => header), ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? cell : cell.day;
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
