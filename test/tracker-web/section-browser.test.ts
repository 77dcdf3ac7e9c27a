import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { getRequestListener } from '@hono/node-server';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { startWorld, type World } from '../review-web/world.ts';
import { disputedSection, renamed, returnedOnce, sendAll, undeliverableSection } from './section-cases.ts';
import { COORDINATOR, trackerFor } from './signed-in.ts';

let world: World;
let server: Server;
let browser: Browser;
let baseUrl: string;

beforeAll(async () => {
  world = await startWorld();
  const port = await freePort();
  baseUrl = `http://127.0.0.1:${port}`;
  server = createServer(getRequestListener(trackerFor(world, COORDINATOR, baseUrl).app.fetch));
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
  // Where there is no Chromium this fails and says so: Debian's package is `chromium`.
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  await returnedOnce(world, 'layar.ulang');
  await sendAll(world, 'layar.ulang');
  await renamed(world, 'layar.ulang', `Analisis ${'KesiapanDaerahDanArahKebijakan'.repeat(4)} Bojonegoro`);
  await undeliverableSection(world, 'layar.surel');
  await disputedSection(world, 'layar.sanggah');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((down) => server?.close(down));
  await world?.stop();
});

const PAGES = ['layar.ulang', 'layar.surel', 'layar.sanggah', 'layar.tidak-ada'];

async function faultsOf(page: Page, width: number, rules: string[]): Promise<string[]> {
  await page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true");
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length === 0 ? axe : axe.withRules(rules)).analyze();
  // A phone widens its window to the content, so the page is held to the screen's own width.
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(wide > width ? [`scrolls sideways: ${wide}`] : []),
  ];
}

describe('a section’s page in a browser', () => {
  test.each([
    { name: 'on a phone', width: 360, colorScheme: 'light', rules: [] },
    { name: 'on a desk', width: 1280, colorScheme: 'light', rules: [] },
    { name: 'in the dark', width: 360, colorScheme: 'dark', rules: ['color-contrast'] },
  ] as const)(
    '$name has no fault that axe knows, and is no wider than the screen',
    async ({ width, colorScheme, rules }) => {
      // axe has to put its script into the page, which the policy forbids.
      const context = await browser.newContext({
        viewport: { width, height: 740 },
        isMobile: width < 500,
        colorScheme,
        bypassCSP: true,
      });
      const page = await context.newPage();
      const faults: string[] = [];
      for (const id of rules.length === 0 && width === 360 ? PAGES : PAGES.slice(0, 2)) {
        await page.goto(`${baseUrl}/sections/${id}?done=1`);
        faults.push(...(await faultsOf(page, width, [...rules])).map((fault) => `${id}: ${fault}`));
      }
      await context.close();
      expect(faults).toEqual([]);
    },
    180_000,
  );

  test('without scripts folds former rounds and quiet mails away, and opens them', async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${baseUrl}/sections/layar.ulang`);
    const former = page.getByText('Lengkapi bab 3.');
    expect(await former.isVisible()).toBe(false);
    expect(await page.getByText('Bab 3 sudah dilengkapi.').isVisible()).toBe(true);
    await page.locator('#keputusan summary', { hasText: 'Putaran 1' }).click();
    expect(await former.isVisible()).toBe(true);
    await page.getByText('Semua surel').click();
    expect(await page.getByText('Permohonan reviu (tahap dibuka)').first().isVisible()).toBe(true);
    await context.close();
  });
});
