import type { NotShown } from '../../functions/documents/readable/blocks.ts';

/** A file with what one program does in its own way, and what a reader is shown of it. */
export type OfficeFile = {
  program: 'Word' | 'LibreOffice' | 'WPS' | 'Google Docs';
  /** What is in the file, and how it is shown: a row of docs/reading.md. */
  feature: string;
  shown: string;
  bytes: () => Uint8Array;
  /** The text as a terminal prints it, a line for each block and table row. */
  lines: readonly string[];
  notShown?: Partial<Record<NotShown, number>>;
};
