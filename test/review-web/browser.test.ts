import { createServer, type Server } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftStore } from '../../functions/documents/store/draft-store.ts';
import { type DocumentsStore, startDocumentsStore } from '../../local/documents/start-documents-store.ts';
import { localAws } from '../../local/local-aws.ts';
import { freePort } from '../../local/ports.ts';
import { snapshotOf } from '../builders/records.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';
import { type Exhibit, gallery, refusals } from './gallery.ts';
import { faultsOf, ownBrowser } from '../driver/own-browser.ts';
import { COORDINATOR, trackerFor } from '../tracker-web/signed-in.ts';
import { CODE, mint, sectionIn, startWorld, type World } from './world.ts';

let world: World;
let store: DocumentsStore;
let server: Server;
let baseUrl: string;
let shown: Exhibit[];

beforeAll(async () => {
  const port = await freePort();
  baseUrl = `http://127.0.0.1:${port}`;
  const options = { dataDir: temporaryFolder(), bucket: 'paraf-documents', poster: baseUrl };
  store = await startDocumentsStore(options);
  const s3 = new S3Client({ ...localAws(store.endpoint, store.key), forcePathStyle: true });
  world = await startWorld(draftStore(s3, 'paraf-documents'), { baseUrl, storeOrigin: store.endpoint });
  const board = trackerFor(world, COORDINATOR, baseUrl).app;
  board.route('/', world.app);
  server = createServer(getRequestListener(board.fetch));
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
  shown = await gallery(world);
}, 180_000);

afterAll(async () => {
  server?.closeAllConnections();
  await new Promise((down) => server?.close(down));
  await world?.stop();
  await store?.stop();
});

const { inTab } = ownBrowser();
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

describe('in a browser', () => {
  // axe has to put its script into the page, which the policy forbids.
  const onPhone = { ...phone, bypassCSP: true };

  test('no page of any state has a fault that axe knows, on a phone', async () => {
    const refused = await refusals(world);
    const faults = await inTab(onPhone, async (page) => {
      const found: string[] = [];
      for (const { name, path } of [...shown, { name: 'board', path: '/' }]) {
        await page.goto(`${baseUrl}${path}`);
        found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
      }
      for (const { name, response } of refused) {
        await page.setContent(await response.text());
        found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
      }
      return found;
    });
    expect(faults).toEqual([]);
  }, 240_000);

  test('the dark colours are as easy to read', async () => {
    const some = ['confirm-sign-off', 'no-file', 'done-waits', 'on-hold', 'not-me'];
    const pages = [...shown.filter(({ name }) => some.includes(name)), { name: 'board', path: '/' }];
    const faults = await inTab({ ...onPhone, colorScheme: 'dark' }, async (page) => {
      const found: string[] = [];
      for (const { name, path } of pages) {
        await page.goto(`${baseUrl}${path}`);
        found.push(...(await faultsOf(page, ['color-contrast'])).map((fault) => `${name}: ${fault}`));
      }
      return found;
    });
    expect(faults).toEqual([]);
  }, 120_000);

  test('a drafter without scripts uploads, uses and submits; the policy lets the form reach the store', async () => {
    const id = await sectionIn(world, 'browser.draft', 'drafting');
    const path = await mint(world, id, 'drafter');
    await inTab({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${path}`);
      await page.setInputFiles('#file', 'samples/drafts/analisis-kesiapan-daerah.docx');
      await page.getByRole('button', { name: 'Unggah' }).click();
      await page.getByRole('button', { name: 'Gunakan berkas ini' }).click();
      await page.getByRole('radio').check();
      await page.getByRole('button', { name: 'Kirim pengajuan' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Pengajuan telah dicatat');
      expect(page.url()).toBe(`${baseUrl}${path}`);
    });
    expect((await snapshotOf(world.records, id)).section.next).toEqual({ stage: 'opd-review', round: 1 });
  });

  test('what else waits is opened beside a comment that is not sent yet, also without scripts', async () => {
    const one = await sectionIn(world, 'beside.satu', 'opd-review');
    await sectionIn(world, 'beside.dua', 'opd-review');
    const path = await mint(world, one, 'bappeda');
    await inTab({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${path}`);
      await page.getByRole('textbox').first().fill('Belum selesai saya tulis.');
      await page.getByText('Yang juga menunggu Bapak/Ibu').click();
      const [other] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('button', { name: /Bagian beside.dua/ }).click(),
      ]);
      await other.waitForLoadState();
      expect(await other.getByText('Bagian beside.dua').count()).toBeGreaterThan(0);
      expect(await page.getByRole('textbox').first().inputValue()).toBe('Belum selesai saya tulis.');
    });
  });

  test('the Sekda without scripts signs off with the code', async () => {
    const id = await sectionIn(world, 'browser.sign', 'sekda-sign-off');
    const path = await mint(world, id, 'sekda');
    await inTab({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}${path}`);
      await page.getByRole('radio', { name: 'Sahkan' }).check();
      await page.getByLabel('Kode pengesahan').fill('12');
      await page.getByRole('button', { name: 'Kirim keputusan' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('Isikan kode enam angka');
      expect(await page.getByRole('radio', { name: 'Sahkan' }).isChecked()).toBe(true);
      await page.getByLabel('Kode pengesahan').fill(CODE);
      await page.getByRole('button', { name: 'Kirim keputusan' }).click();
      expect(await page.getByText('Bagian ini telah disahkan').count()).toBe(1);
    });
    expect((await snapshotOf(world.records, id)).section.state).toBe('signed-off');
  });

  test('the page itself obeys its policy: nothing is blocked, nothing else is asked for', async () => {
    await inTab({}, async (page) => {
      const said: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('request', (request) => asked.push(request.url()));
      const path = shown.find(({ name }) => name === 'confirm')?.path ?? '';
      await page.goto(`${baseUrl}${path}`);
      expect(await page.evaluate('getComputedStyle(document.querySelector(".sheet")).borderRadius')).not.toBe(
        '0px',
      );
      expect(said.filter((text) => !text.includes('favicon') && !text.includes('404'))).toEqual([]);
      expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([`${baseUrl}${path}`]);
    });
  });
});
