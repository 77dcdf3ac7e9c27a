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
  /** Why the rules did not carry something out, with a reviewer's way forward. */
  readonly rules: Readonly<Record<RefusalName, Said>>;
  /** A coordinator's way forward, where it is another one. */
  readonly coordinators: Readonly<Partial<Record<RefusalName, string>>>;
  readonly files: Readonly<Record<FileRefusalName, Said>>;
  /** A deadline that cannot be read. */
  readonly 'bad-due': Said;
}

/** Why a coordinator's act was not carried out, and what a coordinator can do. */
export const saidToCoordinator = ({ rules, coordinators }: RefusalWords, refused: RefusalName): Said => {
  const { sentence, forward } = rules[refused];
  return { sentence, forward: coordinators[refused] ?? forward };
};
