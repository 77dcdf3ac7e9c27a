import { SHOWN_STATES, type ShownState, shownState } from '../../approval/shown-state.ts';
import { type Calendar, type Calendars, calendarsOf } from '../../deadlines/calendar.ts';
import { isOutdated } from '../../deadlines/recount.ts';
import { restsOnEstimate, unknownYear } from '../../deadlines/known-years.ts';
import { isStuck } from '../../approval/machine/stuck.ts';
import type { ShownBoard, ShownItem } from '../../records/plan/shown-board.ts';

export interface HolderShown {
  readonly person: string;
  readonly required: boolean;
  /** Since when they are asked, where it is not since the stage opened. */
  readonly since: string | null;
  readonly undeliverable: string | null;
}

/** A section as the board shows it. Instants are ISO 8601 in UTC; people are ids. */
export interface SectionShown {
  readonly id: string;
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
  /** Who holds it (an id), and since when. */
  readonly held: { readonly by: string; readonly at: string } | null;
  readonly disputed: boolean;
  readonly halted: string | null;
  /** The next stage should have opened long ago. */
  readonly stuck: boolean;
}

/** Which sections to show: all, those in one state, or those that somebody should look at. */
export type Shown = 'all' | 'attention' | ShownState;

/** A page's worth of rows: 100 rows are 80 kB and some 10 ms of work. */
export const ROWS_A_PAGE = 100;

/** What of a board is looked at. `page` counts from 1. */
export interface Look {
  readonly shown: Shown;
  readonly page: number;
}

/** Reads a look from a query's words; what cannot be read is the beginning of everything. */
export function lookOf({ show, page }: Readonly<Record<string, string>>): Look {
  const shown = (['all', 'attention', ...SHOWN_STATES] as const).find((it) => it === show) ?? 'all';
  return { shown, page: page !== undefined && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1 };
}

/** Where the sections of a plan stand: how many in each state, and those looked at, each under its book. */
export interface BoardModel {
  readonly plan: string;
  readonly title: string;
  readonly look: Look;
  /** How many sections fit the look, and on how many pages. */
  readonly found: number;
  readonly pages: number;
  /** Overdue, held, disputed, halted, stuck, or with mail that did not arrive. */
  readonly attention: number;
  readonly all: number;
  /** A year, this one or one soon to begin, whose holidays are not known. */
  readonly unknownYear: number | null;
  /** How many deadlines today's calendar would move. */
  readonly outdated: number;
  readonly counts: readonly {
    readonly state: ShownState;
    readonly count: number;
    readonly overdue: number;
  }[];
  readonly books: readonly { readonly title: string; readonly sections: readonly SectionShown[] }[];
}

export function boardModel({ plan, sections }: ShownBoard, now: string, look: Look): BoardModel {
  const calendars = calendarsOf(plan.daysOff);
  const { current } = calendars;
  const all = sections.map((item) => ({ book: item.book, section: sectionShown(item, now, current) }));
  const others = [...new Set(all.map(({ book }) => book))].filter(
    (book) => !plan.books.some(({ id }) => id === book),
  );
  const books = [...plan.books, ...others.map((id) => ({ id, title: id }))];
  const fitting = books.flatMap(({ id, title }) =>
    all
      .filter(({ book, section }) => book === id && fits(section, look.shown))
      .map((it) => ({ title, ...it })),
  );
  const pages = Math.max(1, Math.ceil(fitting.length / ROWS_A_PAGE));
  const page = Math.min(look.page, pages);
  const rows = fitting.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  return {
    plan: plan.plan,
    title: plan.title,
    look: { ...look, page },
    found: fitting.length,
    pages,
    attention: all.filter(({ section }) => needsAttention(section)).length,
    all: all.length,
    unknownYear: unknownYear(now),
    outdated: sections.filter((it) => isOutdatedIn(it, calendars)).length,
    counts: SHOWN_STATES.map((state) => {
      const here = all.map(({ section }) => section).filter((section) => section.state === state);
      return {
        state,
        count: here.length,
        overdue: here.filter(({ isLate }) => isLate).length,
      };
    }),
    books: books
      .map(({ id, title }) => ({
        title,
        sections: rows.filter(({ book }) => book === id).map(({ section }) => section),
      }))
      .filter((book) => book.sections.length > 0),
  };
}

const isOutdatedIn = ({ since, due, calendar }: ShownItem, calendars: Calendars): boolean =>
  since !== null && due !== null && calendar !== undefined && isOutdated({ since, due, calendar }, calendars);

const fits = (section: SectionShown, shown: Shown): boolean =>
  shown === 'all' || (shown === 'attention' ? needsAttention(section) : section.state === shown);

const needsAttention = ({ isLate, held, disputed, halted, stuck, holders }: SectionShown): boolean =>
  isLate ||
  held !== null ||
  disputed ||
  halted !== null ||
  stuck ||
  holders.some(({ undeliverable }) => undeliverable !== null);

/** A section as its row shows it. */
export function sectionShown(item: ShownItem, now: string, calendar: Calendar): SectionShown {
  const { section: id, title, round, since, due } = item;
  const stuck = isStuck(item, now);
  return {
    id,
    title,
    state: shownState(item),
    round,
    holders: item.holders.map(({ p, o, s, u }) => ({
      person: p,
      required: o !== true,
      since: s ?? null,
      undeliverable: u ?? null,
    })),
    moving: item.next !== null && item.state !== 'cancelled' && !stuck,
    since,
    due,
    isEstimated: due !== null && since !== null && restsOnEstimate(since, due, calendar),
    isLate: due !== null && due <= now,
    held: item.hold,
    disputed: item.dispute !== null,
    halted: item.halt?.reason ?? null,
    stuck,
  };
}
