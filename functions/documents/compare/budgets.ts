/**
 * What one comparison may cost, in steps that were counted and timed, not in seconds: the same two drafts always give the
 * same comparison, however busy the machine. The worst that was tried took 3 s (docs/reading.md).
 */

/** A gap of more pairs than this between two places that are sure is not tried pair by pair, but in windows. */
export const MAX_GAP_PAIRS = 250_000;
export const WINDOW = 200;

/** Words looked at to find like units, all gaps together. */
export const MAX_WORD_STEPS = 70_000_000;

/** Edits of equal units in one large gap, and how deep gaps are parted. */
export const MAX_GAP_EDITS = 1_500;
export const MAX_PARTINGS = 8;

/** Edited words of one unit; what has more is shown as replaced. */
export const MAX_EDITS = 400;
/** The squares of the edits of all units together: what marking words costs. */
export const MAX_EDIT_STEPS = 8_000_000;

/** Candidates that are looked at for one unit that may have moved. */
export const MAX_CANDIDATES = 20;

/** Used up as a comparison goes on. */
export type Budget = { wordSteps: number; editSteps: number };
export const newBudget = (): Budget => ({ wordSteps: MAX_WORD_STEPS, editSteps: MAX_EDIT_STEPS });
