import { expect, test } from 'vitest';
import { USUAL_SETTINGS } from '../../functions/records/letters/letter-settings.ts';
import type { Board } from '../../functions/records/plan/board.ts';
import { boardModel, ROWS_A_PAGE } from '../../functions/tracker-web/model/board-model.ts';
import { planFor } from '../builders/records.ts';

const NOW = '2026-11-24T03:00:00.000Z';

const boardOf = (count: number): Board => ({
  plan: { ...planFor('bench'), books: ['a', 'b', 'c'].map((id) => ({ id, title: id })) },
  people: new Map(),
  letters: USUAL_SETTINGS,
  sections: Array.from({ length: count }, (_, i) => ({
    section: `bench.bagian-${i}`,
    plan: 'bench',
    path: 'section' as const,
    title: `Bagian ${i}`,
    book: 'abc'[i % 3] ?? 'a',
    state: i % 2 === 0 ? ('drafting' as const) : ('opd-review' as const),
    round: 1,
    last: 'drafting' as const,
    next: null,
    since: NOW,
    due: null,
    holders: [],
    generation: 1,
    execution: null,
    hold: null,
    dispute: null,
    halt: null,
    draft: null,
    rebuilds: { day: '', count: 0 },
    version: 1,
    seq: 1,
    head: '',
    written: { stage: 1, settings: 1 },
    shape: 1,
  })),
});

test('every section is on exactly one page, under its book, and no page has more rows than one may have', () => {
  for (const count of [0, 1, ROWS_A_PAGE, ROWS_A_PAGE + 1, 3 * ROWS_A_PAGE + 7]) {
    const board = boardOf(count);
    const { pages } = boardModel(board, NOW);
    const shown = Array.from({ length: pages }, (_, i) =>
      boardModel(board, NOW, { page: String(i + 1) }).books.flatMap(({ sections }) => sections),
    );
    for (const rows of shown) expect(rows.length).toBeLessThanOrEqual(ROWS_A_PAGE);
    const ids = shown.flat().map(({ id }) => id);
    expect(ids.toSorted()).toEqual(board.sections.map(({ section }) => section).toSorted());
  }
});

test('a page beyond the last is the last, and one that is no number the first', () => {
  const board = boardOf(ROWS_A_PAGE + 1);
  expect(boardModel(board, NOW, { page: '99' }).look.page).toBe(2);
  for (const page of ['0', '-1', 'x', '1e9', '']) {
    expect(boardModel(board, NOW, { page }).look.page).toBe(1);
  }
});

test('a sign-off that is disputed counts as none', () => {
  const board = boardOf(2);
  const dispute = { at: NOW, by: 'sekda' };
  const sections = board.sections.map((it, i) => ({
    ...it,
    state: 'signed-off' as const,
    dispute: i === 0 ? dispute : null,
  }));
  const model = boardModel({ ...board, sections }, NOW);
  const counts = new Map(model.counts.map(({ state, count }) => [state, count]));
  expect([counts.get('signed-off'), counts.get('sign-off-disputed'), model.attention]).toEqual([1, 1, 1]);
  const shown = boardModel({ ...board, sections }, NOW, { show: 'signed-off' });
  expect(shown.books.flatMap((book) => book.sections.map(({ id }) => id))).toEqual(['bench.bagian-1']);
});

test('a state’s page counts its own sections only', () => {
  const model = boardModel(boardOf(300), NOW, { show: 'drafting' });
  expect([model.found, model.pages, model.all]).toEqual([150, Math.ceil(150 / ROWS_A_PAGE), 300]);
});
