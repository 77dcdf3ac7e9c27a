import type { Complaint } from './complaint.ts';
import type { PlanFileRead } from './read-plan-file.ts';

/** "sections[3].title: is missing." */
export const complaintInWords = ({ path, problem }: Complaint): string =>
  `${path === '' ? 'the file' : path}: ${problem}.`;

/** Why a plan file was not taken, a line for each fault. */
export const faultsInWords = (read: Exclude<PlanFileRead, { file: unknown }>): string =>
  read.refused === 'not-json'
    ? `  It is not JSON: line ${read.at.line}, column ${read.at.column}: ${read.at.says}.`
    : read.complaints.map((complaint) => `  ${complaintInWords(complaint)}`).join('\n');
