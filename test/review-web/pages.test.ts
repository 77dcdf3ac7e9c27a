import { nothingReadable } from '../builders/readable-drafts.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshName } from '../../functions/actions/dependencies.ts';
import { commit, UNWRITTEN } from '../../functions/records/section/commit.ts';
import { reviewWeb } from '../../functions/review-web/review-web.tsx';
import { decideAs, importSection, openNext, planFor } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import { formsOf } from './forms.ts';
import {
  act,
  BASE,
  CODE,
  DRAFT,
  mint,
  mintNotMe,
  putDraft,
  sectionIn,
  startWorld,
  STORE,
  type World,
} from './world.ts';
import { startSection } from '../../functions/actions/start-section.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const approve = { decision: 'approve', draft: DRAFT, comment: 'Tulisan saya' };

describe('every answer', () => {
  test('forbids scripts, frames, caches, indexes and foreign resources, and lets no referrer out', async () => {
    const id = await sectionIn(world, 'page.headers', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const answers = [
      await world.get(path),
      await world.get(path, { method: 'HEAD' }),
      await world.get('/t/tidak-ada'),
      await world.get('/n/tidak-ada'),
      await world.get(`${path}/drafts/${DRAFT}`),
      await world.post(path, {}),
      await world.post(path, {}, { origin: 'https://jahat.example' }),
      await world.post(path, approve),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404, 303, 422, 403, 303]);
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/127\.0\.0\.1:9000; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-robots-tag')).toContain('noindex');
    }
  });

  test('carries one style sheet, which is the one that its policy allows, and loads nothing', async () => {
    const id = await sectionIn(world, 'page.style', 'opd-review');
    const answer = await world.get(await mint(world, id, 'bappeda'));
    const page = await answer.text();
    const [, sheet = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(sheet).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\sstyle=|\son[a-z]+=|https?:\/\/(?!127)/);
  });

  test('to an address with nothing behind it is the same, however it looks', async () => {
    const nowhere = [
      '/t/a',
      `/t/${'x'.repeat(43)}`,
      '/t/..%2f..',
      '/t/%00',
      `/t/${'y'.repeat(3000)}`,
      '/n/a',
    ];
    const cutOff = ['/t', '/t/', '/n', '/n/', '/t/a/b', '/n/a/b', '/t/a/drafts', '/t/a/drafts/'];
    const pages = await Promise.all(
      [...nowhere, ...cutOff].map(async (path) => {
        const answer = await world.get(path);
        expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'");
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(pages[0]).toContain('Tautan ini tidak dikenal; mungkin terpotong saat disalin.');
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/^404 /);
    expect((await world.get('/')).status).toBe(404);
  });
});

describe('a form from elsewhere', () => {
  test.each([
    ['another origin', { origin: 'https://jahat.example' }, 403],
    ['the same host on another port', { origin: 'http://127.0.0.1:8025' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a same-site fetch', { 'sec-fetch-site': 'same-site' }, 403],
    ['our origin but a cross-site fetch', { origin: BASE, 'sec-fetch-site': 'cross-site' }, 403],
    ['our own page', { origin: BASE, 'sec-fetch-site': 'same-origin' }, 422],
    ['something that says nothing', {}, 422],
  ])('by %s', async (name, headers, status) => {
    const id = await sectionIn(
      world,
      `page.from-${name.replace(/\W/g, '').slice(0, 20).toLowerCase()}`,
      'opd-review',
    );
    const path = await mint(world, id, 'bappeda');
    const before = await world.dump();
    expect((await world.post(path, { draft: DRAFT }, headers)).status).toBe(status);
    if (status === 403) expect((await world.post(path, approve, headers)).status).toBe(403);
    expect(await world.dump()).toEqual(before);
  });
});

describe('a link that was sent before the office had a host of its own', () => {
  const former = 'https://api.example';
  const webAt = () =>
    reviewWeb({
      readable: nothingReadable,
      dependencies: world.dependencies,
      drafts: world.drafts,
      baseUrl: BASE,
      alsoAt: former,
      storeOrigin: STORE,
    });

  test('takes a decision where it was sent to, and no other site’s', async () => {
    const path = await mint(world, await sectionIn(world, 'page.former', 'opd-review'), 'bappeda');
    const from = async (origin: string) => {
      const body = new URLSearchParams(approve);
      const sent = { method: 'POST', body, headers: { origin, 'sec-fetch-site': 'same-origin' } };
      return (await webAt().request(`${former}${path}`, sent)).status;
    };
    expect(await from('https://jahat.example')).toBe(403);
    expect(await from(former)).toBe(303);
  });

  test('lets its upload lead back to the host of now', async () => {
    const path = await mint(world, await sectionIn(world, 'page.former-up', 'drafting'), 'drafter');
    const page = await webAt().request(`${former}${path}`);
    expect(page.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${STORE} ${new URL(BASE).origin};`,
    );
    expect(await page.text()).toContain(`name="success_action_redirect" value="${BASE}/t/`);
  });
});

describe('a body that is none of ours', () => {
  test('is a 413 where it is too big, and a 422 where it is no form', async () => {
    const id = await sectionIn(world, 'page.bodies', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const send = (body: string | FormData, headers: Record<string, string>) =>
      world.app.request(`${BASE}${path}`, { method: 'POST', body, headers });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(`comment=${'x'.repeat(200_000)}`, form)).status).toBe(413);
    expect((await send('{"decision":"approve"}', { 'content-type': 'application/json' })).status).toBe(422);
    expect(
      (await send('--x\r\nnonsense', { 'content-type': 'multipart/form-data; boundary=y' })).status,
    ).toBe(422);
    const data = new FormData();
    data.set('decision', new Blob(['approve']), 'a.txt');
    expect((await send(data, {})).status).toBe(422);
  });

  test.each([
    ['two decisions, the first a return', ['return', 'approve']],
    ['two decisions, the first an approval', ['approve', 'return']],
  ])('with %s decides nothing and keeps what was typed', async (name, choices) => {
    const id = await sectionIn(world, `page.twice-${name.length}`, 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const before = await world.dump();
    for (const body of [new URLSearchParams(), new FormData()]) {
      for (const choice of choices) body.append('decision', choice);
      body.append('draft', DRAFT);
      body.append('comment', 'Tulisan saya');
      const answer = await world.app.request(`${BASE}${path}`, { method: 'POST', body });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain('Pilih salah satu keputusan.');
      expect(page).toContain('Tulisan saya');
    }
    expect(await world.dump()).toEqual(before);
  });

  test('with the longest comment in the widest letters is taken', async () => {
    const id = await sectionIn(world, 'page.widest', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    expect((await world.post(path, { ...approve, comment: '😀'.repeat(5000) })).status).toBe(303);
  });
});

describe('what others decided', () => {
  test('stands on the page of the Sekda, silent approvals and who was excused included', async () => {
    const settings = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
    const id = await sectionIn(world, 'page.silent', 'opd-review', settings);
    await decideAs(world.records, id, 'bappeda', 'approve');
    await act(world, id, { act: 'excuse', person: 'dinkes' });
    await openNext(world.records, id);
    await decideAs(world.records, id, 'ugm', 'approve', 'Sudah baik.');
    await openNext(world.records, id);
    const page = await (await world.get(await mint(world, id, 'sekda'))).text();
    const told = page.replace(/\s*<[^>]*>\s*/g, '|').replace(/\|+/g, '|');
    expect(told).toContain('|Dikecualikan dari tugas|Kepala dinkes|');
    expect(told).toMatch(
      /\|Kepala bappeda\|– Disetujui, Reviu Perangkat Daerah, Senin, 11 Desember 2023 pukul [\d.]+ WIB\|Kepala ugm\|/,
    );
    expect(told).toMatch(
      /\|Kepala ugm\|– Disetujui, Reviu Konsultan \(PSPPR UGM\), Senin, [^|]+ WIB\|Sudah baik\.\|/,
    );
    expect(told).not.toContain('Belum ada');
  });

  test('stands on the drafter’s page too, of the round that came back', async () => {
    const settings = settingsOf({ 'opd-review': [required('bappeda'), required('dinkes')] });
    const id = await sectionIn(world, 'page.silent-back', 'opd-review', settings);
    await act(world, id, { act: 'excuse', person: 'dinkes' });
    await decideAs(world.records, id, 'bappeda', 'return', 'Lengkapi.');
    await openNext(world.records, id);
    const page = await (await world.get(await mint(world, id, 'drafter'))).text();
    expect(page).toContain('<dt>Dikecualikan dari tugas</dt><dd>Kepala dinkes</dd>');
  });
});

describe('the history', () => {
  test('names Kominfo where a command began the section under nobody’s name', async () => {
    await importSection(world.records, 'page.unnamed');
    await startSection(world.dependencies, { section: 'page.unnamed', by: 'operator' });
    await openNext(world.records, 'page.unnamed');
    const page = await (await world.get(await mint(world, 'page.unnamed', 'drafter'))).text();
    expect(page).toContain('Kominfo memulai bagian ini');
    expect(page).not.toContain('operator');
  });
});

describe('what people type', () => {
  test('is escaped wherever a page shows it', async () => {
    const hostile = `"><script>alert('x')</script><b onclick=x>&lt;`;
    const id = 'page.hostile';
    await importSection(world.records, 'page.seed');
    const { dependencies } = world;
    const settings = settingsOf();
    const event = {
      type: 'imported',
      plan: 'page',
      section: id,
      title: `Judul ${hostile}`,
      book: `Buku ${hostile}`,
      settings,
      at: dependencies.now(),
      by: 'koordinator',
    } as const;
    const plan = planFor('page');
    await commit(dependencies.table, dependencies.pace, { plan, section: null, standing: UNWRITTEN }, event, {
      change: freshName(dependencies),
    });
    await startSection(dependencies, { section: id, by: hostile });
    await openNext(world.records, id);
    await putDraft(world, id);
    const drafter = await mint(world, id, 'drafter');
    const upload = 'upload-1234';
    const key = `incoming/${id}/${upload}/x${hostile.replaceAll('/', '')}`;
    const pages = [
      await world.get(`${drafter}?upload=${upload}&key=${encodeURIComponent(key)}`),
      await world.post(drafter, { draft: DRAFT, comment: hostile }),
    ];
    await decideAs(world.records, id, 'drafter', 'submit', hostile);
    await openNext(world.records, id);
    const reviewer = await mint(world, id, 'bappeda');
    pages.push(
      await world.get(reviewer),
      await world.post(reviewer, { decision: hostile, draft: hostile, comment: hostile }),
    );
    for (const page of pages) {
      const text = await page.text();
      expect(text).not.toMatch(/<script|<b onclick/);
      expect(text).toContain('&lt;script&gt;');
    }
  });

  test('comes back from a form byte for byte, a first line end included', async () => {
    const id = await sectionIn(world, 'page.kept', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const comment = '\n  baris & "kutip"\n</textarea><p>';
    const [form] = formsOf(await (await world.post(path, { draft: DRAFT, comment })).text());
    expect(form?.fields['comment']).toBe(comment);
  });
});

describe('a fault', () => {
  const noStore = () => Promise.reject(new Error('no store'));

  /** The same pages over a client that fails at every request that `fails` is true of, by count and command. */
  const failing = (fails: (sent: number, command: string) => boolean) => {
    const { client } = world.dependencies.table;
    let sent = 0;
    const faulty = new Proxy(client, {
      get: (target, property) =>
        property !== 'send'
          ? Reflect.get(target, property, target)
          : (command: Parameters<typeof client.send>[0]) => {
              sent += 1;
              return fails(sent, command.constructor.name)
                ? Promise.reject(new Error('rahasia di dalam pesan'))
                : client.send(command);
            },
    });
    const told: unknown[] = [];
    const app = reviewWeb({
      readable: nothingReadable,
      dependencies: { ...world.dependencies, table: { ...world.dependencies.table, client: faulty } },
      drafts: { offerUpload: noStore, readUpload: noStore, keepDraft: noStore, downloadUrl: noStore },
      baseUrl: BASE,
      storeOrigin: STORE,
      tell: (it) => told.push(it),
    });
    const post = (path: string, fields: Record<string, string>) =>
      app.request(`${BASE}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
    return { app, post, told };
  };

  test.each([1, 2, 3, 4])('at request %i is a 503 that keeps the form and what was typed', async (from) => {
    const id = await sectionIn(world, `page.fault-${from}`, 'sekda-sign-off');
    const path = await mint(world, id, 'sekda');
    const { post, told } = failing((sent) => sent >= from);
    const answer = await post(path, { ...approve, code: CODE });
    const page = await answer.text();
    expect(answer.status).toBe(503);
    expect(page).toContain('Tulisan saya');
    expect(page).toMatch(/value="approve" checked/);
    expect(page).toContain(`value="${DRAFT}"`);
    expect(page).toContain('name="code"');
    expect(page).not.toContain('rahasia');
    expect(told).toMatchObject([{ status: 503, fault: 'Error' }]);
    expect((await world.post(path, { ...approve, code: CODE })).status).toBe(303);
  });

  test('of an action alone shows the whole page again', async () => {
    const id = await sectionIn(world, 'page.fault-once', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const { post } = failing((_sent, command) => command === 'TransactWriteCommand');
    const answer = await post(path, approve);
    const page = await answer.text();
    expect(answer.status).toBe(503);
    expect(page).toContain('Tulisan saya');
    expect(page).toContain('Sidik draf');
  });

  test('of a GET is a 503 without a form, which says nothing of a decision', async () => {
    const id = await sectionIn(world, 'page.fault-get', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    for (const at of [path, `${path}/drafts/${DRAFT}`, '/n/tidak-ada']) {
      const answer = await failing((sent) => sent >= (at === path ? 2 : 1)).app.request(`${BASE}${at}`);
      const page = await answer.text();
      expect([at, answer.status, page.includes('<form')]).toEqual([at, 503, false]);
      expect(page).toContain('Halaman belum dapat dibuka');
      expect(page).not.toContain('eputusan');
    }
  });

  test('after a decision was recorded says that it was: the page tells what the records hold', async () => {
    const id = await sectionIn(world, 'page.fault-recorded', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    await world.post(path, approve);
    // The snapshot cannot be read; the dossier, one read later, can.
    const { post, told } = failing((sent) => sent === 2);
    const answer = await post(path, approve);
    const page = await answer.text();
    expect([answer.status, page.includes('Sudah diputuskan')]).toEqual([409, true]);
    expect(page).toContain('Kepala bappeda menyetujui pada');
    expect(page).not.toContain('belum dicatat');
    expect(told).toMatchObject([{ status: 409, state: 'already-decided', fault: 'Error' }]);
  });

  test('where the records cannot be read again either leaves open whether it was recorded', async () => {
    const id = await sectionIn(world, 'page.fault-unread', 'opd-review');
    const { post } = failing((sent) => sent >= 2);
    const page = await (await post(await mint(world, id, 'bappeda'), approve)).text();
    expect(page).toContain('Kiriman Bapak/Ibu mungkin belum dicatat');
  });

  test.each([1, 2, 3])(
    'of a request for a new link, at request %i, keeps its box, unticked',
    async (from) => {
      const id = await sectionIn(world, `page.fault-link-${from}`, 'opd-review');
      const path = await mint(world, id, 'bappeda', { expires: '2023-12-01T00:00:00.000Z' });
      const { post, told } = failing((sent) => sent === from);
      const answer = await post(path, { form: 'new-link', confirm: 'yes' });
      const page = await answer.text();
      expect([answer.status, formsOf(page)]).toEqual([503, [{ action: path, fields: { form: 'new-link' } }]]);
      expect(page).toContain('Permintaan ini mungkin belum kami terima.');
      expect(page).not.toMatch(/belum dicatat|<details>/);
      expect(told).toMatchObject([{ state: 'unsent', fault: 'Error' }]);
    },
  );

  test.each([1, 2, 3])('of a “not me”, at request %i, keeps its box, unticked', async (from) => {
    const id = await sectionIn(world, `page.fault-not-me-${from}`, 'opd-review');
    await decideAs(world.records, id, 'bappeda', 'approve');
    const path = await mintNotMe(world, id, 'bappeda');
    const { post } = failing((sent) => sent === from);
    const answer = await post(path, { form: 'not-me', confirm: 'yes' });
    const page = await answer.text();
    expect([answer.status, formsOf(page)]).toEqual([503, [{ action: path, fields: { form: 'not-me' } }]]);
    expect(page).toContain('Permintaan ini mungkin belum kami terima.');
    expect((await world.post(path, { form: 'not-me', confirm: 'yes' })).status).toBe(303);
  });

  test('of the store shows the file that was sent, with its button, and is told', async () => {
    const id = await sectionIn(world, 'page.fault-look', 'drafting');
    const path = await mint(world, id, 'drafter');
    const key = encodeURIComponent(`incoming/${id}/upload-1234/naskah.pdf`);
    const answer = await world.get(`${path}?upload=upload-1234&key=${key}`);
    expect(answer.status).toBe(200);
    const forms = formsOf(await answer.text());
    expect(forms).toContainEqual({ action: path, fields: { upload: 'upload-1234' } });
    expect(world.told.at(-1)).toMatchObject({ status: 200, fault: 'Error' });
  });

  test('of “use this file” keeps its button', async () => {
    const id = await sectionIn(world, 'page.fault-use', 'drafting');
    const path = await mint(world, id, 'drafter');
    const page = await (await failing((sent) => sent >= 2).post(path, { upload: 'upload-1234' })).text();
    expect(formsOf(page)).toEqual([{ action: path, fields: { upload: 'upload-1234' } }]);
  });
});

describe('a draft', () => {
  test('is served from the store, only to a reader of its section', async () => {
    const id = await sectionIn(world, 'page.draft', 'opd-review');
    const path = await mint(world, id, 'bappeda');
    const answer = await world.get(`${path}/drafts/${DRAFT}`);
    const to = new URL(answer.headers.get('location') ?? '');
    expect([answer.status, to.origin, to.pathname]).toEqual([
      303,
      STORE,
      `/paraf-documents/drafts/${id}/${DRAFT}`,
    ]);
    expect(to.searchParams.get('response-content-type')).toBe('application/pdf');
    expect((await world.get(`${path}/drafts/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await world.get(`${path}/drafts/..%2f..%2fincoming`)).status).toBe(404);
    expect((await world.get(`/t/tidak-ada/drafts/${DRAFT}`)).status).toBe(404);
    await act(world, id, { act: 'resend', person: 'bappeda' });
    expect((await world.get(`${path}/drafts/${DRAFT}`)).status).toBe(410);
  });
});
