import type { RefusalName } from '../approval/refusal.ts';

/** One sentence that says how things stand, and one way forward. */
export interface Said {
  readonly sentence: string;
  readonly forward: string;
}

/**
 * Why a file is not taken, one word each: the words of functions/documents/refusals.ts (a test compares them),
 * and `no-such-upload`, an upload that is gone.
 */
export type FileRefusalName =
  | 'empty'
  | 'too-big'
  | 'bad-name'
  | 'wrong-type'
  | 'encrypted'
  | 'macros'
  | 'active-content'
  | 'outside-content'
  | 'bomb'
  | 'damaged'
  | 'no-such-upload';

export interface RefusalWords {
  /** Why the rules did not carry something out. Read by the one who asked: a reviewer or a coordinator. */
  readonly rules: Readonly<Record<RefusalName, Said>>;
  readonly files: Readonly<Record<FileRefusalName, Said>>;
  /** A deadline that cannot be read. */
  readonly 'bad-due': Said;
}
