import type { Matrix } from './matrix-rows.ts';

/** As what a matrix can be had: a workbook, or a Word document. */
export const MATRIX_FORMATS = ['xlsx', 'docx'] as const;
export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

const TYPES: Readonly<Record<MatrixFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The matrix as a file to keep. What writes it stands beside the function that offers it, and is loaded when asked. */
export async function matrixFile(
  section: string,
  matrix: Matrix,
  format: MatrixFormat,
): Promise<{ readonly bytes: Uint8Array; readonly type: string; readonly name: string }> {
  const write = format === 'xlsx' ? await loadXlsxWriter() : await loadDocxWriter();
  return { bytes: await write(matrix), type: TYPES[format], name: `matriks-${section}.${format}` };
}

const isSource = import.meta.url.endsWith('.ts');

async function loadXlsxWriter() {
  const file = isSource ? './matrix-xlsx-writer.ts' : './matrix-xlsx-writer.mjs';
  const loaded: typeof import('./matrix-xlsx-writer.ts') = await import(new URL(file, import.meta.url).href);
  return loaded.matrixXlsx;
}

async function loadDocxWriter() {
  const file = isSource ? './matrix-docx-writer.ts' : './matrix-docx-writer.mjs';
  const loaded: typeof import('./matrix-docx-writer.ts') = await import(new URL(file, import.meta.url).href);
  return loaded.matrixDocx;
}
