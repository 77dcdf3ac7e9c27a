import type { OfficeFile } from './office-file.ts';
import { otherProgramsFiles } from './other-programs-files.ts';
import { wordFiles } from './word-files.ts';

/** Files with what the programs of offices put into theirs, each in its own way. */
export const officeFiles: readonly OfficeFile[] = [...wordFiles, ...otherProgramsFiles];
