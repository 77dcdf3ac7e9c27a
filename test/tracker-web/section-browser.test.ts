import { describe, expect, test } from 'vitest';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import { disputedSection, renamed, returnedOnce, sendAll, undeliverableSection } from './section-cases.ts';
import { servedTracker } from './served-tracker.ts';

const { inTab } = ownBrowser();
const served = servedTracker(async (world) => {
  await returnedOnce(world, 'layar.ulang');
  await sendAll(world, 'layar.ulang');
  await renamed(world, 'layar.ulang', `Analisis ${'KesiapanDaerahDanArahKebijakan'.repeat(4)} Bojonegoro`);
  await undeliverableSection(world, 'layar.surel');
  await disputedSection(world, 'layar.sanggah');
});

const PAGES = ['layar.ulang', 'layar.surel', 'layar.sanggah', 'layar.tidak-ada'];

describe('a section’s page in a browser', () => {
  test.each([
    { name: 'on a phone', width: 360, colorScheme: 'light', rules: [] },
    { name: 'on a desktop', width: 1280, colorScheme: 'light', rules: [] },
    { name: 'in the dark', width: 360, colorScheme: 'dark', rules: ['color-contrast'] },
  ] as const)(
    '$name has no fault that axe knows, and is no wider than the screen',
    async ({ width, colorScheme, rules }) => {
      // axe has to put its script into the page, which the policy forbids.
      const screen = { width, height: 740 };
      const options = { viewport: screen, screen, isMobile: width < 500, colorScheme, bypassCSP: true };
      const faults = await inTab(options, async (page) => {
        const found: string[] = [];
        for (const id of rules.length === 0 && width === 360 ? PAGES : PAGES.slice(0, 2)) {
          await page.goto(`${served.baseUrl}/sections/${id}?done=1`);
          found.push(...(await faultsOf(page, rules)).map((fault) => `${id}: ${fault}`));
        }
        return found;
      });
      expect(faults).toEqual([]);
    },
    180_000,
  );

  test('without scripts folds former rounds and quiet mails away, and opens them', async () => {
    const options = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
    await inTab(options, async (page) => {
      await page.goto(`${served.baseUrl}/sections/layar.ulang`);
      const former = page.locator('#keputusan').getByText('Lengkapi bab 3.');
      expect(await former.isVisible()).toBe(false);
      expect(await page.locator('#keputusan').getByText('Bab 3 sudah dilengkapi.').isVisible()).toBe(true);
      await page.locator('#keputusan summary', { hasText: 'Putaran 1' }).click();
      expect(await former.isVisible()).toBe(true);
      await page.getByText('Semua surel').click();
      expect(await page.getByText('Permohonan reviu (tahap dibuka)').first().isVisible()).toBe(true);
    });
  });
});
