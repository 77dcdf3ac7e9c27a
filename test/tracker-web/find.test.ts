import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteUndeliverable } from '../../functions/actions/note-undeliverable.ts';
import { readShownBoard, type ShownBoard } from '../../functions/records/plan/shown-board.ts';
import { boardModel, ROWS_A_PAGE } from '../../functions/tracker-web/model/board-model.ts';
import { lookOf, pathOfLook } from '../../functions/tracker-web/model/look.ts';
import { DAY } from '../builders/clock.ts';
import { decideAs, importSection } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import { act, sectionIn, startWorld, type World } from '../review-web/world.ts';
import { HOSTILE, disputedSection, haltedSection, renamed } from './section-cases.ts';
import { trackerFor } from './signed-in.ts';

let world: World;
let board: ShownBoard;
/** Each section is named after what is so of it. */
beforeAll(async () => {
  world = await startWorld();
  await importSection(world.records, 'cari.belum');
  await haltedSection(world, 'cari.henti');
  await disputedSection(world, 'cari.sanggah');
  await sectionIn(world, 'cari.macet', 'opd-review');
  await decideAs(world.records, 'cari.macet', 'bappeda', 'approve');
  await sectionIn(world, 'cari.lewat', 'opd-review', settingsOf({ 'opd-review': [required('dishub')] }));
  world.records.clock.pass(7 * DAY);
  await sectionIn(world, 'cari.tahan', 'opd-review');
  await act(world, 'cari.tahan', { act: 'hold' });
  await sectionIn(world, 'cari.surel', 'ugm-review');
  const about = { section: 'cari.surel', person: 'ugm', mail: 'm1', reason: 'bounced' } as const;
  await noteUndeliverable(world.dependencies, about);
  await sectionIn(world, 'cari.dekat', 'opd-review', settingsOf({ 'opd-review': [required('dinkes')] }));
  await renamed(world, 'cari.dekat', 'Rencana Aksi Smart Living');
  await sectionIn(world, 'cari.draf', 'drafting');
  const read = await readShownBoard(world.dependencies.table, 'cari');
  if (read === null) throw new Error('no board');
  board = read;
}, 120_000);
afterAll(() => world.stop());

const open = async (more: string): Promise<string> => {
  const answer = await trackerFor(world).get(`/?plan=cari&${more}`);
  expect(answer.status).toBe(200);
  return answer.text();
};
const namesOn = (page: string): string[] =>
  [...page.matchAll(/href="\/sections\/cari\.([a-z]+)"/g)].map(([, name]) => name ?? '');
const shown = async (more: string): Promise<string[]> => namesOn(await open(more)).toSorted();

describe('what is looked for on a board', () => {
  test.each([
    ['flag=overdue', ['henti', 'lewat', 'sanggah']],
    ['flag=due-soon', ['dekat', 'tahan']],
    ['flag=held', ['tahan']],
    ['flag=disputed', ['sanggah']],
    ['flag=halted', ['henti', 'macet']],
    ['flag=not-delivered', ['surel']],
    ['flag=attention', ['henti', 'lewat', 'macet', 'sanggah', 'surel', 'tahan']],
    ['state=ugm-review', ['henti', 'surel']],
    ['holder=dishub', ['lewat']],
    ['office=dishub&flag=overdue', ['lewat']],
    ['office=sekda', []],
    ['q=smart+LIVING', ['dekat']],
    ['q=living+dinkes', ['dekat']],
    ['q=living+dishub', []],
    ['q=&book=&state=&office=&holder=&flag=&sort=&page=', null],
  ])('%s finds exactly those that are so', async (more, found) => {
    const all = board.sections.map(({ section }) => section.slice('cari.'.length)).toSorted();
    expect(await shown(more)).toEqual(found ?? all);
  });

  test('is said in words above the rows, with how many there are', async () => {
    const page = await open('flag=overdue&holder=dishub&q=cari');
    expect(page).toContain('1 dari 9 bagian: “cari”; Kepala dishub; Lewat tenggat.');
    expect(await open('q=tidakada')).toContain('Tidak ada bagian yang sesuai.');
  });

  test('comes in the order that is asked for, all books in one', async () => {
    const due = namesOn(await open('sort=due'));
    expect(due.slice(0, 3)).toEqual(['lewat', 'sanggah', 'henti']);
    expect(due.slice(-2).toSorted()).toEqual(['belum', 'macet']);
    const age = namesOn(await open('sort=age'));
    expect([age[0], age.at(-1)]).toEqual(['henti', 'belum']);
    expect(namesOn(await open('sort=title')).at(-1)).toBe('dekat');
    const state = namesOn(await open('sort=state'));
    expect([state[0], state[1], state.at(-1)]).toEqual(['belum', 'draf', 'surel']);
    expect(await open('sort=title')).toContain('Semua buku, diurutkan: Judul');
  });

  test('stands in an address that can be kept: it leads back to the same look', () => {
    const look = {
      q: 'a & b = "c"',
      book: board.plan.books[0]?.id ?? null,
      state: 'opd-review',
      office: 'dishub',
      holder: 'dishub',
      flag: 'overdue',
      sort: 'age',
      page: 3,
    } as const;
    const query = Object.fromEntries(new URLSearchParams(pathOfLook('cari', look).slice(2)));
    expect(lookOf(query, board)).toEqual({ look, unknown: [] });
  });

  test('is kept from page to page, and in the form', async () => {
    const sections = board.sections.flatMap((it) =>
      Array.from({ length: 30 }, (_, i) => ({ ...it, section: `${it.section}-${i}` })),
    );
    const model = boardModel({ ...board, sections }, world.dependencies.now(), { sort: 'due', page: '2' });
    expect([model.pages, model.look.page, model.look.sort]).toEqual([Math.ceil(270 / ROWS_A_PAGE), 2, 'due']);
    const page = await open('flag=held&sort=age&q=ta');
    expect(page).toMatch(/<option value="held" selected="">/);
    expect(page).toMatch(/<option value="age" selected="">/);
    expect(page).toMatch(/name="q" value="ta"/);
  });

  test.each([
    ['book', 'Buku'],
    ['state', 'Keadaan'],
    ['office', 'Instansi yang ditunggu'],
    ['holder', 'Orang yang ditunggu'],
    ['flag', 'Catatan'],
    ['sort', 'Urutan'],
    ['page', 'Halaman'],
  ])('says of a %s that there is none, and leaves it out', async (field, word) => {
    const page = await open(`${field}=${encodeURIComponent(HOSTILE)}&flag=held`);
    expect(page).toContain(`${word} “&lt;script&gt;`);
    expect(page).not.toContain('<script>');
    expect(namesOn(page)).toEqual(field === 'flag' ? expect.arrayContaining(['draf']) : ['tahan']);
  });

  test('may be however odd: no address is a fault', async () => {
    const odd = ['x'.repeat(5000), '%00', '__proto__', 'constructor', '-1', '1e9', '[]', '😀', '\u202e'];
    for (const field of ['q', 'book', 'state', 'office', 'holder', 'flag', 'sort', 'page', 'show'])
      for (const value of odd) await open(`${field}=${encodeURIComponent(value)}`);
  });

  test('is still found by addresses of before', async () => {
    expect(await shown('show=attention')).toEqual(await shown('flag=attention'));
    expect(await shown('show=ugm-review')).toEqual(['henti', 'surel']);
    expect(await shown('show=all')).toHaveLength(board.sections.length);
  });
});
