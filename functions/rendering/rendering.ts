import type { Comparison } from '../documents/compare/comparison.ts';
import type { DraftType } from '../documents/draft-types.ts';
import type { Unreadable } from '../documents/readable/draft-reading.ts';
import type { ReadableDraft } from '../documents/readable/make-chunks.ts';
import type { ReadableStore } from '../documents/store/readable-store.ts';
import type { Table } from '../records/table.ts';

/** What making drafts readable needs: the records, the stores, the clock and dice, and how long a claim holds. */
export interface Rendering {
  readonly table: Table;
  readonly store: ReadableStore;
  /** Longer than any run lives, in milliseconds. */
  readonly leaseMs: number;
  /** When what was asked for is looked at if the stream has not brought it, in milliseconds. */
  readonly firstTryMs: number;
  /** Names one run: only the holder of a row's lease settles it. */
  readonly holder: string;
  now(): string;
  random(): number;
  readDraft(section: string, sha256: string): Promise<Uint8Array>;
  convert(bytes: Uint8Array, type: DraftType): Promise<ReadableDraft | Unreadable>;
  compare(
    older: readonly Uint8Array[],
    newer: readonly Uint8Array[],
  ): Promise<Comparison | { readonly notComparable: 'too-much' | 'fault' }>;
}

/** A fault of the file's, or of what reads it: it counts as one of the tries that a row has. */
export class ReadingFault extends Error {
  override readonly name = 'ReadingFault';
}
