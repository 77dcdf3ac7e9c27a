import { expect, test } from 'vitest';
import { ownBrowser } from '../driver/own-browser.ts';
import { act, sectionIn } from '../review-web/world.ts';
import { servedTracker } from './served-tracker.ts';

const { inTab } = ownBrowser();
const served = servedTracker(async (world) => {
  await sectionIn(world, 'segar.satu', 'opd-review');
  await sectionIn(world, 'segar.dua', 'opd-review');
});
const screen = { viewport: { width: 1280, height: 800 } };

test('a board that is open looks again each minute, and takes nothing away that somebody has begun', async () => {
  await inTab(screen, async (page) => {
    const refused: string[] = [];
    page.on('console', (line) => {
      if (line.type() === 'error') refused.push(line.text());
    });
    await page.clock.install();
    await page.goto(`${served.baseUrl}/?plan=segar`);
    const main = page.locator('main');
    expect(await main.textContent()).not.toContain('Ditahan oleh');
    await act(served.world, 'segar.satu', { act: 'hold' });

    // A tick is somebody at work: what they see stays.
    await page.locator('input[value="segar.dua"]').check();
    await page.clock.runFor(61_000);
    await page.waitForTimeout(300);
    expect(await page.locator('input[value="segar.dua"]').isChecked()).toBe(true);
    expect(await main.textContent()).not.toContain('Ditahan oleh');

    await page.locator('input[value="segar.dua"]').uncheck();
    await page.locator('main a').first().focus();
    const again = page.waitForRequest((it) => it.headers()['x-paraf-looks-again'] === 'yes');
    await page.clock.runFor(61_000);
    await again;
    await main.getByText('Ditahan oleh').first().waitFor();
    expect(refused).toEqual([]);
  });
}, 60_000);

test('a board is whole without scripts', async () => {
  await inTab({ ...screen, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${served.baseUrl}/?plan=segar`);
    expect(await page.locator('main').textContent()).toContain('Bagian segar.satu');
  });
}, 60_000);

test('no page but the board may run a script, and that one only ours', async () => {
  const policyOf = async (path: string) =>
    (await fetch(served.baseUrl + path)).headers.get('content-security-policy') ?? '';
  expect(await policyOf('/?plan=segar')).toContain("script-src 'self'");
  for (const path of ['/sections/segar.satu', '/acts/hold?plan=segar', '/holders/bappeda?plan=segar'])
    expect(await policyOf(path)).not.toContain('script-src');
});
