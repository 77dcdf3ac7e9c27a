import type { Comparison } from '../documents/compare/comparison.ts';
import type { Block, ImageType, ReadableIndex } from '../documents/readable/blocks.ts';
import type { Unreadable } from '../documents/readable/draft-reading.ts';

/** How a draft stands as text: not made yet, never to be shown, or here is its index. */
export type TextStanding =
  | 'being-made'
  | { readonly unreadable: Unreadable['unreadable'] }
  | { readonly index: ReadableIndex };

/**
 * The readable drafts and comparisons of all sections, as the two webs are handed them. Each is compared with the SHA-256
 * that the records know: what was changed in the store is a fault, and nothing of it is shown.
 */
export interface ReadableDrafts {
  readonly standing: (section: string, sha256: string) => Promise<TextStanding>;
  /** The blocks of the nth chunk, counted from 1. */
  readonly blocks: (section: string, index: ReadableIndex, nth: number) => Promise<readonly Block[]>;
  readonly compared: (
    section: string,
    older: string,
    newer: string,
  ) => Promise<'being-made' | 'not-comparable' | Comparison>;
  /** The nth picture, counted from 1. */
  readonly image: (
    section: string,
    index: ReadableIndex,
    nth: number,
  ) => Promise<{ readonly bytes: Uint8Array; readonly type: ImageType }>;
}
