import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { linkIn, waitForMails } from '../local/visitor/mailbox.ts';
import { formWith, getPage, postFile, postForm } from '../local/visitor/page.ts';
import { id } from '../functions/wording/id.ts';
import { quantile } from './loops.ts';
import { startOwnParaf } from './own-paraf.ts';

const PATIENCE_MS = 120_000;

export interface Used {
  /** From the press of "use" to the page that shows its text, in milliseconds. */
  readonly readableMs: number;
  /** How long the server takes for that page, of forty times. */
  readonly pageP95Ms: number;
  readonly pageBytes: number;
}

/**
 * What a drafter waits for, in a Paraf of its own with its sample: each file is uploaded, used, and looked for on the
 * reading page. Also how many bytes the review page takes, compressed as any server in front would.
 */
export async function useToReadable(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<{ readonly used: readonly Used[]; readonly reviewPageGzip: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'paraf-bench-use-'));
  const paraf = await startOwnParaf(dataDir, 'samples/bojonegoro.json');
  try {
    const [mail] = await waitForMails(paraf.mailbox, (it) => linkIn(it)?.includes('/t/') ?? false);
    const link = mail === undefined ? null : linkIn(mail);
    if (link === null) throw new Error('no mail with a link came');
    const used: Used[] = [];
    for (const file of files) {
      const page = await getPage(link);
      const offered = await postFile(page, formWith(page, 'file'), file);
      const begun = performance.now();
      await postForm(offered, formWith(offered, 'upload'));
      await shown(`${link}/read`, begun);
      const readableMs = performance.now() - begun;
      const times: number[] = [];
      for (let nth = 0; nth < 40; nth += 1) {
        const asked = performance.now();
        await textOf(`${link}/read`);
        times.push(performance.now() - asked);
      }
      const pageBytes = Buffer.byteLength(await textOf(`${link}/read`));
      used.push({ readableMs, pageP95Ms: quantile(times, 0.95), pageBytes });
    }
    return { used, reviewPageGzip: gzipSync(await textOf(link)).length };
  } finally {
    await paraf.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

async function shown(url: string, begun: number): Promise<void> {
  while (performance.now() - begun < PATIENCE_MS) {
    const html = await textOf(url);
    if (html.includes('class="sheet text"')) return;
    if (!html.includes(id.reading.making)) throw new Error('the draft cannot be shown');
    await pause(20);
  }
  throw new Error('the draft was never shown');
}
