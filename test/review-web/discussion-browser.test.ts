import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { longDocx, longDraft } from '../../samples/readable/long-draft.ts';
import { readableFrom } from '../builders/readable-drafts.ts';
import { openNext } from '../builders/records.ts';
import { required, settingsOf } from '../builders/settings.ts';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import { DRAFT, mint, NEWER, putDraft, sectionIn, startWorld, STORE, type World } from './world.ts';

let world: World;
let server: Server;
let baseUrl: string;
beforeAll(async () => {
  const port = await freePort();
  baseUrl = `http://127.0.0.1:${port}`;
  const former = longDraft(11, 120);
  const newer = former.map((item, nth) =>
    nth % 9 === 4 && 'text' in item ? { ...item, text: `${item.text} Sebagian ditambah di sini.` } : item,
  );
  const readable = await readableFrom({
    [DRAFT]: { bytes: longDocx(former, 4), type: 'docx' },
    [NEWER]: { bytes: longDocx(newer, 4), type: 'docx' },
  });
  world = await startWorld(undefined, { baseUrl, storeOrigin: STORE }, readable);
  server = createServer(getRequestListener(world.app.fetch));
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
}, 180_000);
afterAll(async () => {
  server?.closeAllConnections();
  await new Promise((down) => server?.close(down));
  await world?.stop();
});

const { inTab } = ownBrowser();
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const laptop = { viewport: { width: 1280, height: 900 } };

/** With `PICTURES=folder` the pages are kept there, to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }
}

describe('a discussion in a browser without scripts', () => {
  test('goes over two rounds with thirty comments, one of them opened again', async () => {
    const id = await sectionIn(
      world,
      'b.dua',
      'opd-review',
      settingsOf({ 'opd-review': [required('bappeda')] }),
    );
    const reviewer = await mint(world, id, 'bappeda');
    await inTab({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${reviewer}/read`);
      const links = page.locator('a.m');
      expect(await links.count()).toBeGreaterThan(30);
      await look(page, '1-baca');
      for (let nth = 0; nth < 30; nth += 1) {
        await links.nth(nth + 1).click();
        if (nth === 0) {
          await page.getByRole('button', { name: 'Simpan masukan' }).click();
          expect(await page.getByRole('alert').textContent()).toContain('Pilih jenis masukannya.');
          await look(page, '2-keliru');
        }
        await page.getByRole('radio', { name: nth % 3 === 0 ? 'Wajib diperbaiki' : 'Saran' }).check();
        await page.getByRole('textbox', { name: 'Masukan' }).fill(`Masukan ke-${nth + 1}: mohon diperbaiki.`);
        await page.getByRole('button', { name: 'Simpan masukan' }).click();
        expect(page.url()).toMatch(/\/read\?page=1#b\d+$/);
      }
      await page.goto(`${baseUrl}${reviewer}/comments`);
      expect(await page.getByText('Masukan ke-30').count()).toBe(1);
      await look(page, '3-masukan');
      await page.goto(`${baseUrl}${reviewer}`);
      await look(page, '4-keputusan');
      await page.getByRole('radio', { name: 'Kembalikan' }).check();
      await page.getByRole('button', { name: 'Kirim keputusan' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('telah dicatat');
    });
    await openNext(world.records, id);
    await putDraft(world, id, NEWER, 'docx');
    const drafter = await mint(world, id, 'drafter');
    await inTab({ ...laptop, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${drafter}/matrix`);
      for (let nth = 1; nth <= 30; nth += 1) {
        await page.locator(`#verdict-${nth}`).getByRole('radio', { name: 'Sudah' }).check();
        await page.locator(`#answer-${nth}`).fill(`Sudah diperbaiki (${nth}).`);
      }
      await look(page, '5-matriks');
      await page.getByRole('button', { name: 'Simpan semua' }).click();
      await page.goto(`${baseUrl}${drafter}`);
      await page.getByRole('radio', { name: 'Ajukan' }).check();
      await page.getByRole('button', { name: 'Kirim pengajuan' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('telah dicatat');
    });
    await openNext(world.records, id);
    const again = await mint(world, id, 'bappeda');
    await inTab({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${again}/matrix`);
      await page.getByRole('checkbox', { name: '(M-4)' }).check();
      await page.getByRole('textbox', { name: '(M-4)' }).fill('Belum terlihat pada draf.');
      await page.getByRole('button', { name: 'Simpan semua' }).click();
      await look(page, '6-dibuka-lagi');
      await page.goto(`${baseUrl}${again}`);
      await page.getByRole('radio', { name: 'Setujui' }).check();
      await page.getByRole('button', { name: 'Kirim keputusan' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('wajib diperbaiki');
      await look(page, '7-ditolak');
      await page.getByRole('radio', { name: 'Kembalikan' }).check();
      await page.getByRole('button', { name: 'Kirim keputusan' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('telah dicatat');
    });
    const found: string[] = [];
    await openNext(world.records, id);
    const third = await mint(world, id, 'drafter');
    for (const screen of [phone, laptop])
      await inTab({ ...screen, bypassCSP: true }, async (page) => {
        for (const path of [
          `${again}/matrix`,
          `${again}/comments`,
          `${third}/matrix`,
          third,
          `${again}/read`,
        ]) {
          await page.goto(`${baseUrl}${path}`);
          found.push(
            ...(await faultsOf(page)).map((fault) => `${path.slice(-9)} ${screen.viewport.width}: ${fault}`),
          );
        }
      });
    const other = await sectionIn(world, 'b.axe', 'opd-review');
    const form = await mint(world, other, 'bappeda');
    for (const screen of [phone, laptop])
      await inTab({ ...screen, bypassCSP: true }, async (page) => {
        for (const path of [`${form}/comments?block=b3`, `${form}/comments`, `${form}/read`]) {
          await page.goto(`${baseUrl}${path}`);
          found.push(
            ...(await faultsOf(page)).map((fault) => `${path.slice(-12)} ${screen.viewport.width}: ${fault}`),
          );
        }
      });
    expect(found).toEqual([]);
  }, 240_000);
});
