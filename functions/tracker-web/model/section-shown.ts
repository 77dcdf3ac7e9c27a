import { type Why, whyWaits } from '../../approval/why-waits.ts';
import { isStuck } from '../../approval/machine/stuck.ts';
import { type ShownState, shownState } from '../../approval/shown-state.ts';
import type { Calendar } from '../../deadlines/calendar.ts';
import { dueAfter } from '../../deadlines/due.ts';
import { restsOnEstimate } from '../../deadlines/known-years.ts';
import type { ShownItem } from '../../records/plan/shown-board.ts';

/** How near a deadline is soon, in working days. */
const DUE_SOON_DAYS = 3;

export interface HolderShown {
  readonly person: string;
  readonly required: boolean;
  /** Since when they are asked, where it is not since the stage opened. */
  readonly since: string | null;
  readonly undeliverable: string | null;
  /** Why their ask waits, as far as that is known. */
  readonly why: Why | null;
}

/** A section as the board shows it. Instants are ISO 8601 in UTC; people are ids. */
export interface SectionShown {
  readonly id: string;
  /** Its book's id. */
  readonly book: string;
  readonly title: string;
  readonly state: ShownState;
  readonly round: number;
  readonly holders: readonly HolderShown[];
  /** No stage is open, and the next one is being opened. */
  readonly moving: boolean;
  readonly since: string | null;
  readonly due: string | null;
  /** The deadline rests on a day off which no decree was found for. */
  readonly isEstimated: boolean;
  /** The deadline has passed. */
  readonly isLate: boolean;
  /** It has not, and is at most three working days away. */
  readonly isDueSoon: boolean;
  /** Who holds it (an id), and since when. */
  readonly held: { readonly by: string; readonly at: string } | null;
  readonly disputed: boolean;
  readonly disputedAt: string | null;
  readonly halted: string | null;
  readonly haltedAt: string | null;
  /** The next stage should have opened long ago. */
  readonly stuck: boolean;
}

/** When a board is looked at, over a plan's calendar. */
export interface Moment {
  readonly now: string;
  readonly calendar: Calendar;
  /** Until when a deadline is soon. */
  readonly soon: string;
}

export const momentAt = (now: string, calendar: Calendar): Moment => ({
  now,
  calendar,
  soon: dueAfter(now, DUE_SOON_DAYS, calendar),
});

/** A section as its row shows it. */
export function sectionShown(item: ShownItem, { now, calendar, soon }: Moment): SectionShown {
  const { section: id, title, book, round, since, due } = item;
  const stuck = isStuck(item, now);
  return {
    id,
    book,
    title,
    state: shownState(item),
    round,
    holders: item.holders.map(({ p, o, s, u }) => ({
      person: p,
      required: o !== true,
      since: s ?? null,
      undeliverable: u ?? null,
      why: whyWaits(item, u ?? null),
    })),
    moving: item.next !== null && item.state !== 'cancelled' && !stuck,
    since,
    due,
    isEstimated: due !== null && since !== null && restsOnEstimate(since, due, calendar),
    isLate: due !== null && due <= now,
    isDueSoon: due !== null && now < due && due <= soon,
    held: item.hold,
    disputed: item.dispute !== null,
    disputedAt: item.dispute?.at ?? null,
    halted: item.halt?.reason ?? null,
    haltedAt: item.halt?.at ?? null,
    stuck,
  };
}
