import type { Event } from '../../functions/approval/event.ts';
import { advance } from './advance.ts';
import { EMPTY, type Ledger } from './ledger.ts';

/** What must hold of every history. A number is an invariant of design.md §4; the others are sentences of its §2. */
export const INVARIANTS = [
  '1-signed-off-was-approved-throughout',
  '3-decided-at-most-once',
  '4-decided-by-an-asked-holder-on-the-shown-draft',
  '6-mail-follows-the-table',
  '7-stages-open-in-order',
  '8-one-execution-at-a-time',
  '11-folding-gives-the-section',
  'a-history-begins-once',
  'a-stage-asks-its-roster',
  'a-place-keeps-its-seat',
  'a-stage-closes-by-its-tally',
  'nothing-is-decided-while-held',
  'nothing-follows-a-cancellation',
  'only-the-undecided-are-moved',
  'the-sekda-is-alone-and-never-excused',
  'somebody-can-still-approve',
  'closing-early-needs-a-return',
  'a-deadline-lies-ahead-within-two-years',
  'a-recount-moves-an-open-deadline',
  'new-links-are-rationed',
  'a-dispute-counts-once-per-receipt',
  'a-flag-is-raised-once',
  'a-recall-takes-back-what-was-started',
  'rebuilds-resume-where-the-record-is',
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** Which invariant was broken by the event at this place of the history (0 is the first), and how. */
export interface Violation {
  readonly invariant: Invariant;
  readonly event: number;
  readonly because: string;
}

export interface Observed {
  readonly ledger: Ledger;
  readonly violations: readonly Violation[];
}

/** Says that something holds; if it does not, that breaks the invariant. */
export type Claim = (holds: boolean, invariant: Invariant, because: string) => void;

/** Reads one more event of a section. */
export function observe(before: Ledger, event: Event): Observed {
  const violations: Violation[] = [];
  const ledger = advance(before, event, (holds, invariant, because) => {
    if (!holds) violations.push({ invariant, event: before.seen, because });
  });
  return { ledger: { ...ledger, seen: before.seen + 1 }, violations };
}

/** Reads a section's whole history, oldest event first. */
export function readHistory(events: readonly Event[]): Observed {
  let ledger = EMPTY;
  const all: Violation[] = [];
  for (const event of events) {
    const { ledger: next, violations } = observe(ledger, event);
    all.push(...violations);
    ledger = next;
  }
  return { ledger, violations: all };
}

/** Everything that is wrong with a section's history: [] for a sound one. Coded apart from the rules on purpose. */
export const checkHistory = (events: readonly Event[]): readonly Violation[] =>
  readHistory(events).violations;
