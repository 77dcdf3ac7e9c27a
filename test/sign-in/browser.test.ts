import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownRecords } from '../builders/own-records.ts';
import { ownBrowser } from '../driver/own-browser.ts';
import { KOORDINATOR, PENGAMAT, type SignInOffice, startSignIn, TAMU } from './office.ts';

const records = ownRecords();
let office: SignInOffice;
const browser = ownBrowser();
beforeAll(async () => {
  office = await startSignIn(records);
}, 180_000);
afterAll(() => office.stop());

const press = (page: Page, email: string) => page.locator(`button[value="${email}"]`).click();

/** What the page's own policy kept from happening. */
function watched(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (said) => void (said.type() === 'error' && faults.push(said.text())));
  page.on('pageerror', (fault) => faults.push(fault.message));
  return faults;
}

describe.each([
  ['scripts on, 360 px', { javaScriptEnabled: true, viewport: { width: 360, height: 740 } }],
  ['scripts off, 1280 px', { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } }],
])('in a real browser with %s', (_name, options) => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await browser.context(options);
    page = await context.newPage();
  });
  afterAll(() => context.close());

  test('one press signs in and lands on what was asked for; then out, and in as somebody else', async () => {
    const faults = watched(page);
    await page.goto(`${office.base}/sign-in?to=${encodeURIComponent('/sections/papan.satu')}`);
    await press(page, KOORDINATOR);
    expect(page.url()).toBe(`${office.base}/sections/papan.satu`);
    await page.goto(`${office.base}/account`);
    expect(await page.locator('dd').first().textContent()).toBe(KOORDINATOR);
    const cookies = await context.cookies(office.base);
    expect(cookies.filter(({ name }) => name.startsWith('__Host-paraf'))).toMatchObject([
      { name: '__Host-paraf-session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
    ]);
    await page.getByRole('button', { name: 'Keluar', exact: true }).click();
    expect(await page.locator('h1').textContent()).toBe('Sudah keluar');
    await page.goBack();
    await page.goto(`${office.base}/account`);
    expect(await page.locator('h1').textContent()).toBe('Masuk sebagai siapa?');
    await press(page, PENGAMAT);
    expect(await page.locator('dd').first().textContent()).toBe(PENGAMAT);
    expect(faults).toEqual([]);
  });

  test('who may do nothing is told so, and can try as somebody else', async () => {
    await page.goto(`${office.base}/sign-in?to=/account`);
    await press(page, TAMU);
    expect(await page.locator('h1').textContent()).toBe('Akun belum diberi hak');
    await page.getByRole('link', { name: 'Ulangi masuk' }).click();
    await press(page, KOORDINATOR);
    expect(page.url()).toBe(`${office.base}/account`);
  });

  test('no page runs over the side', async () => {
    for (const path of ['/account', '/sign-in', '/sign-in/callback']) {
      await page.goto(office.base + path);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide, path).toBeLessThanOrEqual(options.viewport.width);
    }
  });
});

test('the issuer’s page, the account’s and a refusal have nothing that axe finds', async () => {
  const context = await browser.context({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const faulty: string[] = [];
  const look = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    faulty.push(
      ...violations.map(({ id, nodes }) => `${new URL(page.url()).pathname}: ${id} ${nodes[0]?.html}`),
    );
  };
  await page.goto(`${office.base}/sign-in/callback`);
  await look();
  await page.goto(`${office.base}/sign-in?to=/account`);
  await look();
  await press(page, KOORDINATOR);
  await look();
  await page.getByRole('button', { name: 'Keluar dari semua perangkat' }).click();
  await look();
  expect(faulty).toEqual([]);
  await context.close();
}, 90_000);
