/** The highest shape of an item that this release understands whole, and may therefore write anew. */
export const READS = 4;

/**
 * A newer release has written this: what it says is shown as far as it is known here, and nothing of it is changed. It
 * is so while two releases run side by side, during a deployment or after going back to the former one.
 */
export class NewerRelease extends Error {
  override readonly name = 'NewerRelease';

  constructor(what: string) {
    super(`${what} was written by a newer release`);
  }
}
