import type { Discussion } from '../../discussion/discussion.ts';
import type { Shelf } from '../../discussion/shelf.ts';
import type { Dossier } from '../../records/section/dossier.ts';
import type { ReviewLink } from '../../records/links/link-item.ts';
import type { Person } from '../../records/plan/plan.ts';
import type { Holding } from '../../records/section/stage-item.ts';
import type { Wording } from '../../wording/wording.ts';

/** All that a page behind a review link is made of. Pages are made from these alone: no clock, no I/O. */
export interface Facts {
  readonly words: Wording;
  /** ISO 8601 instant in UTC. */
  readonly now: string;
  readonly token: string;
  readonly link: ReviewLink;
  /** Whether the mail that led here carries a code. */
  readonly hasCode: boolean;
  /** The section whose mail carries the code, where it is another one's. */
  readonly codeFrom: string | null;
  readonly dossier: Dossier;
  /** Those of the plan who are named on the page, by id. */
  readonly people: ReadonlyMap<string, Person>;
  /** What this person holds anywhere in the plan. */
  readonly holdings: readonly Holding[];
  /** What the giver has written and not sent, and how the section's comments stand. */
  readonly shelf: Shelf;
  readonly discussion: Discussion;
}

export const pathOf = (token: string): string => `/t/${encodeURIComponent(token)}`;
