import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../functions/records/events.ts';
import { askedAt } from '../../functions/tracker-web/model/held-by.ts';
import { DAY } from '../builders/clock.ts';
import { decideAs, importSection } from '../builders/records.ts';
import { act, sectionIn, startWorld, type World } from '../review-web/world.ts';
import { mailsOf, renamed, settleMail } from './section-cases.ts';
import { accountOf, COORDINATOR, trackerFor, VIEWER } from './signed-in.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await sectionIn(world, 'keluar.reviu', 'opd-review');
  await renamed(world, 'keluar.reviu', '=HYPERLINK("https://jahat.example")');
  await act(world, 'keluar.reviu', { act: 'hold' });
  await importSection(world.records, 'keluar.belum');
  world.records.clock.pass(7 * DAY);
}, 60_000);
afterAll(() => world.stop());

const open = (path: string, account = COORDINATOR) => trackerFor(world, account).get(path);

describe('what is taken out', () => {
  test('is the status of all sections as a workbook, for viewers too', async () => {
    const answer = await open('/export/status.xlsx?plan=keluar', VIEWER);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="paraf-keluar.xlsx"',
    ]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const [sheet] = (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets;
    const [head, ...rows] = sheet?.rows ?? [];
    expect(head?.slice(0, 4)).toEqual(['Buku', 'Bagian', 'Kode bagian', 'Keadaan']);
    const row = rows.find((it) => it[2] === 'keluar.reviu');
    expect(row).toEqual([
      'Buku 1',
      '=HYPERLINK("https://jahat.example")',
      'keluar.reviu',
      'Reviu Perangkat Daerah',
      1,
      'Kepala bappeda; Kepala dinkes',
      'bappeda; dinkes',
      new Date('2023-12-11T00:00:00.000Z'),
      new Date('2023-12-14T00:00:00.000Z'),
      -2,
      'Lewat tenggat; Ditahan',
      'ditahan',
    ]);
    expect(rows).toHaveLength(2);
  });

  test('is every event with its hash, as CSV and as JSON', async () => {
    const events = await readEvents(world.dependencies.table, 'keluar.reviu');
    const csv = await (await open('/export/events.csv?plan=keluar')).text();
    for (const { seq, hash } of events) expect(csv).toMatch(new RegExp(`,${seq},.*${hash}`));
    expect(csv).toContain(`"'=HYPERLINK(""https://jahat.example"")"`);
    const json = JSON.parse(await (await open('/export/events.json?plan=keluar')).text());
    expect(json.chains.find((it: { section: string }) => it.section === 'keluar.reviu').events).toEqual(
      events,
    );
    expect(JSON.stringify(json)).not.toContain('Sesuai arahan rapat');
  });

  test('is narrowed to a book, and refused to whoever is not of the plan', async () => {
    const none = JSON.parse(await (await open('/export/events.json?plan=keluar&book=lain')).text());
    expect(none.chains).toEqual([]);
    for (const path of ['status.xlsx', 'events.csv', 'events.json']) {
      const answer = await open(`/export/${path}?plan=keluar`, accountOf('bappeda@kantor.example'));
      expect([answer.status, (await answer.text()).includes('keluar.reviu')]).toEqual([403, false]);
    }
  });
});

test('an ask that was dropped was never sent', async () => {
  await sectionIn(world, 'keluar.gugur', 'opd-review');
  const asked = async () => {
    const rows = await mailsOf(world, 'keluar.gugur');
    return askedAt(rows, { person: 'bappeda', stage: 'opd-review', round: 1 });
  };
  const isTheirs = ({ mail }: { mail: { person: string; mail: string } }) =>
    mail.person === 'bappeda' && mail.mail === 'ask';
  const row = (await mailsOf(world, 'keluar.gugur')).find(isTheirs);
  if (row === undefined) throw new Error('no ask');
  await settleMail(world, row, { state: 'dropped', reason: 'no-longer-asked' });
  expect(await asked()).toBeNull();
  await decideAs(world.records, 'keluar.gugur', 'bappeda', 'approve');
});
