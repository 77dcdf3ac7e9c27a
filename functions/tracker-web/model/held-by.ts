import { dayOf } from '../../calendar/day-of.ts';
import { calendarsOf } from '../../deadlines/calendar.ts';
import { workingDaysFrom } from '../../deadlines/working-days.ts';
import type { OutboxRow } from '../../records/outbox/outbox-item.ts';
import { bookTitle } from '../../records/plan/plan.ts';
import type { ShownBoard } from '../../records/plan/shown-board.ts';
import { sorted } from './found.ts';
import { type HolderShown, momentAt, type SectionShown, sectionShown } from './section-shown.ts';

/** One section that waits for somebody. */
export interface HeldShown {
  readonly section: SectionShown;
  readonly book: string;
  readonly holder: HolderShown;
  /** Since when they are asked. */
  readonly since: string | null;
  /** Working days until the deadline; negative where it is over. Null: there is none. */
  readonly left: number | null;
}

/** Everything that waits for this person, what is due first. */
export function heldBy({ plan, sections }: ShownBoard, person: string, now: string): HeldShown[] {
  const moment = momentAt(now, calendarsOf(plan.daysOff).current);
  const theirs = sections
    .filter(({ holders }) => holders.some(({ p }) => p === person))
    .map((item) => sectionShown(item, moment));
  return sorted(theirs, 'due').flatMap((section) => {
    const holder = section.holders.find((it) => it.person === person);
    if (holder === undefined) return [];
    const { due } = section;
    return {
      section,
      book: bookTitle(plan, section.book),
      holder,
      since: holder.since ?? section.since,
      left: due === null ? null : workingDaysFrom(dayOf(now), dayOf(due), moment.calendar),
    };
  });
}

/** When the latest mail that asks this person in this stage and round was sent; null where that is not recorded. */
export function askedAt(
  rows: readonly OutboxRow[],
  { person, stage, round }: { readonly person: string; readonly stage: string; readonly round: number },
): string | null {
  const asks = rows.filter(
    (row) =>
      row.kind === 'mail' &&
      row.mail.mail === 'ask' &&
      row.mail.person === person &&
      row.mail.stage === stage &&
      row.mail.round === round &&
      row.state === 'sent',
  );
  return (
    asks
      .map(({ settledAt }) => settledAt ?? '')
      .toSorted()
      .at(-1) || null
  );
}
