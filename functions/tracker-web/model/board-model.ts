import { SHOWN_STATES, type ShownState } from '../../approval/shown-state.ts';
import { type Calendars, calendarsOf } from '../../deadlines/calendar.ts';
import { unknownYear } from '../../deadlines/known-years.ts';
import { isOutdated } from '../../deadlines/recount.ts';
import type { ShownBoard, ShownItem } from '../../records/plan/shown-board.ts';
import { fits, needsAttention, sorted } from './found.ts';
import { type Look, lookOf, type Unknown } from './look.ts';
import { type Moment, type SectionShown, momentAt, sectionShown } from './section-shown.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

type Query = Readonly<Record<string, string>>;

/** A page's worth of rows, for people and for phones: with its form and its choices a page stays under 60 kB. */
export const ROWS_A_PAGE = 40;

/** Where the sections of a plan stand: how many in each state, and those looked at, each under its book. */
export interface BoardModel {
  readonly plan: string;
  readonly title: string;
  readonly look: Look;
  /** What was asked for that this board does not have. */
  readonly unknown: readonly Unknown[];
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
  /** What is said above all rows, whatever of them is looked for. */
  readonly sentences: readonly Sentence[];
  /** When it is looked at. */
  readonly moment: Moment;
  readonly counts: readonly {
    readonly state: ShownState;
    readonly count: number;
    readonly overdue: number;
  }[];
  /** The rows of this page: under each book its own; where they are sorted, all under none. */
  readonly books: readonly { readonly title: string | null; readonly sections: readonly SectionShown[] }[];
  readonly choices: Choices;
}

/** What can be looked for on this board, beside what can be on any. */
interface Choices {
  readonly books: readonly { readonly id: string; readonly title: string }[];
  /** Of those who hold something now. */
  readonly offices: readonly string[];
  /** Ids of those who hold something now, by name. */
  readonly holders: readonly string[];
}

/** Longer lists of choices are not offered: names can be typed as text. */
const MOST_CHOICES = 100;

export function boardModel(board: ShownBoard, now: string, query: Query = {}): BoardModel {
  const { plan, people } = board;
  const { look, unknown } = lookOf(query, board);
  const calendars = calendarsOf(plan.daysOff);
  const moment = momentAt(now, calendars.current);
  const all = board.sections.map((item) => sectionShown(item, moment));
  const others = [...new Set(all.map(({ book }) => book))].filter(
    (book) => !plan.books.some(({ id }) => id === book),
  );
  const books = [...plan.books, ...others.map((id) => ({ id, title: id }))];
  const inBooks = books.flatMap(({ id }) =>
    all.filter((section) => section.book === id && fits(section, look, people)),
  );
  const fitting = look.sort === null ? inBooks : sorted(inBooks, look.sort);
  const pages = Math.max(1, Math.ceil(fitting.length / ROWS_A_PAGE));
  const page = Math.min(look.page, pages);
  const rows = fitting.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  const grouped =
    look.sort === null
      ? books.map(({ id, title }) => ({ title, sections: rows.filter(({ book }) => book === id) }))
      : [{ title: null, sections: rows }];
  return {
    plan: plan.plan,
    title: plan.title,
    look: { ...look, page },
    unknown,
    found: fitting.length,
    pages,
    attention: all.filter(needsAttention).length,
    all: all.length,
    unknownYear: unknownYear(now),
    outdated: board.sections.filter((it) => isOutdatedIn(it, calendars)).length,
    sentences: sentencesOf(all),
    moment,
    counts: SHOWN_STATES.map((state) => {
      const here = all.filter((section) => section.state === state);
      return { state, count: here.length, overdue: here.filter(({ isLate }) => isLate).length };
    }),
    books: grouped.filter(({ sections }) => sections.length > 0),
    choices: { books, ...holding(all, people) },
  };
}

/** Nothing is the matter with any section. */
export const isFine = ({ attention }: BoardModel): boolean => attention === 0;

const isOutdatedIn = ({ since, due, calendar }: ShownItem, calendars: Calendars): boolean =>
  since !== null && due !== null && calendar !== undefined && isOutdated({ since, due, calendar }, calendars);

/** Whom sections wait for, and their offices. */
function holding(all: readonly SectionShown[], people: ShownBoard['people']) {
  const ids = [...new Set(all.flatMap(({ holders }) => holders.map(({ person }) => person)))];
  const found = ids.flatMap((id) => people.get(id) ?? []).sort((a, b) => inOrder(a.name, b.name));
  const offices = [...new Set(found.map(({ office }) => office))].sort(inOrder);
  return {
    offices: offices.slice(0, MOST_CHOICES),
    holders: found.slice(0, MOST_CHOICES).map(({ id }) => id),
  };
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'id');
