import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sectionKey } from '../../functions/records/keys.ts';
import { readLink } from '../../functions/records/links/links.ts';
import { decideAs, snapshotOf } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import {
  act,
  CODE,
  DRAFT,
  hashOfPath,
  mint,
  mintNotMe,
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
const triesOf = async (path: string): Promise<number> => {
  const link = await readLink(world.dependencies.table, hashOfPath(path));
  return link?.kind === 'review' ? link.tries : -1;
};
const seatOf = async (section: string, person: string) =>
  (await snapshotOf(world.records, section)).section.stage?.assignments.find((a) => a.person === person);

describe('a decision', () => {
  test('counts, leads back to its page, and the page says what was recorded and what follows', async () => {
    const id = await sectionIn(world, 'post.one', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const answer = await world.post(path, { ...approve, comment: 'Sudah baik.' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    const page = await (await world.get(path)).text();
    expect(page).toContain('Keputusan telah dicatat');
    expect(page).toContain('Selanjutnya: Reviu Konsultan (PSPPR UGM), putaran 1.');
    expect(await seatOf(id, 'bappeda')).toMatchObject({
      status: 'decided',
      decision: { choice: 'approve', draft: DRAFT },
    });
  });

  test('on what a newer release has written is a 503 that keeps what was typed', async () => {
    const id = await sectionIn(world, 'post.newer', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    await world.dependencies.table.client.send(
      new UpdateCommand({
        TableName: world.dependencies.table.name,
        Key: { ...sectionKey(id) },
        UpdateExpression: 'SET shape = :shape',
        ExpressionAttributeValues: { ':shape': 99 },
      }),
    );
    const answer = await world.post(path, { ...approve, comment: 'Perlu angka 2025.' });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Perlu angka 2025.');
    expect((await world.get(path)).status).toBe(200);
    expect(await seatOf(id, 'bappeda')).toMatchObject({ status: 'open' });
  });

  test('costs two read rounds and one transaction', async () => {
    const id = await sectionIn(world, 'post.cost', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    world.records.requests.length = 0;
    expect((await world.post(path, approve)).status).toBe(303);
    expect(world.records.requests).toEqual([
      'GetItemCommand',
      'BatchGetItemCommand',
      'QueryCommand',
      'TransactWriteItemsCommand',
    ]);
  });

  test('at sign-off also costs the count of its code, and taking that back', async () => {
    const id = await sectionIn(world, 'post.cost-code', 'sekda-sign-off');
    const path = await mint(world, id, 'sekda');
    world.records.requests.length = 0;
    expect(
      (await world.post(path, { ...approve, code: ` ${CODE.slice(0, 3)} ${CODE.slice(3)} ` })).status,
    ).toBe(303);
    expect(world.records.requests).toEqual([
      'GetItemCommand',
      'BatchGetItemCommand',
      'QueryCommand',
      'UpdateItemCommand',
      'UpdateItemCommand',
      'TransactWriteItemsCommand',
    ]);
    expect((await snapshotOf(world.records, id)).section.state).toBe('signed-off');
  });

  test('sent eight times at once counts once; seven say who decided and when', async () => {
    const id = await sectionIn(world, 'post.eight', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const all = await Promise.all(Array.from({ length: 8 }, () => world.post(path, approve)));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409, 409, 409]);
    const late = all.find(({ status }) => status === 409);
    expect(await late?.text()).toMatch(/Kepala bappeda menyetujui pada Senin, 11 Desember 2023 pukul/);
  });

  test('on a draft that was replaced meanwhile is a 409 that shows both and keeps the text', async () => {
    const id = await sectionIn(world, 'post.changed', 'drafting');
    await putDraft(world, id);
    const path = await mint(world, id, 'drafter');
    await putDraft(world, id, NEWER);
    const answer = await world.post(path, { decision: 'submit', draft: DRAFT, comment: 'Bab 3\r\nlengkap' });
    const page = await answer.text();
    expect(answer.status).toBe(409);
    expect(page).toContain('>\nBab 3\nlengkap</textarea>');
    expect([page.includes('a1b2c3d4 a1b2c3d4'), page.includes('e5f60718 e5f60718')]).toEqual([true, true]);
    expect(page).toContain(`name="draft" value="${NEWER}"`);
    expect((await seatOf(id, 'drafter'))?.status).toBe('open');
  });

  test('that names no draft, or one that never was, decides nothing', async () => {
    const id = await sectionIn(world, 'post.no-draft', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    for (const draft of ['', 'abc', 'b'.repeat(64)]) {
      expect((await world.post(path, { ...approve, draft })).status).toBe(409);
    }
    expect((await seatOf(id, 'bappeda'))?.status).toBe('open');
  });

  test.each([
    ['no choice', { draft: DRAFT, comment: 'Isi saya' }, 'Pilih salah satu keputusan.'],
    [
      'a choice of another stage',
      { decision: 'submit', draft: DRAFT, comment: 'Isi saya' },
      'Pilih salah satu keputusan.',
    ],
    [
      'a return without its reason',
      { decision: 'return', draft: DRAFT, comment: '  ' },
      'Tuliskan apa yang harus diperbaiki.',
    ],
    [
      'a text too long',
      { ...approve, comment: `Isi saya${'x'.repeat(5000)}` },
      'paling banyak 5.000 karakter',
    ],
  ])('with %s is a 422 that says so at the top and keeps the text', async (name, fields, says) => {
    const id = await sectionIn(world, `post.422-${name.replace(/\W/g, '').toLowerCase()}`, 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const before = await world.dump();
    const answer = await world.post(path, fields);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(says);
    expect(page).toContain(fields.comment.trim() === '' ? 'name="decision"' : 'Isi saya');
    expect(await world.dump()).toEqual(before);
  });

  test('of a drafter is offered as sending the former draft again, until a new one is used', async () => {
    const id = await returnedSection(world, 'post.former');
    const path = await mint(world, id, 'drafter');
    const former = await (await world.get(path)).text();
    expect(former).toContain('tanpa itu, yang dapat diajukan hanya draf putaran 1.');
    expect(former).toContain('<b>Ajukan lagi draf putaran 1 tanpa perubahan</b>');
    expect(former).toContain('Berkas yang baru dipilih tetapi belum diunggah tidak ikut.');
    const unsaid = await world.post(path, { decision: 'submit', draft: DRAFT, comment: '' });
    expect(await unsaid.text()).toContain('<b>Ajukan lagi draf putaran 1 tanpa perubahan</b>');
    await putDraft(world, id, NEWER);
    const page = await (await world.get(path)).text();
    expect(page).toContain('<b>Ajukan</b>');
    expect(page).not.toContain('Ajukan lagi');
  });

  test('a submit of the former round’s draft needs its reason', async () => {
    const id = await returnedSection(world, 'post.resubmit');
    const path = await mint(world, id, 'drafter');
    const bare = await world.post(path, { decision: 'submit', draft: DRAFT, comment: '' });
    expect([bare.status, (await bare.text()).includes('mengapa draf yang sama')]).toEqual([422, true]);
    const reasoned = await world.post(path, {
      decision: 'submit',
      draft: DRAFT,
      comment: 'Sudah sesuai RPJMD.',
    });
    expect(reasoned.status).toBe(303);
  });

  test('is refused while held and while disputed, and by a link that was renewed, with 409 and 410', async () => {
    const id = await sectionIn(
      world,
      'post.held',
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] }),
    );
    const path = await mint(world, id, 'bappeda');
    await act(world, id, { act: 'hold' });
    expect((await world.post(path, approve)).status).toBe(409);
    await act(world, id, { act: 'release' });
    await act(world, id, { act: 'resend', person: 'bappeda' });
    expect((await world.post(path, approve)).status).toBe(410);
    expect(
      (await world.post(await mint(world, id, 'dinkes', { expires: world.dependencies.now() }), approve))
        .status,
    ).toBe(410);
    expect((await world.post('/t/tidak-ada', approve)).status).toBe(404);
    expect((await seatOf(id, 'bappeda'))?.status).toBe('open');
  });
});

describe('a new link', () => {
  test('is neither offered nor given while held or disputed, and the one that works goes on working', async () => {
    const waits = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
    const id = await sectionIn(world, 'post.link-held', 'opd-review', waits);
    const old = await mint(world, id, 'bappeda');
    await act(world, id, { act: 'resend', person: 'bappeda' });
    const path = await mint(world, id, 'bappeda');
    const expired = await mint(world, id, 'bappeda', { expires: world.dependencies.now() });
    const refused = async () => {
      for (const [dead, status] of [
        [old, 410],
        [expired, 410],
        [path, 409],
      ] as const) {
        expect(await (await world.get(dead)).text()).not.toContain('new-link');
        const answer = await world.post(dead, { form: 'new-link', confirm: 'yes' });
        expect(answer.status).toBe(status);
        expect(await answer.text()).toMatch(/[Ss]edang ditahan|menahan bagian|disanggah/);
      }
      expect((await seatOf(id, 'bappeda'))?.linkEpoch).toBe(2);
    };
    await act(world, id, { act: 'hold' });
    await refused();
    await act(world, id, { act: 'release' });
    await decideAs(world.records, id, 'dinkes', 'approve');
    await world.post(await mintNotMe(world, id, 'dinkes'), { form: 'not-me', confirm: 'yes' });
    await refused();
    await act(world, id, { act: 'release' });
    expect(await (await world.get(expired)).text()).toContain('new-link');
    expect((await world.post(path, approve)).status).toBe(303);
  });
});

describe('the sign-off code', () => {
  let id: string;
  let path: string;
  let made = 0;
  beforeEach(async () => {
    made += 1;
    id = await sectionIn(world, `post.code-${made}`, 'sekda-sign-off');
    path = await mint(world, id, 'sekda');
  });
  const tryCode = (code: string) => world.post(path, { ...approve, code });

  test('locks after five wrong ones, right or wrong from then on, until a new link', async () => {
    const statuses: number[] = [];
    for (const code of ['111111', '222222', '333333', '444444', '555555', CODE]) {
      statuses.push((await tryCode(code)).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect((await seatOf(id, 'sekda'))?.status).toBe('open');
    const page = await (await world.get(path)).text();
    expect(page).toContain('tautan ini terkunci');
    expect((await world.post(path, { form: 'new-link', confirm: 'yes' })).status).toBe(200);
    expect((await world.post(await mint(world, id, 'sekda'), { ...approve, code: CODE })).status).toBe(303);
  });

  test('says how many tries are left, and keeps what was typed but the code', async () => {
    const answer = await world.post(path, {
      decision: 'return',
      draft: DRAFT,
      comment: 'Ubah bab 2',
      code: '111111',
    });
    const page = await answer.text();
    expect(page).toContain('masih dapat dicoba 4 kali');
    expect(page).toContain('Ubah bab 2');
    expect(page).toMatch(/value="return" checked/);
    expect(page).not.toContain('111111');
  });

  test('wrong ones in parallel are each counted: twelve at once compare five', async () => {
    const codes = Array.from({ length: 12 }, (_, n) => String(100_000 + n));
    const all = await Promise.all(codes.map(tryCode));
    expect(all.filter(({ status }) => status === 422)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(7);
    expect(await triesOf(path)).toBe(5);
  });

  test('the right one, sent eight times at once, ends as one decision and seven refusals', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => tryCode(CODE)));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409, 409, 409]);
    expect(await triesOf(path)).toBe(0);
  });

  test('after four wrong ones still ends so, and never as locked', async () => {
    for (const code of ['111111', '222222', '333333', '444444']) await tryCode(code);
    const all = await Promise.all(Array.from({ length: 8 }, () => tryCode(CODE)));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409, 409, 409]);
    expect(await triesOf(path)).toBe(4);
  });

  test('is not counted where nothing could be decided anyway', async () => {
    await act(world, id, { act: 'hold' });
    expect((await tryCode('111111')).status).toBe(409);
    await act(world, id, { act: 'release' });
    const changed = await world.post(path, { ...approve, draft: NEWER, code: '111111' });
    const reasonless = await world.post(path, { ...approve, decision: 'return', code: '111111' });
    expect([changed.status, reasonless.status]).toEqual([409, 422]);
    expect(await triesOf(path)).toBe(0);
  });

  test('of another link is a wrong one', async () => {
    const other = await mint(world, id, 'sekda', { code: 'f'.repeat(64) });
    expect((await world.post(other, { ...approve, code: CODE })).status).toBe(422);
  });
});

describe('“this was not me”', () => {
  test('holds the section once: ticked it counts, a second time it does not', async () => {
    const id = await sectionIn(
      world,
      'post.not-me',
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] }),
    );
    const other = await mint(world, id, 'dinkes');
    await decideAs(world.records, id, 'bappeda', 'approve');
    const path = await mintNotMe(world, id, 'bappeda');
    expect((await world.post(path, { form: 'not-me' })).status).toBe(422);
    expect((await snapshotOf(world.records, id)).section.dispute).toBeNull();
    const answer = await world.post(path, { form: 'not-me', confirm: 'yes' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect((await snapshotOf(world.records, id)).section.dispute).toMatchObject({ by: 'bappeda' });
    expect((await world.post(path, { form: 'not-me', confirm: 'yes' })).status).toBe(409);
    expect((await world.post(other, approve)).status).toBe(409);
  });

  test('is only behind its own token: a review link opens no receipt, nor the other way', async () => {
    const id = await sectionIn(
      world,
      'post.kinds',
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] }),
    );
    const review = await mint(world, id, 'dinkes');
    await decideAs(world.records, id, 'bappeda', 'approve');
    const notMe = await mintNotMe(world, id, 'bappeda');
    const swapped = [notMe.replace('/n/', '/t/'), review.replace('/t/', '/n/')];
    for (const path of swapped) {
      expect((await world.get(path)).status).toBe(404);
      expect((await world.post(path, { ...approve, form: 'not-me', confirm: 'yes' })).status).toBe(404);
    }
  });
});
