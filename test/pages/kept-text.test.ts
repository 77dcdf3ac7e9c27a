import { nothingReadable } from '../builders/readable-drafts.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ActName, ACT_NAMES } from '../../functions/approval/coordinator/act-names.ts';
import { reviewWeb } from '../../functions/review-web/review-web.tsx';
import { trackerWeb } from '../../functions/tracker-web/tracker-web.ts';
import { decideAs } from '../builders/records.ts';
import { type FieldName, FIELDS_OF } from '../../functions/tracker-web/model/fields-of-act.ts';
import { id as words } from '../../functions/wording/id.ts';
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
    await expectKept(await world.post(path, { ...form, comment: TYPED + ' '.repeat(2_000_000) }), 413);
    if (stage === 'sekda-sign-off') {
      const locked = await mint(world, id, person, { tries: 5 });
      await expectKept(await world.post(locked, form), 429);
    }
    const failing = { ...world.dependencies, table: { ...world.dependencies.table, name: 'tidak-ada' } };
    const down = reviewWeb({
      readable: nothingReadable,
      dependencies: failing,
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

/** Of an act's form: nothing of it could be done, and every field is filled in. */
const FILLED: Readonly<Record<Exclude<FieldName, 'why'>, string>> = {
  person: 'bappeda',
  asked: 'ugm',
  name: 'Plt. Kepala <Dinas>',
  office: 'Dinas "Sosial" & Tenaga Kerja',
  email: 'bukan surel',
  required: 'no',
  later: 'no',
  due: 'besok',
};
const { fields } = words.acts;
const LABELS: Readonly<Partial<Record<FieldName, string>>> = {
  required: fields.isOptional,
  later: fields.isOnce,
};
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A field stands filled in in its form, or beside it to be copied. */
const isKept = (page: string, field: Exclude<FieldName, 'why'>): boolean => {
  const value = escaped(FILLED[field]);
  return [
    `name="${field}" value="${value}" checked`,
    `name="${field}" value="${value}" autocomplete`,
    `name="${field}" value="${value}" required`,
    `<option value="${value}" selected`,
    `<dd>${escaped(LABELS[field] ?? FILLED[field])}</dd>`,
  ].some((shown) => page.includes(shown) && (!shown.startsWith('<option') || field === 'asked'));
};

/** Every field of the act's form is given back, the reason in a textarea. */
async function expectAllKept(name: ActName, answer: Response, status: number): Promise<void> {
  const page = await answer.clone().text();
  const lost = FIELDS_OF[name].filter((field) => field !== 'why' && !isKept(page, field));
  expect(lost).toEqual([]);
  await expectKept(answer, status);
}

test.each(ACT_NAMES)(
  'what is typed into each field of the act %s survives every answer that is not a success',
  async (name) => {
    const id = `simpan.${name}`;
    await sectionIn(world, id, 'opd-review');
    const path = `/sections/${id}/acts/${name}`;
    const { post } = trackerFor(world);
    const filled = { ...FILLED, why: TYPED };
    const cannotNow = name === 'close' || name === 'release';
    const expectAll = (answer: Response, status: number) => expectAllKept(name, answer, status);
    await expectAll(
      await post(path, { ...filled, why: TYPED + 'x'.repeat(5_000), confirm: 'tidak' }),
      cannotNow ? 409 : 422,
    );
    await expectAll(await post(path, { ...filled, why: TYPED + 'x'.repeat(70_000) }), 413);
    await expectAll(await post(path, { ...filled, why: TYPED + 'é'.repeat(500_000) }), 413);
    await expectAll(await post(path, { ...filled, 'form-token': 'lama' }), 403);
    await expectAll(await post(`/sections/simpan.tidak-ada/acts/${name}`, filled), 404);
    await expectAll(await post(`/sections/asing.satu/acts/${name}`, filled), 403);
    await expectAll(await trackerFor(world, null).post(path, filled), 403);
    const fault = () => Promise.reject(new TypeError('of the table'));
    const door = { who: fault, glance: fault };
    const down = trackerWeb({
      readable: nothingReadable,
      dependencies: world.dependencies,
      drafts: world.drafts,
      baseUrl: BASE,
      door,
    });
    await expectAll(
      await down.request(`${BASE}${path}`, { method: 'POST', body: new URLSearchParams(filled) }),
      503,
    );
    await act(world, id, { act: 'cancel' });
    await expectAll(await post(path, filled), 409);
  },
);

test.each(['as long as it says', 'of unsaid length'])('a form %s is cut, not lost', async (how) => {
  const form = new URLSearchParams({ 'form-token': 'lama', name: 'Plt. Kepala', why: 'x'.repeat(3_000_000) });
  const bytes = new TextEncoder().encode(form.toString());
  const body = how.startsWith('as') ? bytes : new Response(bytes).body;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(how.startsWith('as') ? { 'content-length': String(bytes.length) } : {}),
  };
  const nobody = () => Promise.resolve(null);
  const door = { who: nobody, glance: nobody };
  const web = trackerWeb({
    readable: nothingReadable,
    dependencies: world.dependencies,
    drafts: world.drafts,
    baseUrl: BASE,
    door,
  });
  const asked = new Request(`${BASE}/sections/a.b/acts/add`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  });
  const answer = await web.request(asked);
  const page = await answer.text();
  expect([answer.status, page.includes('<dd>Plt. Kepala</dd>')]).toEqual([413, true]);
  expect(page.length).toBeGreaterThan(1_000_000);
  expect(page.length).toBeLessThan(1_200_000);
});
