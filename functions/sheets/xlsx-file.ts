import type { Table } from './table.ts';

/**
 * The tables as one workbook. What writes it weighs a third of the function that offers it, and few ask: it stands beside
 * the function, and is loaded when asked.
 */
export async function xlsxFile(tables: readonly Table[]): Promise<Uint8Array> {
  const file = import.meta.url.endsWith('.ts') ? './xlsx-writer.ts' : './xlsx-writer.mjs';
  const { writeXlsx }: typeof import('./xlsx-writer.ts') = await import(new URL(file, import.meta.url).href);
  return writeXlsx(tables);
}
