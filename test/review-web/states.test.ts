import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Exhibit, gallery, refusals } from './gallery.ts';
import { formsOf } from './forms.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let shown: Exhibit[];
beforeAll(async () => {
  world = await startWorld();
  shown = await gallery(world);
}, 120_000);
afterAll(() => world.stop());

/** States in which somebody may decide, or say so of a file. */
const OPEN = ['confirm', 'confirm-sign-off', 'submit', 'resubmit'];

describe('a GET', () => {
  test('of a page in each state tells that state, with its status', async () => {
    const told = await Promise.all(
      shown.map(async ({ name, path, says }) => {
        const response = await world.get(path);
        const text = await response.text();
        return { name, status: response.status, says: text.includes(says) ? says : text };
      }),
    );
    expect(told).toEqual(shown.map(({ name, status, says }) => ({ name, status, says })));
  });

  test('offers a decision on pages of an undecided task only', async () => {
    const offering: string[] = [];
    for (const { name, path } of shown) {
      if ((await (await world.get(path)).text()).includes('name="decision"')) offering.push(name);
    }
    expect(offering).toEqual(OPEN);
  });

  test('offers a new link from every dead page whose person still holds something, and from no other', async () => {
    const offering: string[] = [];
    for (const { name, path } of shown) {
      if ((await (await world.get(path)).text()).includes('value="new-link"')) offering.push(name);
    }
    expect(offering).toEqual(['expired', 'revoked', 'locked']);
  });

  test('tells nothing of the section to holders of links that were taken away', async () => {
    for (const { name, path, status } of shown.filter((it) => it.status === 410)) {
      const text = await (await world.get(path)).text();
      expect([name, status, text.includes('<details>'), text.includes('/drafts/')]).toEqual([
        name,
        410,
        false,
        false,
      ]);
    }
  });

  test('shows nobody a link of anybody', async () => {
    const tokens = shown.map(({ path }) => path.split('?')[0]?.slice(3) ?? '').filter((it) => it.length > 20);
    for (const { path } of shown) {
      const text = await (await world.get(path)).text();
      expect(tokens.filter((token) => text.includes(token) && !path.includes(token))).toEqual([]);
    }
  });

  test('has a title that says what kind of page it is and nothing of whom or what, and a size of a few kB', async () => {
    const titles: Record<string, string> = {};
    for (const { name, path } of shown) {
      const text = await (await world.get(path)).text();
      titles[name] = /<title>(.*) – Paraf<\/title>/.exec(text)?.[1] ?? '';
      expect(text).toContain(`>${titles[name]}</h1>`);
      expect(text.length).toBeLessThan(24_000);
    }
    expect(titles).toMatchObject({
      'confirm-sign-off': 'Mohon pengesahan',
      confirm: 'Mohon reviu',
      submit: 'Mohon penyusunan draf',
      'on-hold': 'Sedang ditahan',
    });
    for (const title of Object.values(titles)) expect(title).not.toMatch(/galeri|Kepala|Buku|\d/i);
  });
});

describe('a scanner', () => {
  test('changes nothing by GET, HEAD and ranges, repeated, on every kind of page', async () => {
    const before = await world.dump();
    for (const { path } of shown) {
      for (const init of [{}, { method: 'HEAD' }, { headers: { range: 'bytes=0-99' } }, {}]) {
        const response = await world.get(path, init);
        expect(response.status).toBeLessThan(500);
      }
    }
    expect(await world.dump()).toEqual(before);
  });

  test('is refused with every form as it stands, on every kind of page, and changes nothing', async () => {
    const before = await world.dump();
    const answers: Record<string, Record<string, number>> = {};
    for (const { name, path } of shown) {
      const forms = formsOf(await (await world.get(path)).text());
      for (const { action, fields } of forms.filter((form) => form.action.startsWith('/'))) {
        const form = fields['form'] ?? (fields['upload'] === undefined ? 'decision' : 'upload');
        answers[name] = { ...answers[name], [form]: (await world.post(action, fields)).status };
      }
    }
    const opening = { open: 422 };
    expect(answers).toEqual({
      confirm: { decision: 422, ...opening },
      'confirm-sign-off': { decision: 422, ...opening },
      'needs-draft': opening,
      // The store that this world signs for does not run: "use this file" meets a fault.
      'use-file': { upload: 503, ...opening },
      'no-file': opening,
      submit: { decision: 422, ...opening },
      resubmit: { decision: 422, ...opening },
      'done-waits': opening,
      'done-signed-off': opening,
      superseded: opening,
      expired: { 'new-link': 422 },
      revoked: { 'new-link': 422 },
      'on-hold': opening,
      cancelled: opening,
      closed: opening,
      locked: { 'new-link': 422 },
      'not-me': { 'not-me': 422 },
      disputed: opening,
    });
    expect(await world.dump()).toEqual(before);
  });

  test('that picks a choice at sign-off, with no code or half a code, has counted no attempt', async () => {
    const before = await world.dump();
    const path = shown.find(({ name }) => name === 'confirm-sign-off')?.path ?? '';
    const [form] = formsOf(await (await world.get(path)).text());
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      const answer = await world.post(path, { ...form?.fields, decision: 'approve', code });
      expect([code, answer.status]).toEqual([code, 422]);
    }
    expect(await world.dump()).toEqual(before);
  });
});

test('a POST that does not count is answered with its own status and page', async () => {
  const found = await refusals(world);
  expect(found.map(({ name, response }) => [name, response.status])).toEqual(
    found.map(({ name, status }) => [name, status]),
  );
  const texts = new Map<string, string>();
  for (const { name, response } of found) texts.set(name, await response.text());
  expect(texts.get('invalid')).toContain('href="#code"');
  expect(texts.get('wrong-code')).toContain('masih dapat dicoba 4 kali');
  expect(texts.get('already-decided')).toContain('Kepala bappeda menyetujui');
  expect(texts.get('draft-changed')).toContain('Sudah dilengkapi.');
  expect(texts.get('draft-changed')).not.toMatch(/<input type="radio"[^>]*checked/);
  expect(texts.get('link-sent')).toContain('sedang dikirim');
  for (const name of ['already-decided', 'unticked', 'link-sent', 'link-too-soon', 'foreign']) {
    expect([name, texts.get(name)?.includes('name="decision"')]).toEqual([name, false]);
  }
});

test('one line is told of each outcome, with no token, code or comment in it', async () => {
  const lines = JSON.stringify(world.told);
  expect(world.told.length).toBeGreaterThan(50);
  for (const { path } of shown.filter((it) => it.status !== 404)) {
    expect(lines).not.toContain(path.split('?')[0]?.slice(3));
  }
  expect(lines).not.toContain('Lengkapi indikator');
});
