/** Who acts and when: `by` is a person's id (or `paraf`), `now` an ISO 8601 instant in UTC. */
export interface Acting {
  readonly by: string;
  readonly now: string;
}

/** A coordinator's act, which always needs a reason. */
export interface Reasoned extends Acting {
  readonly why: string;
}

/** The actor of what Paraf does by itself. */
export const PARAF = 'paraf';

/** The actor of a command given by somebody who is nobody of the plan; their name, if they gave one, is kept beside it. */
export const OPERATOR = 'operator';

export const isBlank = (text: string): boolean => text.trim() === '';

/** The name of an execution: unique per section, generation and outbox row; at most 80 characters of [a-z0-9.-]. */
export const executionName = (section: string, generation: number, row: string): string =>
  `${section}.g${generation}.${row.slice(0, 8)}`;
