import { nothingReadable } from '../builders/readable-drafts.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACT_NAMES } from '../../functions/approval/act-names.ts';
import { reviewWeb } from '../../functions/review-web/review-web.tsx';
import { trackerWeb } from '../../functions/tracker-web/tracker-web.ts';
import { decideAs } from '../builders/records.ts';
import { act, BASE, DRAFT, mint, sectionIn, startWorld, STORE, type World } from '../review-web/world.ts';
import { trackerFor } from '../tracker-web/signed-in.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.stop());

const TYPED = 'Tabel 3 <b>keliru</b> & belum selaras.\nMohon diperbaiki.';
const SHOWN = 'Tabel 3 &lt;b&gt;keliru&lt;/b&gt; &amp; belum selaras.\nMohon diperbaiki.';

/** The text stands in a textarea, from which it can be copied. */
async function expectKept(answer: Response, status: number, shown = SHOWN): Promise<void> {
  const page = await answer.text();
  const areas = [...page.matchAll(/<textarea[^>]*>(.*?)<\/textarea>/gs)].map(([, text]) => text ?? '');
  expect([answer.status, areas.filter((it) => it.includes(shown)).length]).toEqual([status, 1]);
}

const STAGES = ['drafting', 'opd-review', 'ugm-review', 'sekda-sign-off'] as const;
const HOLDERS = {
  drafting: 'drafter',
  'opd-review': 'bappeda',
  'ugm-review': 'ugm',
  'sekda-sign-off': 'sekda',
};
const CHOICE = {
  drafting: 'submit',
  'opd-review': 'approve',
  'ugm-review': 'approve',
  'sekda-sign-off': 'approve',
};

test.each(STAGES)(
  'what is typed into the form of %s survives every answer that is not a success',
  async (stage) => {
    const id = `simpan.${stage}`;
    await sectionIn(world, id, stage);
    const person = HOLDERS[stage];
    const form = { decision: CHOICE[stage], comment: TYPED, draft: DRAFT, code: '000000' };
    const path = await mint(world, id, person);
    await expectKept(await world.post(path, { ...form, decision: '' }), 422);
    await expectKept(
      await world.post(path, { ...form, draft: 'f'.repeat(64), code: '042917' }),
      stage === 'drafting' ? 422 : 409,
    );
    await expectKept(await world.post(path, { ...form, comment: TYPED + ' '.repeat(70_000) }), 413);
    if (stage === 'sekda-sign-off') {
      const locked = await mint(world, id, person, { tries: 5 });
      await expectKept(await world.post(locked, form), 429);
    }
    const failing = { ...world.parts, table: { ...world.parts.table, name: 'tidak-ada' } };
    const down = reviewWeb({
      readable: nothingReadable,
      parts: failing,
      drafts: world.drafts,
      baseUrl: BASE,
      storeOrigin: STORE,
    });
    await expectKept(
      await down.request(`${BASE}${path}`, { method: 'POST', body: new URLSearchParams(form) }),
      503,
    );
    await expectKept(
      await world.post(await mint(world, id, person, { expires: '2020-01-01T00:00:00.000Z' }), form),
      410,
    );
    await act(world, id, { act: 'hold' });
    await expectKept(await world.post(path, form), 409);
    await act(world, id, { act: 'release' });
    await act(world, id, { act: 'resend', person });
    await expectKept(await world.post(path, form), 410);
    if (stage !== 'drafting') await decideAs(world.records, id, person, 'approve');
    await act(world, id, { act: 'cancel' });
    await expectKept(await world.post(await mint(world, id, person), form), 409);
  },
);

test.each(ACT_NAMES)(
  'what is typed into the form of the act %s survives every answer that is not a success',
  async (name) => {
    const id = `simpan.${name}`;
    await sectionIn(world, id, 'opd-review');
    const path = `/sections/${id}/acts/${name}`;
    const { post } = trackerFor(world);
    const fields = { why: TYPED, name: 'Plt. Kepala', office: '', email: '' };
    await expectKept(
      await post(path, { ...fields, why: TYPED + 'x'.repeat(5_000), confirm: 'tidak' }),
      name === 'close' || name === 'release' ? 409 : 422,
    );
    await expectKept(await post(path, { ...fields, why: TYPED + 'x'.repeat(70_000) }), 413);
    await expectKept(await post(path, { ...fields, 'form-token': 'lama' }), 403);
    await expectKept(await post(`/sections/simpan.tidak-ada/acts/${name}`, fields), 404);
    await expectKept(await post(`/sections/asing.satu/acts/${name}`, fields), 403);
    await expectKept(await trackerFor(world, null).post(path, fields), 403);
    const door = { who: () => Promise.reject(new TypeError('of the table')) };
    const down = trackerWeb({
      readable: nothingReadable,
      parts: world.parts,
      drafts: world.drafts,
      baseUrl: BASE,
      door,
    });
    await expectKept(
      await down.request(`${BASE}${path}`, { method: 'POST', body: new URLSearchParams(fields) }),
      503,
    );
    await act(world, id, { act: 'cancel' });
    await expectKept(await post(path, fields), 409);
  },
);
