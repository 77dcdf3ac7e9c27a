import type { Pace } from '../records/section/commit.ts';
import type { Table } from '../records/table.ts';

/** What every action is handed: the records, and the clock and dice that only the composition roots have. */
export interface Dependencies {
  readonly table: Table;
  readonly pace: Pace;
  /** ISO 8601 instant in UTC. */
  now(): string;
  /** That many random bytes, from a source fit for secrets. */
  secretBytes(count: number): Uint8Array;
  /** From 0 to 1: jitter only. */
  random(): number;
  wait(ms: number): Promise<void>;
}

/** A name that no other change, upload or row has: 32 hex digits. */
export const freshName = (dependencies: Pick<Dependencies, 'secretBytes'>): string =>
  Buffer.from(dependencies.secretBytes(16)).toString('hex');
