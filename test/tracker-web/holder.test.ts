import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteUndeliverable } from '../../functions/actions/note-undeliverable.ts';
import { DAY } from '../builders/clock.ts';
import { decideAs } from '../builders/records.ts';
import { sectionIn, startWorld, type World } from '../review-web/world.ts';
import { HOSTILE, mailsOf, renamed, sendAll } from './section-cases.ts';
import { accountOf, COORDINATOR, trackerFor, VIEWER } from './signed-in.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await sectionIn(world, 'orang.lama', 'opd-review');
  await sendAll(world, 'orang.lama');
  world.records.clock.pass(7 * DAY);
  await sectionIn(world, 'orang.baru', 'opd-review');
  await renamed(world, 'orang.baru', `Rencana & ${HOSTILE}`);
  await sectionIn(world, 'orang.surel', 'ugm-review');
  const ask = (await mailsOf(world, 'orang.surel')).findLast(({ mail }) => mail.mail === 'ask');
  const about = { section: 'orang.surel', person: 'ugm', mail: ask?.row ?? '', reason: 'bounced' } as const;
  await noteUndeliverable(world.dependencies, about);
  await sectionIn(world, 'orang.selesai', 'opd-review');
  await decideAs(world.records, 'orang.selesai', 'bappeda', 'approve');
}, 120_000);
afterAll(() => world.stop());

const open = (person: string, account = COORDINATOR) =>
  trackerFor(world, account).get(`/holders/${encodeURIComponent(person)}?plan=orang`);
const pageOf = async (person: string, account = COORDINATOR) => (await open(person, account)).text();
const remindersOn = (page: string): string[] =>
  [...page.matchAll(/href="(https:\/\/wa\.me\/\?text=[^"]*)"/g)].map(([, href]) =>
    decodeURIComponent((href ?? '').slice('https://wa.me/?text='.length)),
  );

describe('the page of one person', () => {
  test('says all that waits for them and nothing else: since when, and how far over', async () => {
    const page = await pageOf('bappeda');
    expect([...page.matchAll(/<h2><a href="\/sections\/orang\.([a-z]+)"/g)].map(([, name]) => name)).toEqual([
      'lama',
      'baru',
    ]);
    expect(page).toContain('2 bagian menunggu');
    expect(page).toContain('lewat 2 hari kerja');
    expect(page).toContain('3 hari kerja lagi');
    expect(await pageOf('sekda')).toContain('Tidak ada bagian yang sedang menunggu orang ini.');
  });

  test('says of the mail that it was sent, or came back, and never that it was opened', async () => {
    const page = await pageOf('bappeda');
    expect(page).toMatch(/dikirim 11 Desember 2023 pukul [\d.]+ WIB; belum diketahui apakah sudah dibuka/);
    expect(page).toContain('belum tercatat terkirim');
    expect(await pageOf('ugm')).toContain('<dd class="late">tidak sampai</dd>');
  });

  test('has reminders without a number or a link, one for each section and one for all', async () => {
    const [all, ...each] = remindersOn(await pageOf('bappeda'));
    expect(each).toHaveLength(2);
    expect(all?.split('\n')[0]).toBe('Yth. Kepala bappeda,');
    expect(all).toContain('Mohon dibuka dari surel tanggal 11 Desember 2023.');
    expect(all).toContain(HOSTILE);
    for (const text of [all, ...each]) expect(text).not.toMatch(/https?:|\/t\/|@/);
  });

  test('leads a coordinator to sending all their links again, and a viewer to nothing', async () => {
    const page = await pageOf('bappeda');
    const path = /href="(\/acts\/resend[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await (await trackerFor(world).get(path)).text();
    expect(form).toContain('<option value="bappeda" selected="">');
    expect(await pageOf('bappeda', VIEWER)).not.toContain('/acts/');
  });

  test('is not shown to whoever is not of the plan, is 404 for nobody, and changes nothing', async () => {
    const before = await world.dump();
    const stranger = await open('bappeda', accountOf('bappeda@kantor.example'));
    expect([stranger.status, (await stranger.text()).includes('Kepala')]).toEqual([403, false]);
    for (const nobody of ['tidak-ada', HOSTILE, '__proto__', 'x'.repeat(3000)])
      expect((await open(nobody)).status).toBe(404);
    expect(await world.dump()).toEqual(before);
  });

  test('is one press away from the board', async () => {
    const board = await (await trackerFor(world).get('/?plan=orang')).text();
    expect(board).toContain('<a href="/holders/bappeda?plan=orang">Kepala bappeda</a>');
  });
});
