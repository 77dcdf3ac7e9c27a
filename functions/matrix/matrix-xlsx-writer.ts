import { writeXlsx } from 'hucre/xlsx';
import type { Matrix } from './matrix-rows.ts';

/** Characters across, by column: numbers are narrow, what people wrote is wide. */
const WIDTHS = [8, 28, 24, 40, 48, 40, 40, 18, 10];

/** The matrix as a workbook. Every cell is text: a formula in a comment stays what somebody typed. */
export const matrixXlsx = async ({ columns, rows }: Matrix): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'Matriks',
        columns: columns.map((header, i) => ({
          header,
          key: String(i),
          width: WIDTHS[i] ?? 20,
          style: { alignment: { wrapText: true, vertical: 'top' } },
        })),
        data: rows.map((row) => Object.fromEntries(row.map((cell, i) => [String(i), cell]))),
        freezePane: { rows: 1 },
      },
    ],
  });
