import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewWeb } from '../../functions/review-web/review-web.tsx';
import { nothingReadable, readableFrom } from '../builders/readable-drafts.ts';
import { openNext, snapshotOf } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import { formsOf } from './forms.ts';
import {
  act,
  BASE,
  DRAFT,
  mint,
  NEWER,
  putDraft,
  sectionIn,
  startWorld,
  STORE,
  type World,
} from './world.ts';

const markdown = (text: string) => ({ bytes: new TextEncoder().encode(text), type: 'markdown' as const });
const before = `# BAB I Pendahuluan\n\nTarget tahun 2024 adalah 40 persen.\n\nKalimat yang tetap.\n\nKalimat yang dihapus pada putaran kedua.\n\n| Tahun | Target |\n| --- | --- |\n| 2024 | 40 |\n`;
const after = `# BAB I Pendahuluan\n\nTarget tahun 2024 adalah 55 persen.\n\nKalimat yang tetap.\n\n| Tahun | Target |\n| --- | --- |\n| 2024 | 55 |\n`;

let world: World;
beforeAll(async () => {
  const readable = await readableFrom({ [DRAFT]: markdown(before), [NEWER]: markdown(after) });
  world = await startWorld(undefined, { baseUrl: BASE, storeOrigin: STORE }, readable);
}, 120_000);
afterAll(() => world.stop());

const TYPED = 'Angka <b>40</b> keliru & belum dikutip.\nMohon diperbaiki.';
const SHOWN = 'Angka &lt;b&gt;40&lt;/b&gt; keliru &amp; belum dikutip.\nMohon diperbaiki.';
const one = settingsOf({ 'opd-review': [required('bappeda')] });

const textOf = async (path: string) => (await world.get(path)).text();

async function commentFields(path: string, block: string): Promise<Record<string, string>> {
  const form = formsOf(await textOf(`${path}/comments?block=${block}`))[0];
  if (form === undefined) throw new Error('no form');
  return form.fields;
}

async function comment(path: string, block: string, fields: Record<string, string>): Promise<Response> {
  return world.post(`${path}/comments`, { ...(await commentFields(path, block)), ...fields });
}

async function decisionFields(path: string): Promise<Record<string, string>> {
  const form = formsOf(await textOf(path)).find(({ fields }) => 'draft' in fields && 'comment' in fields);
  if (form === undefined) throw new Error('no form');
  return form.fields;
}

describe('comments behind a link', () => {
  test('are written from a link beside each paragraph and row, whose words the page quotes', async () => {
    const path = await mint(world, await sectionIn(world, 'm.tulis', 'opd-review', one), 'bappeda');
    const read = await textOf(`${path}/read`);
    for (const block of ['b1', 'b2', 'b3', 'b4'])
      expect(read).toContain(`href="comments?block=${block}">Masukan</a>`);
    expect(read.match(/href="comments\?block=/g)?.length).toBe(6);
    const page = await textOf(`${path}/comments?block=b2`);
    expect(page).toContain('Target tahun 2024 adalah 40 persen.');
    const saved = await comment(path, 'b2', {
      kind: 'must',
      text: TYPED,
      proposal: 'Target 2024 adalah 55 persen.',
    });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}/read?page=1#b2`]);
    expect(await textOf(`${path}/read`)).toContain('href="comments?block=b2">Masukan (1)</a>');
    const list = await textOf(`${path}/comments`);
    expect(list).toContain(SHOWN);
    expect(list).toContain('Target 2024 adalah 55 persen.');
  });

  test('sent as it stands, or once more with the same words, count for nothing and write nothing', async () => {
    const path = await mint(world, await sectionIn(world, 'm.sama', 'opd-review', one), 'bappeda');
    const untouched = await world.post(`${path}/comments`, await commentFields(path, 'b2'));
    expect(untouched.status).toBe(422);
    const fields = { ...(await commentFields(path, 'b2')), kind: 'suggestion', text: 'Perlu sumber.' };
    expect((await world.post(`${path}/comments`, fields)).status).toBe(303);
    const dump = await world.dump();
    // The same form twice: a double click, not a second comment.
    expect((await world.post(`${path}/comments`, fields)).status).toBe(303);
    const edit = /href="([^"]*\?comment=[0-9a-f]{32})"/.exec(await textOf(`${path}/comments`))?.[1] ?? '';
    const form = formsOf(await textOf(edit))[0];
    expect(form?.fields).toMatchObject({ kind: 'suggestion', text: 'Perlu sumber.', block: 'b2' });
    expect((await world.post(`${path}/comments`, form?.fields ?? {})).status).toBe(422);
    expect(await world.dump()).toEqual(dump);
    expect((await world.post(`${path}/comments`, { ...form?.fields, remove: 'yes' })).status).toBe(303);
    expect(await textOf(`${path}/comments`)).not.toContain('Perlu sumber.');
  });

  test('are nobody’s but their giver’s', async () => {
    const two = settingsOf({ 'opd-review': [required('bappeda'), required('dpmptsp')] });
    const id = await sectionIn(world, 'm.milik', 'opd-review', two);
    const own = await mint(world, id, 'bappeda');
    const other = await mint(world, id, 'dpmptsp');
    await comment(own, 'b2', { kind: 'must', text: 'Rahasia sementara.' });
    for (const path of [other, `${other}/comments`, `${other}/matrix`, `${other}/read`, `${own}/matrix`])
      expect(await textOf(path)).not.toContain('Rahasia sementara.');
  });

  test('survive every answer that is not a success', async () => {
    const id = await sectionIn(world, 'm.simpan', 'opd-review', one);
    const path = await mint(world, id, 'bappeda');
    const fields = {
      ...(await commentFields(path, 'b2')),
      kind: 'must',
      text: TYPED,
      proposal: 'Usulan saya.',
    };
    const expectKept = async (answer: Response, status: number) => {
      const page = await answer.text();
      const areas = [...page.matchAll(/<textarea[^>]*>(.*?)<\/textarea>/gs)]
        .map(([, text]) => text)
        .join('\n');
      expect(answer.status).toBe(status);
      expect(areas).toContain(SHOWN);
      expect(areas).toContain('Usulan saya.');
    };
    const send = (at: string, more: Record<string, string> = {}) =>
      world.post(`${at}/comments`, { ...fields, ...more });
    await expectKept(await send(path, { kind: '' }), 422);
    await expectKept(await send(path, { text: TYPED + ' x'.repeat(2_100) }), 422);
    await expectKept(await send(path, { draft: 'f'.repeat(64), block: '' }), 409);
    await expectKept(await send(path, { text: TYPED + ' '.repeat(70_000) }), 413);
    const failing = { ...world.dependencies, table: { ...world.dependencies.table, name: 'tidak-ada' } };
    const down = reviewWeb({
      readable: nothingReadable,
      dependencies: failing,
      drafts: world.drafts,
      baseUrl: BASE,
      storeOrigin: STORE,
    });
    await expectKept(
      await down.request(`${BASE}${path}/comments`, { method: 'POST', body: new URLSearchParams(fields) }),
      503,
    );
    await expectKept(
      await send(await mint(world, id, 'bappeda', { expires: '2020-01-01T00:00:00.000Z' })),
      410,
    );
    expect((await world.post(`${path}/comments`, fields, { origin: 'https://lain.example' })).status).toBe(
      403,
    );
    await act(world, id, { act: 'hold' });
    expect((await send(path)).status).toBe(303);
    await act(world, id, { act: 'release' });
    const decided = await world.post(path, { ...(await decisionFields(path)), decision: 'return' });
    expect(decided.status).toBe(303);
    const fresh = await send(path, { fresh: 'a'.repeat(32) });
    await expectKept(fresh, 409);
  });
});

describe('a discussion over two rounds', () => {
  test('goes from a paragraph to an answer and back to who asked, with before, answer and after', async () => {
    const id = await sectionIn(world, 'm.dua', 'opd-review', one);
    const reviewer = await mint(world, id, 'bappeda');
    await comment(reviewer, 'b2', { kind: 'must', text: 'Angka 40 keliru.', proposal: 'Target 55 persen.' });
    await comment(reviewer, 'b4', { kind: 'suggestion', text: 'Kalimat ini berlebihan.' });
    await comment(reviewer, 'b7', { kind: 'must', text: 'Angka pada tabel ikut keliru.' });

    // A page that did not show them decides nothing; an approval cannot hold a must.
    const fields = await decisionFields(reviewer);
    expect(fields).toMatchObject({ papers: '3' });
    const { papers: _papers, ...without } = fields;
    const unseen = await world.post(reviewer, { ...without, decision: 'return', comment: TYPED });
    expect([unseen.status, (await unseen.text()).includes(SHOWN)]).toEqual([409, true]);
    expect((await world.post(reviewer, { ...fields, decision: 'approve' })).status).toBe(422);
    expect((await world.post(reviewer, { ...fields, decision: 'return' })).status).toBe(303);
    const done = await textOf(reviewer);
    expect(done).toContain(`3 masukan ikut terkirim. <a href="${reviewer}/matrix">Matriks tindak lanjut</a>`);
    expect(done).not.toContain('Tanpa tulisan.');

    await openNext(world.records, id);
    const drafter = await mint(world, id, 'drafter');
    await putDraft(world, id, NEWER, 'markdown');
    const page = await textOf(drafter);
    expect(page).toContain('M-1 dan M-3 wajib ditanggapi lebih dahulu');
    const early = await world.post(drafter, {
      ...(await decisionFields(drafter)),
      decision: 'submit',
      comment: TYPED,
    });
    expect([early.status, (await early.text()).includes(SHOWN)]).toEqual([422, true]);

    const matrix = await textOf(`${drafter}/matrix`);
    for (const words of [
      'Angka 40 keliru.',
      'Target 55 persen.',
      'Target tahun 2024 adalah 40 persen.',
      'Target tahun 2024 adalah 55 persen.',
      'Paragraf ini tidak ada lagi dalam draf sekarang.',
    ])
      expect(matrix).toContain(words);
    const form = formsOf(matrix)[0]?.fields ?? {};
    expect((await world.post(`${drafter}/matrix`, form)).status).toBe(422);
    const half = await world.post(`${drafter}/matrix`, {
      ...form,
      'verdict-1': 'done',
      'answer-1': 'Sudah menjadi 55.',
      'block-1': 'b2',
      'answer-3': 'Tabel juga.',
    });
    const halfPage = await half.text();
    expect(half.status).toBe(422);
    expect(halfPage).toContain('Tersimpan: M-1.');
    expect(halfPage).toContain('Tabel juga.');
    const rest = { ...(formsOf(halfPage)[0]?.fields ?? {}), 'verdict-3': 'partly' };
    expect(rest).toMatchObject({
      'verdict-1': 'done',
      'answer-1': 'Sudah menjadi 55.',
      'answer-3': 'Tabel juga.',
    });
    expect((await world.post(`${drafter}/matrix`, rest)).status).toBe(303);
    expect(
      (await world.post(drafter, { ...(await decisionFields(drafter)), decision: 'submit' })).status,
    ).toBe(303);

    await openNext(world.records, id);
    const again = await mint(world, id, 'bappeda');
    const own = await textOf(`${again}/matrix`);
    for (const words of [
      'Angka 40 keliru.',
      'Sudah menjadi 55.',
      'Sebagian',
      'Target tahun 2024 adalah 55 persen.',
    ])
      expect(own).toContain(words);
    expect(await textOf(again)).toContain('menerima 2 tanggapan');
    expect(own).toContain(`href="${again}/matrix.xlsx"`);
    const workbook = await world.get(`${again}/matrix.xlsx`);
    expect([workbook.status, workbook.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="matriks-m.dua.xlsx"',
    ]);
    const [sheet] = (await readXlsx(new Uint8Array(await workbook.arrayBuffer()))).sheets;
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual(['M-1', 'M-2', 'M-3']);
    expect(sheet?.rows[1]?.slice(4, 7)).toEqual([
      'Wajib diperbaiki: Angka 40 keliru.',
      'Target 55 persen.',
      'Sudah: Sudah menjadi 55.',
    ]);
    const document = await world.get(`${again}/matrix.docx`);
    expect([document.status, document.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="matriks-m.dua.docx"',
    ]);
    expect((await document.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
    expect((await world.get('/t/tidak-ada/matrix.xlsx')).status).toBe(404);
    const reopen = formsOf(own)[0]?.fields ?? {};
    expect((await world.post(`${again}/matrix`, reopen)).status).toBe(422);
    const noReason = await world.post(`${again}/matrix`, { ...reopen, 'reopen-3': 'yes' });
    expect(noReason.status).toBe(422);
    expect(
      (await world.post(`${again}/matrix`, { ...reopen, 'reopen-3': 'yes', 'why-3': 'Masih 55, bukan 56.' }))
        .status,
    ).toBe(303);
    expect(await textOf(again)).toContain('menerima 1 tanggapan');
    expect((await world.post(again, { ...(await decisionFields(again)), decision: 'approve' })).status).toBe(
      422,
    );
    expect((await world.post(again, { ...(await decisionFields(again)), decision: 'return' })).status).toBe(
      303,
    );

    await openNext(world.records, id);
    const third = await mint(world, id, 'drafter');
    const reopened = await textOf(`${third}/matrix`);
    expect(reopened).toContain('Masih 55, bukan 56.');
    expect(reopened).toContain('dibuka lagi');
    expect((await snapshotOf(world.records, id)).standing.musts).toBe(2);
  });

  test('loses nothing that was typed into the matrix, whatever comes of it', async () => {
    const id = await sectionIn(world, 'm.matriks', 'opd-review', one);
    const reviewer = await mint(world, id, 'bappeda');
    await comment(reviewer, 'b2', { kind: 'must', text: 'Angka 40 keliru.' });
    await world.post(reviewer, { ...(await decisionFields(reviewer)), decision: 'return' });
    await openNext(world.records, id);
    await putDraft(world, id, NEWER, 'markdown');
    const drafter = await mint(world, id, 'drafter');
    const form = formsOf(await textOf(`${drafter}/matrix`))[0]?.fields ?? {};
    const fields = { ...form, 'verdict-1': 'done', 'answer-1': TYPED };
    const expectKept = async (answer: Response, status: number) => {
      const page = await answer.text();
      const areas = [...page.matchAll(/<textarea[^>]*>(.*?)<\/textarea>/gs)]
        .map(([, text]) => text)
        .join('\n');
      expect([answer.status, areas.includes(SHOWN)]).toEqual([status, true]);
    };
    await expectKept(await world.post(`${drafter}/matrix`, { ...fields, 'verdict-1': '' }), 422);
    const failing = { ...world.dependencies, table: { ...world.dependencies.table, name: 'tidak-ada' } };
    const down = reviewWeb({
      readable: nothingReadable,
      dependencies: failing,
      drafts: world.drafts,
      baseUrl: BASE,
      storeOrigin: STORE,
    });
    const sent = { method: 'POST', body: new URLSearchParams(fields) };
    await expectKept(await down.request(`${BASE}${drafter}/matrix`, sent), 503);
    const expired = await mint(world, id, 'drafter', { expires: '2020-01-01T00:00:00.000Z' });
    await expectKept(await world.post(`${expired}/matrix`, fields), 410);
    await act(world, id, { act: 'recall' });
    await expectKept(await world.post(`${drafter}/matrix`, fields), 409);
  });

  test('of a general comment alone is answered by the next draft, as before', async () => {
    const id = await sectionIn(world, 'm.umum', 'opd-review', one);
    const path = await mint(world, id, 'bappeda');
    expect(
      (await world.post(path, { decision: 'return', comment: 'Lengkapi bab 3.', draft: DRAFT })).status,
    ).toBe(303);
    await openNext(world.records, id);
    await putDraft(world, id, NEWER, 'markdown');
    const drafter = await mint(world, id, 'drafter');
    expect(await textOf(drafter)).toContain('sekaligus menjadi tanggapan atas masukan umum M-1');
    const sent = await world.post(drafter, {
      decision: 'submit',
      comment: 'Bab 3 dilengkapi.',
      draft: NEWER,
    });
    expect(sent.status).toBe(303);
    await openNext(world.records, id);
    const matrix = await textOf(`${await mint(world, id, 'bappeda')}/matrix`);
    for (const words of ['Lengkapi bab 3.', 'Bab 3 dilengkapi.', 'Sudah']) expect(matrix).toContain(words);
  });
});
