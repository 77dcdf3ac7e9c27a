import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, linkIn, waitForMails } from '../../local/visitor/mailbox.ts';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import { paraf } from '../driver/paraf-command.ts';
import { type ParafProcess, startParaf } from '../driver/paraf-process.ts';
import { planText } from '../plan-file/small-plan.ts';
import { temporaryFolder } from './temporary-folder.ts';

let office: ParafProcess;
const { inTab } = ownBrowser();

beforeAll(async () => {
  const dataDir = temporaryFolder();
  const sample = join(dataDir, 'plan.json');
  const text = planText((plan) => {
    // The drafter's mails come back, so that both sections are stuck.
    for (const person of plan.people)
      if (person['id'] === 'penyusun') person['email'] = 'bounce@simulator.amazonses.com';
    Object.assign(plan, { viewers: ['bappeda'] });
  });
  writeFileSync(sample, text);
  office = await startParaf({ dataDir, environment: { SAMPLE: sample, SWEEP_SECONDS: '1' } });
  await waitForMails(office.mailbox, ({ subject }) => subject.startsWith('Surel tidak sampai'), { least: 2 });
}, 180_000);

afterAll(() => office?.kill());

/** A phone whose browser runs no scripts, and a snapshot whose browser does; axe needs its own script in the page. */
const SCREENS: readonly { name: string; title: string; options: BrowserContextOptions }[] = [
  {
    name: 'on a phone without scripts',
    title: 'Visi',
    options: { viewport: { width: 360, height: 740 }, isMobile: true, javaScriptEnabled: false },
  },
  {
    name: 'on a desktop with scripts',
    title: 'Misi',
    options: { viewport: { width: 1280, height: 900 }, bypassCSP: true },
  },
];

/** Without scripts axe cannot look. */
const seenBy = async (page: Page, { javaScriptEnabled }: BrowserContextOptions): Promise<string[]> =>
  javaScriptEnabled === false ? [] : faultsOf(page);

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${office.base}/`);
  await page.getByRole('button', { name }).click();
}

describe('Kominfo', () => {
  test.each(SCREENS)(
    '$name signs in, finds the stuck section, replaces its reviewer, and the mail arrives',
    { timeout: 180_000 },
    async ({ title, options }) => {
      await inTab(options, async (page) => {
        await signIn(page, 'Koordinator');
        expect(await seenBy(page, options)).toEqual([]);
        await page.getByRole('link', { name: 'Perlu perhatian' }).click();
        await page.getByRole('link', { name: title, exact: true }).click();
        expect(await page.getByText('surel tidak sampai').first().isVisible()).toBe(true);
        expect(await seenBy(page, options)).toEqual([]);

        await page.getByRole('link', { name: 'Ganti penelaah' }).first().click();
        const successor = `pengganti-${title.toLowerCase()}@kantor.example`;
        // Where axe has looked, all is unfolded already.
        if (options.javaScriptEnabled === false) await page.locator('details.newcomer summary').click();
        else expect(await seenBy(page, options)).toEqual([]);
        await page.locator('#name').fill('Plt. Kepala Bidang Aptika');
        await page.locator('#office').fill('Dinas Kominfo');
        await page.locator('#email').fill(successor);
        await page.getByLabel('Alasan').fill('Alamat surel pejabat lama tidak aktif.');
        await page.getByRole('button').first().click();

        expect(await page.getByText('Plt. Kepala Bidang Aptika').first().isVisible()).toBe(true);
        expect(await seenBy(page, options)).toEqual([]);
        const sent = await waitForMails(office.mailbox, () => true);
        expect(sent.filter((mail) => addressOf(mail) === successor)).toEqual([]);
        await page.getByRole('checkbox').check();
        await page.locator('form:has([name=confirm]) button[type=submit]').first().click();

        expect(new URL(page.url()).pathname).toBe(`/sections/kecil.${title.toLowerCase()}`);
        expect(await page.getByText('Koordinator').first().isVisible()).toBe(true);
        const [mail] = await waitForMails(
          office.mailbox,
          (it) => addressOf(it) === successor && linkIn(it) !== null,
        );
        expect(mail?.subject).toContain(title);
      });
    },
  );

  test('is named in the history with its reason, and the record verifies', async () => {
    expect((await paraf(office.dataDir, 'verify')).code).toBe(0);
    await inTab({}, async (page) => {
      await signIn(page, 'Koordinator');
      await page.goto(`${office.base}/sections/kecil.visi`);
      const text = await page.locator('main').textContent();
      expect(text).toContain('Plt. Kepala Bidang Aptika');
      expect(text).toContain('Alamat surel pejabat lama tidak aktif.');
      expect(text).toMatch(/Koordinator[^.]*mengganti/);
    });
  });

  test('may only look as a viewer, and nothing once signed out', async () => {
    await inTab({ javaScriptEnabled: false }, async (page) => {
      await signIn(page, 'Kepala Bappeda');
      await page.goto(`${office.base}/sections/kecil.misi`);
      expect(await page.getByRole('link', { name: 'Tahan' }).count()).toBe(0);
      const denied = await page.goto(`${office.base}/sections/kecil.misi/acts/hold`);
      expect(denied?.status()).toBe(403);
      await page.goto(`${office.base}/account`);
      await page.getByRole('button', { name: 'Keluar', exact: true }).click();
      await page.goto(`${office.base}/sections/kecil.misi`);
      expect(new URL(page.url()).origin).not.toBe(office.base);
    });
  });
});
