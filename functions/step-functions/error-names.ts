import { PASSING_CAUSES } from '../approval/machine/passing-cause.ts';

/**
 * The names that the state machine knows errors by. A test compares them with `workflows/section-approval.asl.json`.
 * They are written out, because a minified bundle renames classes, and Lambda reports an error by its `name`.
 */

/** A newer generation of the section has taken over: the execution ends in `Superseded`, and nothing is halted. */
export class SupersededGeneration extends Error {
  override readonly name = 'SupersededGeneration';
}

/** A fault that may be gone in a moment (DynamoDB throttled, a race lost too often): the task is tried again. */
export class TransientFault extends Error {
  override readonly name = 'TransientFault';
}

/** Ends the execution without halting the section. */
export const SUPERSEDED = 'SupersededGeneration';

/** Retried with jitter by every stage, for hours. open-stage is idempotent, so a second try after a lost answer is harmless. */
export const RETRIED = PASSING_CAUSES;

/** What the machine itself reports to halt: an execution started, or a stage resumed, with a word that the path does not have. */
export const REPORTED = ['UnknownStage', 'UnknownOutcome'] as const;

/** How an execution fails once halt has marked the section. Any other failure means that halt was not reached. */
export const HALTED = 'Halted';
