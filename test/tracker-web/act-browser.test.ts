import { createServer, type Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { getRequestListener } from '@hono/node-server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/ports.ts';
import { deskOf } from '../builders/records.ts';
import { sectionIn, startWorld, type World } from '../review-web/world.ts';
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
  await sectionIn(world, 'layar.tindak', 'opd-review');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((down) => server?.close(down));
  await world?.stop();
});

async function inTab<T>(options: BrowserContextOptions, visit: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

async function faultsOf(page: Page, width: number): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(wide > width ? [`scrolls sideways: ${wide}`] : []),
  ];
}

const act = (name: string): string => `${baseUrl}/sections/layar.tindak/acts/${name}`;
const toPreview = (page: Page) => page.getByRole('button', { name: 'Lihat apa yang akan terjadi' }).click();

describe('acts in a browser', () => {
  test.each([
    { name: 'on a phone', width: 360, colorScheme: 'light' },
    { name: 'on a desk', width: 1280, colorScheme: 'light' },
    { name: 'in the dark', width: 360, colorScheme: 'dark' },
  ] as const)(
    'form, faults, preview and refusal have no fault that axe knows $name',
    async ({ width, colorScheme }) => {
      // axe has to put its script into the page, which the policy forbids.
      const options = { viewport: { width, height: 740 }, colorScheme, bypassCSP: true };
      const faults = await inTab(options, async (page) => {
        await page.goto(act('replace'));
        await page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true");
        const form = await faultsOf(page, width);
        await toPreview(page);
        const mends = await faultsOf(page, width);
        await page.goto(act('cancel'));
        await page.getByLabel('Alasan').fill('Digabung dengan bagian lain.');
        await toPreview(page);
        const preview = await faultsOf(page, width);
        await page.goto(act('close'));
        return { form, mends, preview, refusal: await faultsOf(page, width) };
      });
      expect(faults).toEqual({ form: [], mends: [], preview: [], refusal: [] });
    },
    60_000,
  );

  test('without scripts a reviewer is replaced by somebody new; the form as it stands does nothing', async () => {
    const options = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
    await inTab(options, async (page) => {
      await page.goto(`${act('replace')}?person=bappeda`);
      await page.getByText('Atau seseorang yang belum ada').click();
      await page.getByLabel('Nama atau jabatan').fill('Plt. Kepala Bappeda');
      await page.getByLabel('Instansi').fill('Bappeda');
      await page.getByLabel('Alamat surel').fill('plt bappeda');
      await toPreview(page);
      expect(await page.getByLabel('Nama atau jabatan').inputValue()).toBe('Plt. Kepala Bappeda');
      await page.getByLabel('Alamat surel').fill('plt@bappeda.example');
      await page.getByLabel('Alasan').fill('Kepala sedang cuti.\nPlt. ditunjuk bupati.');
      await toPreview(page);
      await page.getByRole('button', { name: 'Ubah isian' }).click();
      expect(await page.getByLabel('Alasan').inputValue()).toBe('Kepala sedang cuti.\nPlt. ditunjuk bupati.');
      await toPreview(page);
      await page.getByRole('button', { name: 'Ganti penelaah' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('Centang kotak');
      expect((await deskOf(world.records, 'layar.tindak')).section.stage?.assignments).toHaveLength(2);
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Ganti penelaah' }).click();
      expect(page.url()).toMatch(/\/sections\/layar\.tindak\?done=\d+$/);
    });
    const { section } = await deskOf(world.records, 'layar.tindak');
    expect(section.stage?.assignments.map(({ person, status }) => `${person} ${status}`)).toEqual([
      'bappeda replaced',
      'dinkes open',
      'plt-kepala-bappeda open',
    ]);
  }, 60_000);
});
