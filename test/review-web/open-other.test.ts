import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashToken, openedToken } from '../../functions/records/links/link-secret.ts';
import { readLink } from '../../functions/records/links/links.ts';
import { decideAs, snapshotOf, openNext } from '../builders/records.ts';
import { DAY, HOUR } from '../builders/clock.ts';
import { required, settingsOf } from '../builders/settings.ts';
import {
  act,
  CODE,
  DRAFT,
  hashOfPath,
  mint,
  NEWER,
  putDraft,
  returnedSection,
  sectionIn,
  startWorld,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const approve = { decision: 'approve', draft: DRAFT, comment: '' };
const textOf = async (path: string): Promise<string> => (await world.get(path)).text();

/** What the buttons of a page would send, by the title beside them. */
const buttonsOf = (html: string): string[] =>
  [...html.matchAll(/<button[^>]*name="open" value="([^"]*)"/g)].map(([, value = '']) => value);

/** Presses the button of this section on that page; the path that it leads to. */
async function open(path: string, section: string): Promise<string> {
  const value = buttonsOf(await textOf(path)).find((it) => it.startsWith(`${section}/`)) ?? '';
  const answer = await world.post(path, { form: 'open', open: value });
  expect([value, answer.status]).toEqual([value, 303]);
  return answer.headers.get('location') ?? '';
}

const stateOf = async (section: string) => (await snapshotOf(world.records, section)).section.state;

describe('what else waits for a person', () => {
  test('is opened by its button, and can be decided there', async () => {
    const one = await sectionIn(world, 'lain.satu', 'opd-review');
    const two = await sectionIn(world, 'lain.dua', 'opd-review');
    const path = await mint(world, one, 'bappeda');
    const mailed = await mint(world, two, 'bappeda');
    const there = await open(path, two);
    expect(there).not.toBe(mailed);
    expect(await textOf(there)).toContain('Bagian lain.dua');
    expect((await world.post(there, { ...approve, comment: 'Baik.' })).status).toBe(303);
    expect((await snapshotOf(world.records, two)).section.next).toEqual({ stage: 'ugm-review', round: 1 });
    expect(await textOf(mailed)).toContain('Keputusan telah dicatat');
    expect(world.told.filter(({ state }) => state === 'opened')).toMatchObject([
      { status: 303, section: one, person: 'bappeda' },
    ]);
  });

  test('leaves the links that were mailed working, and leads to the same page again', async () => {
    const one = await sectionIn(world, 'sama.satu', 'opd-review');
    const two = await sectionIn(world, 'sama.dua', 'opd-review');
    const [path, mailed] = [await mint(world, one, 'bappeda'), await mint(world, two, 'bappeda')];
    const there = await open(path, two);
    const before = await world.dump();
    expect(await open(path, two)).toBe(there);
    // From there back, and on: no chain of ever new links comes of it.
    expect(await open(there, one)).toBe(path);
    expect(await world.dump()).toEqual(before);
    expect((await world.post(mailed, approve)).status).toBe(303);
  });

  test('is offered on the page of a decision that was made, which is where one goes on from', async () => {
    const one = await sectionIn(world, 'terus.satu', 'opd-review');
    const two = await sectionIn(world, 'terus.dua', 'opd-review');
    const path = await mint(world, one, 'bappeda');
    await world.post(path, approve);
    const there = await open(path, two);
    expect(await textOf(there)).toContain('menunggu keputusan Kepala bappeda');
  });

  test('is nobody else’s, nor of another plan, nor what does not wait', async () => {
    const one = await sectionIn(world, 'tolak.satu', 'opd-review');
    await sectionIn(world, 'tolak.dua', 'drafting');
    await sectionIn(world, 'lainnya.dua', 'opd-review');
    const both = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
    await sectionIn(world, 'tolak.sudah', 'opd-review', both);
    await decideAs(world.records, 'tolak.sudah', 'bappeda', 'approve');
    const path = await mint(world, one, 'bappeda');
    const before = await world.dump();
    for (const value of [
      'tolak.dua/1/drafting',
      'tolak.dua/1/opd-review',
      'lainnya.dua/1/opd-review',
      'tolak.satu/2/opd-review',
      'tolak.tiada/1/opd-review',
      'tolak.sudah/1/opd-review',
    ]) {
      const answer = await world.post(path, { form: 'open', open: value });
      const page = await answer.text();
      expect([value, answer.status]).toEqual([value, 409]);
      expect(page).toContain('tidak lagi menunggu Bapak/Ibu');
    }
    for (const value of ['', 'tolak.dua', 'a/b/c', 'tolak.satu/0/opd-review', 'tolak.satu/1/lain']) {
      expect([value, (await world.post(path, { form: 'open', open: value })).status]).toEqual([value, 422]);
    }
    expect(await world.dump()).toEqual(before);
  });

  test.each([
    ['expired', { expires: '2023-12-01T00:00:00.000Z' }],
    ['taken away', { epoch: 0 }],
  ])('is opened by no link that is %s', async (name, change) => {
    const plan = `mati-${name.slice(0, 4).trim()}`;
    const one = await sectionIn(world, `${plan}.satu`, 'opd-review');
    const two = await sectionIn(world, `${plan}.dua`, 'opd-review');
    const path = await mint(world, one, 'bappeda', change);
    const before = await world.dump();
    const answer = await world.post(path, { form: 'open', open: `${two}/1/opd-review` });
    expect([answer.status, buttonsOf(await answer.text())]).toEqual([410, []]);
    expect(await world.dump()).toEqual(before);
  });
});

describe('a link that was opened', () => {
  test('lives a day, and no longer than the mailed one behind it', async () => {
    const one = await sectionIn(world, 'umur.satu', 'opd-review');
    const two = await sectionIn(world, 'umur.dua', 'opd-review');
    const soon = new Date(Date.parse(world.dependencies.now()) + HOUR).toISOString();
    const short = await open(await mint(world, one, 'bappeda', { expires: soon }), two);
    expect(await readLink(world.dependencies.table, hashOfPath(short))).toMatchObject({ expires: soon });
    const there = await open(await mint(world, one, 'bappeda'), two);
    expect((await world.get(there)).status).toBe(200);
    world.records.clock.pass(DAY);
    expect((await world.get(there)).status).toBe(410);
    expect((await world.post(there, approve)).status).toBe(410);
    expect(await stateOf(two)).toBe('opd-review');
  });

  test('falls with the mailed one: a coordinator who sends that again takes both away', async () => {
    const one = await sectionIn(world, 'jatuh.satu', 'opd-review');
    const two = await sectionIn(world, 'jatuh.dua', 'opd-review');
    const there = await open(await mint(world, one, 'bappeda'), two);
    await act(world, one, { act: 'resend', person: 'bappeda' });
    const page = await world.get(there);
    expect([page.status, (await page.text()).includes('name="decision"')]).toEqual([410, false]);
    expect((await world.post(there, approve)).status).toBe(410);
    expect((await world.get(`${there}/drafts/${DRAFT}`)).status).toBe(410);
    expect(await stateOf(two)).toBe('opd-review');
  });

  test.each([
    ['replaced', { act: 'replace', person: 'dinkes', successor: 'dinsos', later: false } as const],
    ['excused', { act: 'excuse', person: 'dinkes' } as const],
  ])('falls with the mailed one whose person was %s there', async (name, change) => {
    const one = await sectionIn(world, `${name}.satu`, 'opd-review');
    const two = await sectionIn(world, `${name}.dua`, 'opd-review');
    const there = await open(await mint(world, one, 'dinkes'), two);
    await act(world, one, change);
    expect((await world.post(there, approve)).status).toBe(410);
  });

  test('falls with its own assignment’s links, too', async () => {
    const one = await sectionIn(world, 'ulang.satu', 'opd-review');
    const two = await sectionIn(world, 'ulang.dua', 'opd-review');
    const path = await mint(world, one, 'bappeda');
    const there = await open(path, two);
    await act(world, two, { act: 'resend', person: 'bappeda' });
    expect((await world.post(there, approve)).status).toBe(410);
    const anew = await open(path, two);
    expect(anew).not.toBe(there);
    expect((await world.post(anew, approve)).status).toBe(303);
  });

  test('stands in no item of the table, nor does the mailed one behind it', async () => {
    const one = await sectionIn(world, 'rahasia.satu', 'opd-review');
    const two = await sectionIn(world, 'rahasia.dua', 'opd-review');
    const path = await mint(world, one, 'bappeda');
    const there = await open(path, two);
    const dump = JSON.stringify(await world.dump());
    for (const token of [path.slice(3), there.slice(3)]) {
      expect(dump).toContain(hashToken(token));
      expect(dump).not.toContain(token);
    }
    expect(openedToken(path.slice(3), 'a')).not.toBe(openedToken(path.slice(3), 'b'));
  });
});

describe('another sign-off', () => {
  test('asks for the code of the mail that led here, and says so', async () => {
    const one = await sectionIn(world, 'kode.satu', 'sekda-sign-off');
    const two = await sectionIn(world, 'kode.dua', 'sekda-sign-off');
    const there = await open(await mint(world, one, 'sekda'), two);
    expect(await textOf(there)).toContain('dalam surel untuk “Bagian kode.satu”');
    expect((await world.post(there, { ...approve, code: CODE })).status).toBe(303);
    expect([await stateOf(one), await stateOf(two)]).toEqual(['sekda-sign-off', 'signed-off']);
  });

  test('adds no guesses: wrong codes on any page count on the one mail', async () => {
    const one = await sectionIn(world, 'tebak.satu', 'sekda-sign-off');
    const [two, three] = [
      await sectionIn(world, 'tebak.dua', 'sekda-sign-off'),
      await sectionIn(world, 'tebak.tiga', 'sekda-sign-off'),
    ];
    const path = await mint(world, one, 'sekda');
    const paths = [path, await open(path, two), await open(path, three)];
    for (const [i, left] of [4, 3, 2, 1, 0].entries()) {
      const answer = await world.post(paths[i % 3] ?? '', { ...approve, code: '111111' });
      expect([answer.status, left === 0 || (await answer.text()).includes(`${left} kali`)]).toEqual([
        422,
        true,
      ]);
    }
    for (const at of paths) {
      expect((await world.post(at, { ...approve, code: CODE })).status).toBe(429);
      expect((await world.post(at, { form: 'open', open: `${two}/1/sekda-sign-off` })).status).not.toBe(303);
    }
    expect(await stateOf(two)).toBe('sekda-sign-off');
  });

  test('is not opened by a link whose mail has no code', async () => {
    const one = await sectionIn(world, 'tanpa.satu', 'opd-review');
    const two = await sectionIn(world, 'tanpa.dua', 'sekda-sign-off');
    await act(world, one, { act: 'add', person: 'sekda', required: false, later: false });
    const path = await mint(world, one, 'sekda');
    const page = await textOf(path);
    expect([buttonsOf(page), page.includes('kode pengesahannya tertulis di sana')]).toEqual([[], true]);
    const answer = await world.post(path, { form: 'open', open: `${two}/1/sekda-sign-off` });
    expect(answer.status).toBe(409);
  });
});

describe('the link of a former round', () => {
  test('says what is so now, and opens the round in which this person is waited for', async () => {
    const id = await sectionIn(world, 'putaran.satu', 'opd-review');
    const decided = await mint(world, id, 'bappeda');
    const other = await mint(world, id, 'dinkes');
    await decideAs(world.records, id, 'bappeda', 'return', 'Lengkapi indikator pada bab 3.');
    await openNext(world.records, id);
    const between = await textOf(decided);
    expect(between).toContain('Sekarang: Penyusunan draf, putaran 2, menunggu Kepala drafter.');
    expect(between).toContain('Lengkapi indikator pada bab 3.');
    await putDraft(world, id, NEWER);
    await decideAs(world.records, id, 'drafter', 'submit');
    await openNext(world.records, id);
    for (const path of [decided, other]) {
      const page = await textOf(path);
      expect(page).toContain('Sekarang Reviu Perangkat Daerah putaran 2 menunggu Bapak/Ibu, paling lambat');
      expect(page).not.toContain('Selanjutnya: Penyusunan draf');
      expect(page).not.toContain('value="new-link"');
    }
    const there = await open(decided, id);
    expect(await textOf(there)).toContain('Draf putaran 2 menunggu keputusan Kepala bappeda');
    expect((await world.post(there, { ...approve, draft: NEWER })).status).toBe(303);
  });

  test('of a section that is signed off, held or disputed since says that', async () => {
    const id = await sectionIn(world, 'kini.sah', 'sekda-sign-off');
    const path = await mint(world, id, 'sekda');
    await decideAs(world.records, id, 'sekda', 'approve');
    expect(await textOf(path)).toContain('Bagian ini telah disahkan');
    const held = await sectionIn(world, 'kini.tahan', 'opd-review');
    const before = await mint(world, held, 'bappeda');
    await decideAs(world.records, held, 'bappeda', 'approve');
    await openNext(world.records, held);
    await act(world, held, { act: 'hold' });
    expect(await textOf(before)).toContain('sedang ditahan pada Reviu Konsultan');
  });
});

describe('a later round', () => {
  test('shows what everybody wrote in the rounds before, the reader too, and the draft that it was about', async () => {
    const id = await returnedSection(world, 'dulu.satu');
    await putDraft(world, id, NEWER);
    await decideAs(world.records, id, 'drafter', 'submit', 'Bab 3 sudah dilengkapi.');
    await openNext(world.records, id);
    const path = await mint(world, id, 'bappeda');
    const page = await textOf(path);
    expect(page).toContain('Putaran sebelumnya');
    expect(page).toContain('Kepala bappeda (Bapak/Ibu)');
    expect(page).toContain('Lengkapi indikator pada bab 3.');
    expect(page).toContain('Catatan drafter');
    expect(page).toContain(`${path}/drafts/${DRAFT}`);
    expect((await world.get(`${path}/drafts/${DRAFT}`)).status).toBe(303);
    expect(page.indexOf('Bab 3 sudah dilengkapi.')).toBeLessThan(page.indexOf('Putaran sebelumnya'));
  });

  test('shows a drafter what came back once, and their own words of then', async () => {
    const id = await returnedSection(world, 'dulu.dua');
    const page = await textOf(await mint(world, id, 'drafter'));
    expect(page.split('Lengkapi indikator pada bab 3.').length).toBe(2);
    expect(page).toContain('Kepala drafter (Bapak/Ibu)');
  });

  test('is the first that has any: the first round shows none', async () => {
    const id = await sectionIn(world, 'dulu.tiga', 'opd-review');
    expect(await textOf(await mint(world, id, 'bappeda'))).not.toContain('Putaran sebelumnya');
  });
});

test('the page of a decision shows what was written with it', async () => {
  const id = await sectionIn(world, 'tulis.satu', 'opd-review');
  const path = await mint(world, id, 'bappeda');
  await world.post(path, { ...approve, comment: 'Sudah sesuai RPJMD.\nTerima kasih.' });
  expect(await textOf(path)).toContain('<p>Sudah sesuai RPJMD.\nTerima kasih.</p>');
});

test('what did not count is where the page begins, also without scripts', async () => {
  const id = await sectionIn(world, 'fokus.satu', 'opd-review');
  const path = await mint(world, id, 'bappeda');
  const focused = /<section class="sheet mend"[^>]* tabindex="-1" autofocus/;
  expect(await (await world.post(path, { draft: DRAFT })).text()).toMatch(focused);
  expect(await textOf(path)).not.toContain('autofocus');
  const expired = await mint(world, id, 'bappeda', { expires: '2023-12-01T00:00:00.000Z' });
  expect(await (await world.post(expired, { form: 'new-link' })).text()).toMatch(focused);
});
