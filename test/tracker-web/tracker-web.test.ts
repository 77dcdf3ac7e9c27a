import { nothingReadable } from '../builders/readable-drafts.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteUndeliverable } from '../../functions/actions/note-undeliverable.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { decideAs, snapshotOf, importSection } from '../builders/records.ts';
import { DAY } from '../builders/clock.ts';
import { trackerWeb } from '../../functions/tracker-web/tracker-web.ts';
import { act, BASE, sectionIn, startWorld, type World } from '../review-web/world.ts';
import { accountOf, COORDINATOR, trackerFor, VIEWER } from './signed-in.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await importSection(world.records, 'papan.belum');
  await sectionIn(world, 'papan.draf', 'drafting');
  await sectionIn(world, 'papan.reviu', 'opd-review');
  await sectionIn(world, 'papan.tahan', 'opd-review');
  await act(world, 'papan.tahan', { act: 'hold' });
  await sectionIn(world, 'papan.surel', 'ugm-review');
  const about = { section: 'papan.surel', person: 'ugm', mail: 'm1', reason: 'bounced' } as const;
  await noteUndeliverable(world.dependencies, about);
  await sectionIn(world, 'papan.henti', 'ugm-review');
  const { generation } = (await snapshotOf(world.records, 'papan.henti')).section;
  await haltSection(world.dependencies, { section: 'papan.henti', generation, reason: 'TransientFault' });
  await sectionIn(world, 'papan.macet', 'opd-review');
  await decideAs(world.records, 'papan.macet', 'bappeda', 'approve');
  await sectionIn(world, 'papan.pindah', 'opd-review');
  await sectionIn(world, 'papan.sah', 'sekda-sign-off');
  await decideAs(world.records, 'papan.sah', 'sekda', 'approve');
  await importSection(world.records, 'lain.satu');
  world.records.clock.pass(4 * DAY);
  await decideAs(world.records, 'papan.pindah', 'bappeda', 'approve');
}, 120_000);
afterAll(() => world.stop());

const board = (plan: string, account = COORDINATOR, more = '') =>
  trackerFor(world, account).get(`/?plan=${plan}${more}`);

/** The text of a section's row, tags and runs of white space taken out. */
const rowOf = (page: string, title: string): string => {
  const row = [...page.matchAll(/<tr>.*?<\/tr>/gs)].map(([it]) => it).find((it) => it.includes(title));
  return (row ?? 'no row')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};

describe('the board', () => {
  test('says of each section its state, round, holders, since when and due when', async () => {
    const page = await (await board('papan')).text();
    expect(rowOf(page, 'papan.draf')).toBe(
      'Bagian papan.draf Penyusunan draf putaran 1 Kepala drafter 11 Desember 2023 sejak 4 hari lalu 18 Desember 2023',
    );
    expect(rowOf(page, 'papan.reviu')).toBe(
      'Bagian papan.reviu Reviu Perangkat Daerah putaran 1 Kepala bappeda Kepala dinkes (opsional) 11 Desember 2023 sejak 4 hari lalu 14 Desember 2023 Lewat tenggat 1 hari',
    );
    expect(rowOf(page, 'papan.belum')).toBe('Bagian papan.belum Belum dimulai – – –');
    expect(rowOf(page, 'papan.sah')).toContain('Disahkan');
  });

  test('shows what is held, halted, undeliverable, between two stages, and stuck there', async () => {
    const page = await (await board('papan')).text();
    expect(rowOf(page, 'papan.tahan')).toMatch(
      /Ditahan oleh Kepala koordinator, \d+ Desember 2023 Sesuai arahan rapat\./,
    );
    expect(rowOf(page, 'papan.surel')).toContain(
      'Kepala ugm surel tidak sampai: surel ditolak alamat penerima',
    );
    expect(rowOf(page, 'papan.henti')).toContain('Terhenti: gangguan sementara');
    expect(rowOf(page, 'papan.pindah')).toContain('Tahap berikutnya sedang dibuka');
    expect(rowOf(page, 'papan.macet')).toContain('Tahap berikutnya tidak terbuka');
    expect(rowOf(page, 'papan.macet')).not.toContain('sedang dibuka');
  });

  test('counts at its top where sections wait, and how many are late', async () => {
    const page = await (await board('papan')).text();
    const tiles = [
      ...page.matchAll(
        /<li(?: class="none")?><a[^>]*><b>(\d+)<\/b><span>(.*?)<\/span>(?:<span[^>]*>(.*?)<\/span>)?/g,
      ),
    ];
    expect(tiles.map(([, count, state, late]) => [state, count, late ?? ''])).toEqual([
      ['Semua', '9', ''],
      ['Perlu perhatian', '5', ''],
      ['Belum dimulai', '1', ''],
      ['Penyusunan draf', '1', ''],
      ['Reviu Perangkat Daerah', '4', '2 lewat tenggat'],
      ['Reviu Konsultan (PSPPR UGM)', '2', ''],
      ['Pengesahan Sekda', '0', ''],
      ['Disahkan', '1', ''],
      ['Dibatalkan', '0', ''],
    ]);
    expect(page).toContain('1 dari 9 bagian disahkan');
  });

  test('shows only what is asked for: what needs attention, or what is in one state', async () => {
    const shown = async (show: string) => {
      const page = await (await trackerFor(world).get(`/?plan=papan&show=${show}`)).text();
      return [...page.matchAll(/href="\/sections\/papan\.([a-z]+)"/g)].map(([, name]) => name);
    };
    expect(await shown('attention')).toEqual(['henti', 'macet', 'reviu', 'surel', 'tahan']);
    expect(await shown('drafting')).toEqual(['draf']);
    expect(await shown('sekda-sign-off')).toEqual([]);
    expect((await shown('%3Cscript%3E')).length).toBe(9);
  });

  /** What was asked of the table meanwhile. */
  const asked = async (look: () => Promise<unknown>): Promise<string[]> => {
    world.records.requests.length = 0;
    await look();
    return [...world.records.requests];
  };
  const membership = ['GetItemCommand', 'BatchGetItemCommand'];

  test('costs two small reads and two Queries side by side, two small reads more for each that is held, and changes nothing', async () => {
    const before = await world.dump();
    const held = ['QueryCommand', 'GetItemCommand'];
    // The plan with its sections, and who is who now.
    const shown = [...membership, 'QueryCommand', 'QueryCommand'];
    expect(await asked(() => board('papan'))).toEqual([...shown, ...held]);
    expect(await asked(() => board('papan', COORDINATOR, '&show=drafting'))).toEqual(shown);
    expect(await world.dump()).toEqual(before);
  });

  test('is not read for whoever it is not for, nor to lead somebody to it', async () => {
    const stranger = accountOf('bappeda@kantor.example');
    const begin = (account = COORDINATOR) => asked(() => trackerFor(world, account).get('/'));
    const queries = (requests: readonly string[]) => requests.filter((it) => it === 'QueryCommand').length;
    expect(await asked(() => board('papan', stranger))).toEqual(membership);
    expect(await asked(() => board('x'.repeat(2100)))).toEqual([]);
    // The list of plans is one Query; whoever has both reads two boards besides, of two Queries each.
    expect([queries(await begin(stranger)), queries(await begin())]).toEqual([1, 5]);
  });

  test('lists the plans of whoever has several, and leads whoever has one to its board', async () => {
    const both = await (await trackerFor(world).get('/')).text();
    expect([both.includes('/?plan=papan'), both.includes('/?plan=lain'), both.includes('<table')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await (await board('lain')).text()).toContain('Bagian lain.satu');
  });

  test('is there for a viewer too', async () => {
    expect((await board('papan', VIEWER)).status).toBe(200);
  });

  test('is refused to a stranger with the very page that a plan which does not exist has', async () => {
    const stranger = accountOf('bappeda@kantor.example');
    const theirs = await board('papan', stranger);
    const page = await theirs.text();
    expect(theirs.status).toBe(403);
    for (const odd of ['tidak-ada', 'x'.repeat(2100), `${'x'.repeat(2100)}.x`, 'papan%23', '']) {
      const nobodys = await board(odd, stranger);
      expect(nobodys.status).toBe(403);
      expect(await nobodys.text()).toBe(page);
    }
    expect(page).not.toContain('papan.');
    expect((await trackerFor(world, stranger).get('/')).status).toBe(403);
  });

  test('leads whoever is not signed in to the door, and back to what was asked for', async () => {
    const answer = await trackerFor(world, null).get('/?plan=papan');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?to=%2F%3Fplan%3Dpapan');
    expect(await answer.text()).toBe('');
  });

  test('and every other page has a title that says what kind of page it is, and of what nothing', async () => {
    const { get, post } = trackerFor(world);
    const acts = '/sections/papan.reviu/acts';
    const titleOf = async (answer: Promise<Response>) =>
      /<title>(.*?)<\/title>/.exec(await (await answer).text())?.[1];
    expect(
      await Promise.all(
        [
          get('/'),
          get('/?plan=papan'),
          get('/sections/papan.reviu'),
          get(`${acts}/hold`),
          post(`${acts}/hold`, { why: 'Sesuai arahan rapat.' }),
          get(`${acts}/release`),
          get('/sections/papan.tidak-ada'),
          board('papan', accountOf('bappeda@kantor.example')),
          trackerFor(world, null).post(`${acts}/hold`, {}),
        ].map(titleOf),
      ),
    ).toEqual([
      'Papan pemantauan – Paraf',
      'Papan pemantauan – Paraf',
      'Bagian – Paraf',
      'Tahan – Paraf',
      'Periksa sebelum dilakukan: Tahan – Paraf',
      'Lepaskan penahanan: Tidak dapat dilakukan – Paraf',
      'Bagian tidak ditemukan – Paraf',
      'Tidak dapat dibuka – Paraf',
      'Silakan masuk lagi – Paraf',
    ]);
  });

  test('has the headers of the other pages and no form but one that asks', async () => {
    const answer = await board('papan');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toMatch(/<form(?! method="get")/);
  });
});

describe('whatever happens', () => {
  const broken = () => {
    const told: unknown[] = [];
    const fault = () => Promise.reject(new TypeError('of the table'));
    const app = trackerWeb({
      dependencies: world.dependencies,
      drafts: world.drafts,
      readable: nothingReadable,
      baseUrl: BASE,
      door: { who: fault, glance: fault },
      tell: (it) => told.push(it),
    });
    return { app, told };
  };

  test('a fault is a page that says so, gives back what was typed, and is told by its name', async () => {
    const { app, told } = broken();
    const seen = await app.request(`${BASE}/`);
    expect(seen.status).toBe(503);
    expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'");
    const body = new URLSearchParams({ why: 'Alasan yang panjang.' });
    const sent = await app.request(`${BASE}/sections/papan.draf/acts/hold`, { method: 'POST', body });
    expect(sent.status).toBe(503);
    expect(await sent.text()).toContain('Alasan yang panjang.');
    expect(told).toMatchObject([{ fault: 'TypeError' }, { fault: 'TypeError', page: 'act' }]);
  });

  test('a form without a living session gives back what was typed, and nothing else', async () => {
    const pageOf = async (section: string) => {
      const typed = { why: '<b>Alasan', person: 'drafter' };
      const answer = await trackerFor(world, null).post(`/sections/${section}/acts/resend`, typed);
      expect(answer.status).toBe(403);
      return answer.text();
    };
    const page = await pageOf('papan.draf');
    expect(page).toContain('&lt;b&gt;Alasan');
    expect(page).not.toContain('Kepala drafter');
    expect((await pageOf('tidak-ada.draf')).replace('tidak-ada', 'papan')).toBe(page);
  });

  const typed = {
    person: 'dinkes',
    name: 'Plt. <b>Kepala',
    office: 'Dinas Sosial',
    email: 'plt@dinsos.example',
    later: 'no',
    why: 'Alasan yang panjang.',
  };
  const path = '/sections/papan.reviu/acts/replace';
  const signIn = '/sign-in?to=%2Fsections%2Fpapan.reviu%2Facts%2Freplace';
  test.each([
    ['whose session has ended', 403, signIn, () => trackerFor(world, null)],
    [
      'of a former session',
      403,
      path,
      () => {
        const { post } = trackerFor(world);
        const former = { 'form-token': 'token-lama' };
        return { post: (to: string, fields: Record<string, string>) => post(to, { ...fields, ...former }) };
      },
    ],
    [
      'that meets a fault',
      503,
      path,
      () => ({
        post: async (to: string, fields: Record<string, string>) =>
          broken().app.request(`${BASE}${to}`, { method: 'POST', body: new URLSearchParams(fields) }),
      }),
    ],
  ] as const)(
    'a form %s gives back all that was typed, and leads to where it can be sent from',
    async (_which, status, href, web) => {
      const answer = await web().post(path, typed);
      expect(answer.status).toBe(status);
      const page = await answer.text();
      const facts = [...page.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, label, value]) => [
        label,
        value,
      ]);
      expect(facts).toEqual([
        ['Siapa yang diganti?', 'dinkes'],
        ['Nama atau jabatan', 'Plt. &lt;b&gt;Kepala'],
        ['Instansi', 'Dinas Sosial'],
        ['Alamat surel', 'plt@dinsos.example'],
        ['Sampai kapan berlaku?', 'Putaran ini saja'],
      ]);
      expect(page).toContain('Alasan yang panjang.');
      expect(page).toContain(`<a class="button" href="${href}"`);
    },
  );

  test('a deadline is given back too; an act that does not exist gives back the reason alone', async () => {
    const { post } = trackerFor(world, null);
    const dueOf = async (name: string) => {
      const answer = await post(`/sections/papan.reviu/acts/${name}`, { due: '2024-01-15', why: 'Alasan.' });
      const page = await answer.text();
      return [page.includes('<dd>2024-01-15</dd>'), page.includes('Alasan.')];
    };
    expect([await dueOf('extend'), await dueOf('constructor')]).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  test('a form that is far too long is refused in words', async () => {
    const answer = await trackerFor(world).post('/sections/papan.draf/acts/hold', {
      why: 'x'.repeat(70_000),
    });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('terlalu panjang');
  });
});
