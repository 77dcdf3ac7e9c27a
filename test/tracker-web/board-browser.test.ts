import { describe, expect, test } from 'vitest';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { ROWS_A_PAGE } from '../../functions/tracker-web/model/board-model.ts';
import { DAY } from '../builders/clock.ts';
import { snapshotOf, importSection } from '../builders/records.ts';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import { act, sectionIn, type World } from '../review-web/world.ts';
import { disputedSection, renamed, undeliverableSection } from './section-cases.ts';
import { servedTracker } from './served-tracker.ts';

const { inTab } = ownBrowser();
const served = servedTracker(async (world) => {
  await troubled(world);
  // With those above, two pages.
  for (let n = 0; n < ROWS_A_PAGE; n += 1) await importSection(world.records, `layar.z-${n}`);
  await importSection(world.records, 'lain.satu');
});

/** Every flag that a row can have, late ones and a title that is hard to break. */
async function troubled(world: World): Promise<void> {
  await sectionIn(world, 'layar.a-reviu', 'opd-review');
  await renamed(world, 'layar.a-reviu', `Analisis ${'KesiapanDaerahDanArahKebijakan'.repeat(4)} Bojonegoro`);
  await sectionIn(world, 'layar.a-tahan', 'opd-review');
  await act(world, 'layar.a-tahan', { act: 'hold' });
  await sectionIn(world, 'layar.a-henti', 'ugm-review');
  const { generation } = (await snapshotOf(world.records, 'layar.a-henti')).section;
  await haltSection(world.dependencies, { section: 'layar.a-henti', generation, reason: 'TransientFault' });
  await undeliverableSection(world, 'layar.a-surel');
  await disputedSection(world, 'layar.a-sanggah');
  world.records.clock.pass(30 * DAY);
}

/** Each page, and a word that only it has. */
const PAGES = [
  ['/', 'Masterplan Smart City'],
  ['/?plan=layar', 'layar.z-0'],
  ['/?plan=layar&show=attention', 'Kesiapan'],
  ['/holders/bappeda?plan=layar', 'Tagih'],
  ['/acts/replace?plan=layar&section=layar.a-reviu&section=layar.a-tahan', 'Siapa penggantinya?'],
  ['/?plan=layar&page=2', 'layar.z-9'],
  [
    '/?plan=layar&flag=overdue&sort=age&q=bagian&office=tidak-ada',
    'Instansi yang ditunggu “tidak-ada” tidak dikenal',
  ],
] as const;

describe('the board in a browser', () => {
  test.each([
    { name: 'on a phone', width: 360 },
    { name: 'on a tablet', width: 768 },
    { name: 'on a desktop', width: 1280 },
  ])(
    '$name has no fault that axe knows, and is no wider than the screen',
    async ({ width }) => {
      // axe has to put its script into the page, which the policy forbids.
      const screen = { width, height: 740 };
      const options = { viewport: screen, screen, isMobile: width < 500, bypassCSP: true };
      const faults = await inTab(options, async (page) => {
        const found: string[] = [];
        for (const [path, word] of PAGES) {
          await page.goto(`${served.baseUrl}${path}`);
          expect(await page.locator('main').textContent()).toContain(word);
          found.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
        }
        return found;
      });
      expect(faults).toEqual([]);
    },
    180_000,
  );
});
