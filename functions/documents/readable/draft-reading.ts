import type { CollectedDraft } from './collected-draft.ts';

/**
 * Why a draft cannot be shown at all. The page has a sentence for each; deciding goes on without it.
 *
 * damaged    its bytes are no such file, or break off before any text
 * encrypted  it needs a password
 * too-much   reading it took longer than the deadline, or more memory than there is
 * fault      the reader itself failed on it
 */
export const UNREADABLE = ['damaged', 'encrypted', 'too-much', 'fault'] as const;
export type Unreadable = {
  unreadable: (typeof UNREADABLE)[number] /** For the log. */;
  fault?: string | undefined;
};

export type DraftReading = { read: CollectedDraft } | Unreadable;
