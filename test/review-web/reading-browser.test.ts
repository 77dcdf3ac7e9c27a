import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longDocx, longDraft } from '../../samples/readable/long-draft.ts';
import { officeFiles } from '../../samples/readable/office-files.ts';
import { freePort } from '../../local/ports.ts';
import { readableFrom } from '../builders/readable-drafts.ts';
import { decideAs, openNext } from '../builders/records.ts';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import {
  DRAFT,
  mint,
  NEWER,
  putDraft,
  returnedSection,
  sectionIn,
  startWorld,
  STORE,
  type World,
} from './world.ts';

let world: World;
let server: Server;
let baseUrl: string;
/** What an office's file looks like: each of the programs', under a name of its own. */
const files = Object.fromEntries(
  officeFiles.map((file, nth) => [
    String(nth).padStart(64, '0'),
    { bytes: file.bytes(), type: 'docx' as const },
  ]),
);
const LONG = 'c0ffee00'.repeat(8);

beforeAll(async () => {
  const port = await freePort();
  baseUrl = `http://127.0.0.1:${port}`;
  const former = longDraft(11, 300);
  const newer = former
    .filter((_, nth) => nth % 37 !== 5)
    .map((item, nth) =>
      nth % 9 === 4 && 'text' in item ? { ...item, text: `${item.text} Sebagian ditambah di sini.` } : item,
    );
  const readable = await readableFrom({
    ...files,
    [DRAFT]: { bytes: longDocx(former, 20), type: 'docx' },
    [NEWER]: { bytes: longDocx(newer, 20), type: 'docx' },
    [LONG]: { bytes: longDocx(longDraft(7)), type: 'docx' },
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

async function compared(section: string): Promise<string> {
  await returnedSection(world, section);
  await putDraft(world, section, NEWER, 'docx');
  await decideAs(world.records, section, 'drafter', 'submit');
  await openNext(world.records, section);
  return mint(world, section, 'bappeda');
}

describe('reading in a browser', () => {
  test('no office’s file scrolls sideways or has a fault that axe knows, on a phone and on a laptop', async () => {
    const section = await sectionIn(world, 'p.berkas', 'drafting');
    for (const name of Object.keys(files)) await putDraft(world, section, name, 'docx');
    const path = await mint(world, section, 'drafter');
    const addresses = [
      ...Object.keys(files).map((name) => `${path}/read?of=${name}&since=none`),
      `${await compared('p.beda')}/read`,
    ];
    const found: string[] = [];
    for (const screen of [phone, laptop])
      await inTab({ ...screen, bypassCSP: true }, async (page) => {
        // A laptop has the same page, only wider: some are enough.
        const some =
          screen === phone
            ? addresses
            : addresses.filter((_, nth) => nth % 6 === 0).concat(addresses.slice(-1));
        for (const address of some) {
          await page.goto(`${baseUrl}${address}`);
          found.push(
            ...(await faultsOf(page)).map(
              (fault) => `${address.slice(-80)} ${screen.viewport.width}: ${fault}`,
            ),
          );
        }
      });
    expect(found).toEqual([]);
  }, 240_000);

  test('from the mail to a recorded decision, reading included, it takes three taps and a choice', async () => {
    const path = await compared('p.tiga');
    await inTab({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${path}`);
      await page.getByRole('link', { name: 'Baca draf di sini' }).click();
      expect(await page.locator('ins').count()).toBeGreaterThan(0);
      await page.getByRole('link', { name: 'Ke formulir' }).last().click();
      await page.getByRole('radio', { name: 'Setujui' }).check();
      await page.getByRole('button', { name: 'Kirim keputusan' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('telah dicatat');
    });
  });

  test('the page obeys its policy: its pictures come from ourselves, and nothing is blocked', async () => {
    const section = await sectionIn(world, 'p.patuh', 'drafting');
    await putDraft(world, section, LONG, 'docx');
    const path = await mint(world, section, 'drafter');
    await inTab(laptop, async (page) => {
      const said: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${baseUrl}${path}/read`);
      await page.locator('img').first().scrollIntoViewIfNeeded();
      await expect
        .poll(() => page.evaluate('[...document.images].some((it) => it.naturalWidth > 0)'))
        .toBe(true);
      expect(said.filter((text) => !text.includes('favicon') && !text.includes('404'))).toEqual([]);
      expect(asked.every((url) => url.startsWith(baseUrl))).toBe(true);
    });
  });
});
