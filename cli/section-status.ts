import type { SectionState } from '../functions/approval/path/stages.ts';
import { type Why, whyWaits } from '../functions/approval/why-waits.ts';
import { isStuck } from '../functions/approval/machine/stuck.ts';
import { dayOf } from '../functions/calendar/day-of.ts';
import { withOffset } from '../functions/calendar/with-offset.ts';
import { calendarsOf } from '../functions/deadlines/calendar.ts';
import { workingDaysFrom } from '../functions/deadlines/working-days.ts';
import type { Board } from '../functions/records/plan/board.ts';

/** Whoever is still asked. `office` is '' where the person is not in the plan any more. */
interface Holder {
  readonly name: string;
  readonly office: string;
  readonly stage: SectionState;
  readonly required: boolean;
  readonly since: string | null;
  /** Why their ask waits, as far as that is known. */
  readonly why: Why | null;
}

/** How one section stands, as `paraf status --json` prints it. Times are ISO 8601 with +07:00, or null. */
export interface SectionStatus {
  readonly plan: string;
  readonly section: string;
  readonly title: string;
  readonly state: SectionState;
  readonly round: number;
  readonly holders: readonly Holder[];
  readonly since: string | null;
  readonly due: string | null;
  /** Until the deadline, by the plan's calendar; negative when it is over. Null without a deadline. */
  readonly workingDaysLeft: number | null;
  readonly onHold: boolean;
  readonly disputed: boolean;
  /** Why the section does not go on; `nothing-opens` where Paraf still tries. Null where it does. */
  readonly halted: string | null;
}

/** The sections of a plan at `now`, book by book. */
export function sectionStatuses({ plan, people, sections }: Board, now: string): SectionStatus[] {
  const books = plan.books.map((book) => book.id);
  const place = (book: string): number => (books.indexOf(book) + books.length + 1) % (books.length + 1);
  const { current } = calendarsOf(plan.daysOff);
  return [...sections]
    .sort((a, b) => place(a.book) - place(b.book))
    .map((it) => ({
      plan: it.plan,
      section: it.section,
      title: it.title,
      state: it.state,
      round: it.round,
      holders: it.holders.map(({ p, o, s, u }) => ({
        name: people.get(p)?.name ?? p,
        office: people.get(p)?.office ?? '',
        stage: it.state,
        required: o === undefined,
        since: time(s ?? it.since),
        why: whyWaits(it, u ?? null),
      })),
      since: time(it.since),
      due: time(it.due),
      workingDaysLeft: it.due === null ? null : workingDaysFrom(dayOf(now), dayOf(it.due), current),
      onHold: it.hold !== null,
      disputed: it.dispute !== null,
      halted: it.halt?.reason ?? (isStuck(it, now) ? 'nothing-opens' : null),
    }));
}

const time = (instant: string | null): string | null => (instant === null ? null : withOffset(instant));
