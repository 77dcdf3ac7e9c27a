import { SHOWN_STATES, type ShownState } from '../../approval/shown-state.ts';
import type { ShownBoard } from '../../records/plan/shown-board.ts';

/** What may be the matter with a section. */
export const FLAGS = ['overdue', 'due-soon', 'held', 'disputed', 'halted', 'not-delivered'] as const;
export type Flag = (typeof FLAGS)[number];

/** A flag, or any of those that somebody should look at. */
const SOUGHT = ['attention', ...FLAGS] as const;
export type Sought = (typeof SOUGHT)[number];

export const SORTS = ['due', 'age', 'title', 'state'] as const;
export type Sort = (typeof SORTS)[number];

/** The longest text that is looked for: a title has at most 200 letters. */
export const LONGEST_SOUGHT = 200;

/** What of a board is looked at. Null: it does not matter. `page` counts from 1. */
export interface Look {
  readonly q: string;
  readonly book: string | null;
  readonly state: ShownState | null;
  readonly office: string | null;
  /** A person's id. */
  readonly holder: string | null;
  readonly flag: Sought | null;
  /** Null: book after book, as in the plan. */
  readonly sort: Sort | null;
  readonly page: number;
}

type Query = Readonly<Record<string, string>>;

/** A word of an address that this board does not know. */
export interface Unknown {
  readonly field: Exclude<keyof Look, 'q'>;
  readonly value: string;
}

/** Everything of a board, from its first page on. */
export const EVERYTHING: Look = {
  q: '',
  book: null,
  state: null,
  office: null,
  holder: null,
  flag: null,
  sort: null,
  page: 1,
};

type Known = Pick<ShownBoard, 'plan' | 'people' | 'sections'>;

/** Reads a look from an address. What it asks for that this board does not have is left out of the look, and named. */
export function lookOf(query: Query, board: Known): { readonly look: Look; readonly unknown: Unknown[] } {
  const unknown: Unknown[] = [];
  const read = <T>(
    field: Unknown['field'],
    value: string | undefined,
    of: (text: string) => T | undefined,
  ) => {
    const text = value?.trim() ?? '';
    if (text === '') return null;
    const found = of(text);
    if (found === undefined) unknown.push({ field, value: text.slice(0, 60) });
    return found ?? null;
  };
  const asIs = (known: Iterable<string>) => (text: string) => [...known].find((it) => it === text);
  const { state, flag } = ofOldAddress(query);
  const look = {
    q: (query['q'] ?? '').trim().slice(0, LONGEST_SOUGHT),
    book: read('book', query['book'], asIs(booksOf(board))),
    state: read('state', state, oneOf(SHOWN_STATES)),
    office: read('office', query['office'], asIs([...board.people.values()].map((it) => it.office))),
    holder: read('holder', query['holder'], asIs(board.people.keys())),
    flag: read('flag', flag, oneOf(SOUGHT)),
    sort: read('sort', query['sort'], oneOf(SORTS)),
    page:
      read('page', query['page'], (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined)) ?? 1,
  };
  return { look, unknown };
}

const oneOf =
  <T extends string>(known: readonly T[]) =>
  (text: string): T | undefined =>
    known.find((it) => it === text);

/** `show=` is how addresses of before asked for a state, or for what needs attention; `all` asked for nothing. */
function ofOldAddress({ show, state, flag }: Query) {
  if (show === undefined || show === 'all') return { state, flag };
  return show === 'attention' ? { state, flag: flag || show } : { state: state || show, flag };
}

const booksOf = ({ plan, sections }: Known): Set<string> =>
  new Set([...plan.books.map(({ id }) => id), ...sections.map(({ book }) => book)]);

/** Whether less than everything is looked for; how it is sorted does not matter. */
export const isNarrow = (look: Look): boolean =>
  look.q !== '' || [look.book, look.state, look.office, look.holder, look.flag].some((it) => it !== null);

/** The address of a look, which can be kept and sent. */
export function pathOfLook(plan: string, look: Partial<Look>): string {
  const query = new URLSearchParams({ plan });
  const { q, book, state, office, holder, flag, sort, page } = { ...EVERYTHING, ...look };
  for (const [name, value] of Object.entries({ q, book, state, office, holder, flag, sort }))
    if (value !== null && value !== '') query.set(name, value);
  if (page > 1) query.set('page', String(page));
  return `/?${query.toString()}`;
}
