import { type DraftType, draftTypeNames, draftTypes } from '../draft-types.ts';
import type { Refused } from '../refusals.ts';

const maxNameBytes = 255; // what common file systems keep
// Control characters, path marks, and the characters that turn the reading direction ("fdp.exe" shown as "exe.pdf").
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}/\\:\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** What type a file's own name claims. The name is used for nothing else: not stored, not served. */
export function checkName(fileName: string): { type: DraftType } | Refused {
  if (fileName === '' || !fileName.isWellFormed()) return { refused: 'bad-name' };
  if (new TextEncoder().encode(fileName).length > maxNameBytes) return { refused: 'bad-name' };
  if (unsafe.test(fileName)) return { refused: 'bad-name' };

  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'docm' || ending === 'dotm') return { refused: 'macros' };
  const type = draftTypeNames.find((name) => draftTypes[name].endings.some((one) => one === ending));
  return type === undefined ? { refused: 'wrong-type' } : { type };
}
