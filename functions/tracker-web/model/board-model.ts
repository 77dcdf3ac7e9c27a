import { SECTION_STATES, type SectionState } from '../../approval/stages.ts';
import { daysSince } from '../../calendar/day-of.ts';
import type { Board } from '../../records/board.ts';
import type { SectionItem } from '../../records/section-item.ts';

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
  readonly state: SectionState;
  readonly round: number;
  readonly holders: readonly HolderShown[];
  /** No stage is open, and the next one should be. */
  readonly moving: boolean;
  readonly since: string | null;
  readonly due: string | null;
  /** Whole days past the deadline; null while there is time. */
  readonly late: number | null;
  readonly held: boolean;
  readonly disputed: boolean;
  readonly halted: string | null;
}

/** Where the sections of a plan stand: how many in each state, and each one under its book. */
export interface BoardModel {
  readonly title: string;
  readonly all: number;
  readonly counts: readonly {
    readonly state: SectionState;
    readonly count: number;
    readonly overdue: number;
    readonly flagged: number;
  }[];
  readonly books: readonly { readonly title: string; readonly sections: readonly SectionShown[] }[];
}

export function boardModel({ plan, sections }: Board, now: string): BoardModel {
  const shown = sections.map((item) => ({ book: item.book, section: sectionShown(item, now) }));
  const others = [...new Set(shown.map(({ book }) => book))].filter(
    (book) => !plan.books.some(({ id }) => id === book),
  );
  return {
    title: plan.title,
    all: shown.length,
    counts: SECTION_STATES.map((state) => {
      const here = shown.map(({ section }) => section).filter((section) => section.state === state);
      return {
        state,
        count: here.length,
        overdue: here.filter(({ late }) => late !== null).length,
        flagged: here.filter(isFlagged).length,
      };
    }),
    books: [...plan.books, ...others.map((id) => ({ id, title: id }))]
      .map(({ id, title }) => ({
        title,
        sections: shown.filter(({ book }) => book === id).map(({ section }) => section),
      }))
      .filter((book) => book.sections.length > 0),
  };
}

const isFlagged = ({ held, disputed, halted, holders }: SectionShown): boolean =>
  held || disputed || halted !== null || holders.some(({ undeliverable }) => undeliverable !== null);

function sectionShown(item: SectionItem, now: string): SectionShown {
  const { section: id, title, state, round, since, due } = item;
  return {
    id,
    title,
    state,
    round,
    holders: item.holders.map(({ p, o, s, u }) => ({
      person: p,
      required: o !== true,
      since: s ?? null,
      undeliverable: u ?? null,
    })),
    moving: item.next !== null && state !== 'cancelled',
    since,
    due,
    late: due !== null && due <= now ? daysSince(due, now) : null,
    held: item.hold !== null,
    disputed: item.dispute !== null,
    halted: item.halt?.reason ?? null,
  };
}
