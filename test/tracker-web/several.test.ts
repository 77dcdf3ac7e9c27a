import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '../../functions/sign-in/account.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { decideAs, importSection } from '../builders/records.ts';
import { act, BASE, sectionIn, startWorld, type World } from '../review-web/world.ts';
import { accountOf, COORDINATOR, FORM_TOKEN, trackerFor, VIEWER } from './signed-in.ts';
import { mailsOf } from './section-cases.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await importSection(world.records, 'lain.satu');
}, 60_000);
afterAll(() => world.stop());

const WHY = 'Sesuai arahan rapat Senin.';

type Fields = Record<string, string | readonly string[]>;

const post = (
  plan: string,
  name: string,
  fields: Fields,
  account: Account | null = COORDINATOR,
  more = {},
) => {
  const body = new URLSearchParams({ 'form-token': FORM_TOKEN });
  for (const [key, value] of Object.entries({ why: WHY, ...fields }))
    for (const one of [value].flat()) body.append(key, one);
  return trackerFor(world, account).app.request(`${BASE}/acts/${name}?plan=${plan}`, {
    method: 'POST',
    body,
    ...more,
  });
};

const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

/** Hidden fields of the form with the box, as a browser would send them. */
function confirmOf(page: string): Fields {
  const form = [...page.matchAll(/<form.*?<\/form>/gs)]
    .map(([it]) => it)
    .find((it) => it.includes('"confirm"'));
  const fields: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of (form ?? '').matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  ))
    if (name !== 'form-token') fields[name] = [...(fields[name] ?? []), value];
  return { ...fields, confirm: 'yes' };
}

async function several(plan: string, count: number, stage: 'opd-review' | 'ugm-review' = 'opd-review') {
  const ids = Array.from({ length: count }, (_, i) => `${plan}.s-${i}`);
  for (const section of ids) await sectionIn(world, section, stage);
  return ids;
}

const isHeld = async (section: string) =>
  (await readLatestSnapshot(world.dependencies.table, section))?.section.hold != null;
const heldOf = async (sections: readonly string[]) => {
  const held = await Promise.all(sections.map(isHeld));
  return held.filter((it) => it).length;
};

describe('several sections that are chosen on the board', () => {
  test('are held by one preview, which changes nothing, and one confirmation, with a result for each', async () => {
    const ids = await several('tahan', 3);
    const form = await trackerFor(world).get(
      `/acts/hold?plan=tahan&${ids.map((id) => `section=${id}`).join('&')}`,
    );
    expect([form.status, textOf(await form.text()).includes('Tahan: 3 bagian')]).toEqual([200, true]);
    const preview = await post('tahan', 'hold', { section: ids });
    const page = await preview.text();
    expect(preview.status).toBe(200);
    expect(textOf(page)).toContain('Akan dilakukan: 3');
    expect(textOf(page)).toContain('Surel yang dikirim: 6');
    expect(textOf(page)).toContain('Kepala bappeda:');
    expect(await heldOf(ids)).toBe(0);
    const unticked = await post('tahan', 'hold', { ...confirmOf(page), confirm: [] });
    expect([unticked.status, await heldOf(ids)]).toEqual([422, 0]);
    const done = await post('tahan', 'hold', confirmOf(page));
    expect(done.status).toBe(200);
    expect(textOf(await done.text())).toContain('3 dari 3 dilakukan');
    expect(await heldOf(ids)).toBe(3);
  });

  test('are each a transaction of their own: of ten, the one that another coordinator moved is not done, and says so', async () => {
    const ids = await several('sepuluh', 10);
    const page = await (await post('sepuluh', 'hold', { section: ids })).text();
    await act(world, 'sepuluh.s-4', { act: 'extend', due: '2024-02-01T09:00:00.000Z' });
    const said = textOf(await (await post('sepuluh', 'hold', confirmOf(page))).text());
    expect(said).toContain('9 dari 10 dilakukan');
    expect(said).toMatch(/Bagian sepuluh\.s-4 Tidak dilakukan: bagian ini berubah sementara itu/);
    expect([await heldOf(ids), await isHeld('sepuluh.s-4')]).toEqual([9, false]);
  });

  test('that a rule refuses are named with why before anything is done, and the others go on', async () => {
    const ids = await several('campur', 2);
    await act(world, 'campur.s-1', { act: 'hold' });
    const page = await (await post('campur', 'hold', { section: [...ids, 'campur.tidak-ada'] })).text();
    expect(textOf(page)).toMatch(/Tidak akan dilakukan: 1 Bagian campur\.s-1/);
    expect(textOf(page)).toContain('Akan dilakukan: 1');
    expect(textOf(await (await post('campur', 'hold', confirmOf(page))).text())).toContain(
      '1 dari 1 dilakukan',
    );
    const none = await post('campur', 'hold', { section: ids });
    expect([none.status, confirmOf(await none.text())]).toEqual([409, { confirm: 'yes' }]);
  });

  test('are done once, however often the form is sent, also twice at once', async () => {
    const ids = await several('dua', 4);
    const page = await (await post('dua', 'hold', { section: ids })).text();
    const answers = await Promise.all([1, 2].map(() => post('dua', 'hold', confirmOf(page))));
    for (const answer of answers) expect(textOf(await answer.text())).toContain('4 dari 4 dilakukan');
    const again = await post('dua', 'hold', confirmOf(page));
    expect(textOf(await again.text())).toContain('4 dari 4 dilakukan');
    const notes = (await mailsOf(world, 'dua.s-0')).filter(
      ({ mail }) => mail.mail === 'note' && mail.note === 'held',
    );
    expect(notes.map(({ mail }) => mail.person).toSorted()).toEqual(['bappeda', 'dinkes']);
  });

  test('by two coordinators at once are each changed by one of them', async () => {
    const ids = await several('berdua', 5);
    const pages = await Promise.all(
      [1, 2].map(async () => (await post('berdua', 'hold', { section: ids })).text()),
    );
    const said = await Promise.all(
      pages.map(async (page) => textOf(await (await post('berdua', 'hold', confirmOf(page))).text())),
    );
    const counts = said.map((text) => Number(/(\d+) dari 5 dilakukan/.exec(text)?.[1]));
    expect(counts[0] ?? 0).toBe(5 - (counts[1] ?? 0));
    expect(await heldOf(ids)).toBe(5);
  });

  test('are asked again of everybody who has not decided, or of one; each has a new link', async () => {
    const ids = await several('ulang', 2);
    await decideAs(world.records, 'ulang.s-1', 'dinkes', 'approve');
    const page = await (await post('ulang', 'resend', { section: ids })).text();
    expect(textOf(page)).toContain('Akan dilakukan: 3');
    expect(textOf(await (await post('ulang', 'resend', confirmOf(page))).text())).toContain(
      '3 dari 3 dilakukan',
    );
    const one = await (await post('ulang', 'resend', { section: ids, person: 'dinkes' })).text();
    expect(textOf(one)).toMatch(/Tidak akan dilakukan: 1 Bagian ulang\.s-1/);
    expect(textOf(one)).toContain('Akan dilakukan: 1');
  });

  test('get a new deadline, a successor, and are released', async () => {
    const ids = await several('lain-lain', 2);
    const go = async (name: string, fields: Fields) => {
      const preview = await post('lain-lain', name, { section: ids, ...fields });
      expect(preview.status).toBe(200);
      const done = await post('lain-lain', name, confirmOf(await preview.text()));
      expect(textOf(await done.text())).toContain('2 dari 2 dilakukan');
      return Promise.all(ids.map((id) => readLatestSnapshot(world.dependencies.table, id)));
    };
    const extended = await go('extend', { due: '2024-02-05' });
    expect(extended.map((it) => it?.section.stage?.due)).toEqual(Array(2).fill('2024-02-05T09:00:00.000Z'));
    const replaced = await go('replace', { person: 'bappeda', asked: 'ugm', later: 'yes' });
    for (const it of replaced)
      expect(
        it?.section.stage?.assignments.filter(({ status }) => status === 'open').map(({ person }) => person),
      ).toContain('ugm');
    await go('hold', {});
    const released = await go('release', {});
    expect(released.map((it) => it?.section.hold)).toEqual([null, null]);
  });

  test('are not acted on without a reason, a day or a person; what was typed stands there', async () => {
    const ids = await several('kurang', 1);
    const of = async (name: string, fields: Fields) => {
      const answer = await post('kurang', name, { section: ids, ...fields });
      return [answer.status, textOf(await answer.text())] as const;
    };
    expect((await of('hold', { why: ' ' }))[0]).toBe(422);
    const [status, page] = await of('extend', { due: 'besok' });
    expect([status, page.includes(WHY)]).toEqual([422, true]);
    expect((await of('replace', { asked: 'ugm' }))[0]).toBe(422);
    expect((await of('hold', { section: [] }))[1]).toContain('Belum ada bagian yang dipilih.');
  });

  test('are a hundred at most', async () => {
    const ids = Array.from({ length: 101 }, (_, i) => `banyak.s-${i}`);
    for (const section of ids) await importSection(world.records, section);
    const answer = await post('banyak', 'hold', { section: ids });
    expect(answer.status).toBe(422);
    expect(textOf(await answer.text())).toContain('paling banyak 100 sekaligus');
  }, 60_000);
});

describe('acts on several sections', () => {
  const ids = ['siapa.s-0', 'siapa.s-1'];
  let confirmed: Fields = {};
  beforeAll(async () => {
    await several('siapa', 2);
    confirmed = confirmOf(await (await post('siapa', 'hold', { section: ids })).text());
  });

  test.each([
    ['a viewer', VIEWER],
    ['whoever is not of the plan', accountOf('bappeda@kantor.example')],
  ])('are refused to %s, form, preview and deed', async (_who, account) => {
    const form = await trackerFor(world, account).get('/acts/hold?plan=siapa&section=siapa.s-0');
    const answers = [
      form,
      await post('siapa', 'hold', { section: ids }, account),
      await post('siapa', 'hold', confirmed, account),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain('siapa.s-0');
    }
    expect(await heldOf(ids)).toBe(0);
  });

  test('are nothing that another site, another session or nobody can begin', async () => {
    const foreign = await post('siapa', 'hold', confirmed, COORDINATOR, {
      headers: { origin: 'https://lain.example', 'content-type': 'application/x-www-form-urlencoded' },
    });
    const former = await post('siapa', 'hold', { ...confirmed, 'form-token': 'lama' });
    const nobody = await post('siapa', 'hold', confirmed, null);
    expect([foreign.status, former.status, nobody.status, await heldOf(ids)]).toEqual([403, 403, 403, 0]);
  });

  test('reach no section of another plan, and nothing that was not shown', async () => {
    await sectionIn(world, 'lain.dua', 'opd-review');
    const step = [confirmed['step']].flat()[0]?.replace('siapa.s-0', 'lain.dua') ?? '';
    await post('siapa', 'hold', { ...confirmed, section: [...ids, 'lain.dua'], step });
    await post('siapa', 'hold', { ...confirmed, step: 'siapa.s-0 x y z' });
    expect([await isHeld('lain.dua'), await heldOf(ids)]).toEqual([false, 0]);
  });

  test('are only those that end nothing', async () => {
    for (const name of ['cancel', 'recall', 'close', 'excuse', 'rebuild', 'x'])
      expect((await post('siapa', name, { section: ids })).status).toBe(404);
  });

  test('can be chosen on the board by a coordinator only', async () => {
    const board = async (account: Account, more = '') =>
      (await trackerFor(world, account).get(`/?plan=siapa${more}`)).text();
    expect((await board(VIEWER)).includes('type="checkbox"')).toBe(false);
    const page = await board(COORDINATOR);
    expect(page).toContain('formaction="/acts/hold"');
    expect(page).not.toContain(' checked=""');
    expect([...(await board(COORDINATOR, '&pick=all')).matchAll(/ checked=""/g)]).toHaveLength(2);
  });
});
