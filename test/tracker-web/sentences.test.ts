import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAGES } from '../../functions/approval/path/stages.ts';
import type { ShownBoard, ShownItem } from '../../functions/records/plan/shown-board.ts';
import { type BoardModel, boardModel, ROWS_A_PAGE } from '../../functions/tracker-web/model/board-model.ts';
import { pathOfLook } from '../../functions/tracker-web/model/look.ts';
import { boardPage } from '../../functions/tracker-web/view/board-page.tsx';
import { inOne } from '../../functions/tracker-web/view/board-says.tsx';
import { en } from '../../functions/wording/en.ts';
import { id } from '../../functions/wording/id.ts';
import { planFor } from '../builders/records.ts';
import { COORDINATOR } from './signed-in.ts';

/** Tuesday; the next three working days are Wednesday to Friday, until 16.00 WIB. */
const NOW = '2026-11-24T03:00:00.000Z';
const SOON = '2026-11-27T09:00:00.000Z';

const people = new Map(
  ['a', 'b', 'c', 'd', 'e'].map((it) => [
    it,
    { id: it, name: `Kepala ${it}`, office: `Dinas ${it}`, email: null, undeliverable: null },
  ]),
);

const instant = fc
  .date({ min: new Date('2026-10-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((it) => it.toISOString());
const past = instant.filter((it) => it < NOW);
const rarely = <T>(it: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: it });
const flag = rarely(fc.record({ at: past, by: fc.constantFrom('a', 'b') }));
const holder = fc.record(
  { p: fc.constantFrom(...people.keys()), u: fc.constant('bounced'), o: fc.constant(true as const) },
  { requiredKeys: ['p'] },
);

/** A section as it may be stored: open with holders and a deadline, or between stages, or at an end. */
const item: fc.Arbitrary<Omit<ShownItem, 'section' | 'title'>> = fc
  .record({
    book: fc.constantFrom('x', 'y', 'gone'),
    stage: fc.constantFrom(...STAGES.slice(0, 4)),
    is: fc.constantFrom('open', 'open', 'open', 'between', 'done', 'cancelled', 'not-started'),
    since: past,
    due: instant,
    holders: fc.uniqueArray(holder, { minLength: 1, maxLength: 5, selector: ({ p }) => p }),
    hold: flag,
    dispute: flag,
    halt: rarely(fc.record({ at: past, reason: fc.constant('TransientFault') })),
  })
  .map(({ is, stage, since, due, holders, ...rest }) => {
    const none = { due: null, holders: [], next: null };
    const common = { ...rest, round: 1, since };
    switch (is) {
      case 'open':
        return { ...common, state: stage, next: null, due, holders };
      case 'between':
        return { ...common, ...none, state: stage, next: { stage, round: 1 } };
      case 'done':
        return { ...common, ...none, state: 'signed-off' };
      case 'cancelled':
        return { ...common, ...none, state: 'cancelled' };
      default:
        return { ...common, ...none, round: 0, state: 'not-started', next: { stage: 'drafting', round: 1 } };
    }
  });

const boards: fc.Arbitrary<ShownBoard> = fc.array(item, { maxLength: 60 }).map((items) => ({
  plan: { ...planFor('acak'), books: ['x', 'y'].map((book) => ({ id: book, title: `Buku ${book}` })) },
  people,
  sections: items.map((it, i) => ({ ...it, section: `acak.s-${i}`, title: `Bagian ke-${i}` })),
}));

/** What the records say, asked without any of the board's code; since when, by section. */
const TRUTH: Readonly<Record<string, (it: ShownItem) => string | null>> = {
  overdue: ({ due }) => (due !== null && due <= NOW ? due : null),
  'due-soon': ({ due }) => (due !== null && due > NOW && due <= SOON ? due : null),
  held: ({ hold }) => hold?.at ?? null,
  disputed: ({ dispute }) => dispute?.at ?? null,
  halted: ({ halt, next, state, since }) =>
    halt?.at ?? (next !== null && state !== 'cancelled' && since !== null && hasStuck(since) ? since : null),
  'not-delivered': ({ holders, since }) => (holders.some(({ u }) => u !== undefined) ? since : null),
};
const hasStuck = (since: string): boolean => Date.parse(NOW) - Date.parse(since) >= 600_000;

/** All rows that an address shows, page after page. */
function rowsOf(board: ShownBoard, address: string): string[] {
  const query = Object.fromEntries(new URLSearchParams(address.slice(address.indexOf('?') + 1)));
  const at = (page: number) => boardModel(board, NOW, { ...query, page: String(page) });
  return Array.from({ length: at(1).pages }, (_, i) => at(i + 1)).flatMap(({ books }) =>
    books.flatMap(({ sections }) => sections.map((section) => section.id)),
  );
}

const html = (model: BoardModel): string =>
  boardPage({
    model,
    people,
    whys: new Map(),
    picks: { all: false },
    words: id,
    signedIn: { account: COORDINATOR, formToken: 't' },
    now: NOW,
    ailment: null,
  });

test('what a sentence says is so in the records, of exactly those that it leads to, and nothing is left unsaid', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const model = boardModel(board, NOW);
      for (const [says, since] of Object.entries(TRUTH)) {
        const these = board.sections.filter((it) => since(it) !== null);
        const told = model.sentences.filter((it) => it.says === says);
        expect(told).toHaveLength(these.length === 0 ? 0 : 1);
        const [sentence] = told;
        if (sentence === undefined) continue;
        expect(sentence.count).toBe(these.length);
        const first = these.map((it) => since(it) ?? '').toSorted()[0];
        const named = board.sections.find(({ section }) => section === sentence.first.id);
        expect([sentence.at, named && since(named)]).toEqual([first, first]);
        const rows = rowsOf(board, pathOfLook('acak', sentence.look));
        expect(rows.toSorted()).toEqual(these.map(({ section }) => section).toSorted());
      }
      const waits = model.sentences.find(({ says }) => says === 'waits');
      const open = board.sections.filter(({ holders }) => holders.length > 0);
      const oldest = open.map(({ since }) => since ?? '').toSorted()[0];
      if (waits !== undefined) expect([waits.at, waits.count]).toEqual([oldest, open.length]);
    }),
    { numRuns: 300 },
  );
});

test('a sentence names its number, its section, its people and why they wait, in both languages', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const model = boardModel(board, NOW);
      for (const sentence of model.sentences)
        for (const words of [id, en]) {
          const text = inOne(sentence, model.moment, people, words);
          expect(text).toContain(sentence.first.title);
          if (sentence.says !== 'waits') expect(text).toContain(String(sentence.count));
          if (!['overdue', 'not-delivered', 'due-soon', 'waits'].includes(sentence.says)) continue;
          const stored = board.sections.find(({ section }) => section === sentence.first.id);
          for (const { p, u } of stored?.holders.slice(0, 3) ?? []) {
            expect(text).toContain(`Kepala ${p}`);
            if (stored?.halt || stored?.dispute || stored?.hold || u === undefined) continue;
            expect(text).toMatch(new RegExp(`Kepala ${p}.*\\(${words.stands.whys['not-delivered']}\\)`));
          }
        }
    }),
    { numRuns: 60 },
  );
});

test('all is fine only where nothing is the matter', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const bad = board.sections.some((it) =>
        ['overdue', 'held', 'disputed', 'halted', 'not-delivered'].some((says) => TRUTH[says]?.(it)),
      );
      const isSaid = html(boardModel(board, NOW)).includes(id.stands.fine);
      expect(isSaid).toBe(!bad && board.sections.length > 0);
    }),
    { numRuns: 100 },
  );
});

test('a deadline that is over counts working days: two over a weekend, none on its own day', () => {
  const at = (due: string): string => {
    const [one] = fc.sample(item, { numRuns: 1, seed: 1 });
    if (one === undefined) throw new Error('no sample');
    const open = { ...one, state: 'opd-review' as const, next: null, hold: null, dispute: null, halt: null };
    const section = { ...open, due, holders: [{ p: 'a' }], section: 'acak.s', title: 'Visi' };
    const board = { plan: planFor('acak'), people, sections: [section] };
    const model = boardModel(board, NOW);
    const [sentence] = model.sentences;
    return sentence === undefined ? '' : inOne(sentence, model.moment, people, id);
  };
  expect(at('2026-11-20T09:00:00.000Z')).toBe('1 bagian lewat tenggat. Visi, 2 hari kerja, pada Kepala a.');
  expect(at('2026-11-24T02:00:00.000Z')).toBe('1 bagian lewat tenggat. Visi, sejak hari ini, pada Kepala a.');
});

test('the page of a thousand sections in trouble stays under 60 kB', () => {
  const [many] = fc.sample(fc.array(item, { minLength: 1000, maxLength: 1000, size: 'max' }), {
    numRuns: 1,
    seed: 7,
  });
  const board: ShownBoard = {
    plan: planFor('acak'),
    people,
    sections: (many ?? []).map((it, i) => ({
      ...it,
      section: `acak.s-${i}`,
      title: `Rencana Aksi Smart Living Kabupaten ${i}`,
    })),
  };
  const model = boardModel(board, NOW);
  expect(model.books.flatMap(({ sections }) => sections)).toHaveLength(ROWS_A_PAGE);
  expect(html(model).length).toBeLessThan(60_000);
});
