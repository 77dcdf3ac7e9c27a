import type { CommentTold } from '../../records/discussion/read-comments.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import type { OutboxRow } from '../../records/outbox/outbox-item.ts';
import type { Person } from '../../records/plan/plan.ts';
import type { Wording } from '../../wording/wording.ts';

/** All that a section's page is made of. It is made from these alone: no clock, no I/O. */
export interface SectionFacts {
  readonly words: Wording;
  /** ISO 8601 instant in UTC. */
  readonly now: string;
  readonly dossier: Dossier;
  /** Oldest first. */
  readonly rows: readonly OutboxRow[];
  /** All comments that were sent, with their answers. */
  readonly comments: readonly CommentTold[];
  /** Those of the plan who are named on the page, by id. */
  readonly people: ReadonlyMap<string, Person>;
  /** Whether who reads it may act on the section, or only look. */
  readonly mayAct: boolean;
  /** The `seq` of the event that an act has just made, as the address says; it may be anybody's. */
  readonly done: number | null;
}
