import { type DraftType, draftTypeNames, draftTypes } from '../draft-types.ts';
import type { Refused } from '../refusals.ts';

const maxNameBytes = 255; // what common file systems keep
// Control characters, path marks, and the characters that turn the reading direction ("fdp.exe" shown as "exe.pdf").
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}/\\:\u202A-\u202E\u2066-\u2069]/u;
// Marks that no one sees and that turn nothing: they come along when a name is copied from a chat or a web page.
const unseen = /\p{Cf}|\p{Variation_Selector}|\u115F|\u034F/gu;

/** What type a file's own name claims, and what ending it has. The name is used for nothing else: not stored, not served. */
export function checkName(
  fileName: string,
): { type: DraftType; ending: string } | (Refused & { ending?: string | undefined }) {
  if (fileName === '' || !fileName.isWellFormed()) return { refused: 'bad-name' };
  if (new TextEncoder().encode(fileName).length > maxNameBytes) return { refused: 'bad-name' };
  if (unsafe.test(fileName)) return { refused: 'bad-name' };

  // Windows drops spaces and dots at the end of a name.
  const seen = fileName.replace(unseen, '').trim();
  const ending = /\.\s*([a-z0-9]+)[\s.]*$/i.exec(seen.slice(-64))?.[1]?.toLowerCase();
  if (ending === 'docm' || ending === 'dotm') return { refused: 'macros' };
  const type = draftTypeNames.find((name) => draftTypes[name].endings.some((one) => one === ending));
  return type === undefined || ending === undefined ? { refused: 'wrong-type', ending } : { type, ending };
}
