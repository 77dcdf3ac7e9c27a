import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { snapshotOf } from '../builders/records.ts';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import { sectionIn } from '../review-web/world.ts';
import { servedTracker } from './served-tracker.ts';

const { inTab } = ownBrowser();
const served = servedTracker((world) => sectionIn(world, 'layar.tindak', 'opd-review'));
const act = (name: string): string => `${served.baseUrl}/sections/layar.tindak/acts/${name}`;
const toPreview = (page: Page) => page.getByRole('button', { name: 'Lihat apa yang akan terjadi' }).click();

describe('acts in a browser', () => {
  test.each([
    { name: 'on a phone', width: 360, colorScheme: 'light' },
    { name: 'on a desktop', width: 1280, colorScheme: 'light' },
    { name: 'in the dark', width: 360, colorScheme: 'dark' },
  ] as const)(
    'form, faults, preview and refusal have no fault that axe knows $name',
    async ({ width, colorScheme }) => {
      // axe has to put its script into the page, which the policy forbids.
      const options = {
        viewport: { width, height: 740 },
        screen: { width, height: 740 },
        colorScheme,
        bypassCSP: true,
      };
      const faults = await inTab(options, async (page) => {
        await page.goto(act('replace'));
        const form = await faultsOf(page);
        await toPreview(page);
        const mends = await faultsOf(page);
        await page.goto(act('cancel'));
        await page.getByLabel('Alasan').fill('Digabung dengan bagian lain.');
        await toPreview(page);
        const preview = await faultsOf(page);
        await page.goto(act('close'));
        return { form, mends, preview, refusal: await faultsOf(page) };
      });
      expect(faults).toEqual({ form: [], mends: [], preview: [], refusal: [] });
    },
    180_000,
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
      expect(
        (await snapshotOf(served.world.records, 'layar.tindak')).section.stage?.assignments,
      ).toHaveLength(2);
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Ganti penelaah' }).click();
      expect(page.url()).toMatch(/\/sections\/layar\.tindak\?done=\d+$/);
    });
    const { section } = await snapshotOf(served.world.records, 'layar.tindak');
    expect(section.stage?.assignments.map(({ person, status }) => `${person} ${status}`)).toEqual([
      'bappeda replaced',
      'dinkes open',
      expect.stringMatching(/^bappeda-[0-9a-f]{4} open$/),
    ]);
  }, 180_000);
});
