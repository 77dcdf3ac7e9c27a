import { SECTION_ID } from '../approval/section-id.ts';

/** The outbox row that a mail was sent for. */
export interface SentRow {
  readonly section: string;
  readonly row: string;
}

const ROW = /^\d{1,12}-\d{1,4}-[0-9a-f]{8}$/;
/** What a day's letters stand under, and whose letter it is. */
const LETTERS = /^[a-z0-9-]{1,24}\.letters\.\d{4}-\d{2}-\d{2}$/;
const PERSON = /^[a-z0-9-]{1,40}$/;

/**
 * The tags that a mail is sent with, so that what the mail service reports about it leads back to its row. A tag holds
 * letters, digits, `_` and `-` only; a section's id has one dot and no `_`, what letters stand under has two.
 */
export const tagsOf = ({ section, row }: SentRow): Readonly<Record<string, string>> => ({
  section: section.replaceAll('.', '_'),
  row,
});

/** The row that tags name; null where they are not ours or not whole. */
export function rowOfTags(section: string | undefined, row: string | undefined): SentRow | null {
  const id = (section ?? '').replaceAll('_', '.');
  if (LETTERS.test(id)) return row !== undefined && PERSON.test(row) ? { section: id, row } : null;
  return SECTION_ID.test(id) && row !== undefined && ROW.test(row) ? { section: id, row } : null;
}
