import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIn, waitForMails } from '../../../local/visitor/mailbox.ts';
import { ownBrowser } from '../../driver/own-browser.ts';
import { type ParafProcess, startParaf } from '../../driver/paraf-process.ts';
import { planText } from '../../plan-file/small-plan.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let office: ParafProcess;
const { inTab } = ownBrowser();

beforeAll(async () => {
  const dataDir = temporaryFolder();
  const sample = join(dataDir, 'plan.json');
  writeFileSync(sample, planText());
  office = await startParaf({ dataDir, environment: { SAMPLE: sample } });
  await waitForMails(office.mailbox, (mail) => linkIn(mail) !== null, { least: 2 });
}, 180_000);

afterAll(() => office?.kill());

test('in a browser, the button of the newest mail opens its page in a tab of its own', async () => {
  await inTab({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(office.mailbox);
    await page.getByTestId('email-list-item').first().click();
    const mail = page.frameLocator('iframe');
    const opened = page.context().waitForEvent('page');
    await Promise.all([opened, mail.getByRole('link').first().click()]);
    const tab = await opened;
    await tab.waitForLoadState();
    const status = await tab.evaluate("performance.getEntriesByType('navigation')[0].responseStatus");
    expect({ status, at: tab.url() }).toEqual({
      status: 200,
      at: expect.stringContaining(`${office.base}/t/`),
    });
    expect(await tab.getByRole('heading', { level: 1 }).textContent()).toBe('Mohon penyusunan draf');
  });
}, 120_000);
