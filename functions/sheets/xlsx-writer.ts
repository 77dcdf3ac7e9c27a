import { type Cell as Written, type CellValue, writeXlsx as write } from 'hucre/xlsx';
import type { Cell, Table } from './table.ts';

/** What Excel takes in one cell. */
const LONGEST_TEXT = 32_767;

/** What XML 1.0 cannot hold, and Excel therefore calls damaged. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What a sheet's name may not hold; it has at most 31 letters. */
const NOT_IN_NAME = /[\\/?*[\]:]/g;

/**
 * The tables as one XLSX file, each a sheet with a head that stays in place and can be filtered. All text is stored as
 * text: nothing of it is a formula. A function that does this rarely loads this file when it is first asked for.
 */
export const writeXlsx = (tables: readonly Table[]): Promise<Uint8Array> =>
  write({
    sheets: tables.map(({ name, columns, rows }) => ({
      name: name.replace(NOT_IN_NAME, ' ').slice(0, 31),
      columns: columns.map(({ width }) => ({ width })),
      rows: [columns.map(({ header }) => header), ...rows.map((row) => row.map(written))],
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${letterOf(columns.length)}${rows.length + 1}` },
      cells: looksOf({ columns, rows }),
    })),
  });

/** The head is bold; a day is shown as the office writes it, whatever the spreadsheet's own language is. */
function looksOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>): Map<string, Partial<Written>> {
  const looks = new Map<string, Partial<Written>>();
  for (const c of columns.keys()) looks.set(`0,${c}`, { style: { font: { bold: true } } });
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.entries())
      if (isDay(cell)) looks.set(`${r + 1},${c}`, { style: { numFmt: 'dd/mm/yyyy' } });
  return looks;
}

const isDay = (cell: Cell): cell is { readonly day: string } => cell !== null && typeof cell === 'object';

function written(cell: Cell): CellValue {
  if (isDay(cell)) return new Date(`${cell.day}T00:00:00.000Z`);
  if (typeof cell !== 'string') return cell;
  return cell.toWellFormed().replace(NOT_IN_XML, '').slice(0, LONGEST_TEXT);
}

/** The n-th column's letters: 1 is A, 27 is AA. */
const letterOf = (nth: number): string =>
  nth <= 26
    ? String.fromCharCode(64 + nth)
    : letterOf(Math.floor((nth - 1) / 26)) + letterOf(((nth - 1) % 26) + 1);
