import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

export interface OwnBrowser {
  /** A fresh context, which is the caller's to close. */
  context(options: BrowserContextOptions): Promise<BrowserContext>;
  /** Visits in a fresh context, which is closed afterwards. */
  inTab<T>(options: BrowserContextOptions, visit: (page: Page) => Promise<T>): Promise<T>;
}

/** Where Debian's package puts it; CHROMIUM says where else it is. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A test file's own Chromium. Where there is none this fails and says what to install. */
export function ownBrowser(): OwnBrowser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (!existsSync(executablePath))
      throw new Error(
        `There is no Chromium at ${executablePath}. Install Debian's package: sudo apt-get install chromium`,
      );
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(() => browser?.close());
  const context = async (options: BrowserContextOptions): Promise<BrowserContext> => {
    if (browser === null) throw new Error('the browser is started by the first test');
    return browser.newContext(options);
  };
  return {
    context,
    async inTab(options, visit) {
      const fresh = await context(options);
      try {
        return await visit(await fresh.newPage());
      } finally {
        await fresh.close();
      }
    },
  };
}

/**
 * What axe finds on a page (all its rules, unless some are named) with everything on it unfolded, and whether it is
 * wider than the screen. The context must let axe's script in: `bypassCSP`.
 */
export async function faultsOf(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true");
  // The usual mode opens a second page for each, which takes as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  // A phone widens its window to the content, so a page is held to the screen's own width.
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > screen.width');
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(wide ? ['scrolls sideways'] : []),
  ];
}
