import type { Matrix } from './matrix-rows.ts';

/**
 * The matrix as a workbook to keep. What writes one weighs a third of the pages that offer it, and few ask: it is loaded
 * when asked. What writes Word documents weighs twice as much, so that only `paraf matrix` does.
 */
export async function matrixFile(
  section: string,
  matrix: Matrix,
): Promise<{ readonly bytes: Uint8Array; readonly type: string; readonly name: string }> {
  const { matrixXlsx } = await import('./matrix-xlsx.ts');
  return {
    bytes: await matrixXlsx(matrix),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `matriks-${section}.xlsx`,
  };
}
