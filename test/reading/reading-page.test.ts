import { describe, expect, test } from 'vitest';
import { answerReading } from '../../functions/reading/answer-reading.ts';
import { id } from '../../functions/wording/id.ts';
import { longDocx, longDraft } from '../../samples/readable/long-draft.ts';
import { readableFrom } from '../builders/readable-drafts.ts';

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)];
type Files = Parameters<typeof readableFrom>[0];

/** A page of the newer of two drafts, held against the older. */
async function page(files: Files, asked: { page?: string; of?: string } = {}): Promise<string> {
  const html = await answerReading(
    await readableFrom(files),
    {
      words: id,
      section: 'p.bagian',
      title: 'Bagian',
      book: 'Buku',
      plan: 'Rencana',
      drafts: [
        { sha256: OLD, round: 1 },
        { sha256: NEW, round: 2 },
      ],
      pairs: [{ older: OLD, newer: NEW }],
      current: NEW,
      usualSince: OLD,
      back: { href: '/t/x', label: 'Ke formulir' },
      hrefs: {
        read: ({ of, since, page }) => `/read?of=${of}&since=${since ?? 'none'}&page=${page}`,
        original: (sha256) => `/drafts/${sha256}`,
        image: (sha256, nth) => `/images/${sha256}/${nth}`,
      },
    },
    { of: asked.of, since: undefined, page: asked.page },
  );
  if (html === null) throw new Error('there is no such page');
  return html;
}

const both = (older: string, newer: string): Files => ({
  [OLD]: { bytes: Buffer.from(older), type: 'markdown' },
  [NEW]: { bytes: Buffer.from(newer), type: 'markdown' },
});
const rows = (...cells: string[]): string =>
  `| Program | Target |\n| --- | --- |\n${cells.map((cell) => `| ${cell} | satu kegiatan tiap tahun |`).join('\n')}\n`;

describe('changes of a table', () => {
  test('show a row that is gone', async () => {
    const older = rows('Bank sampah desa', 'Pasar digital warga', 'Jalan lingkungan terang');
    const html = await page(both(older, rows('Bank sampah desa', 'Jalan lingkungan terang')));
    expect(html).toContain('1 dihapus');
    expect(html).toMatch(/<del>Pasar digital warga\s+satu kegiatan tiap tahun<\/del>/);
  });

  test('show what is gone just above it', async () => {
    const table = rows('Bank sampah desa', 'Pasar digital warga');
    const html = await page(both(`Kalimat yang dihapus di atas tabel.\n\n${table}`, table));
    expect(html).toContain('<del>Kalimat yang dihapus di atas tabel.</del>');
  });

  test('lead to each that is counted', async () => {
    const older = `Pengantar.\n\n${rows('Satu dua tiga', 'Empat lima enam', 'Tujuh delapan sembilan')}\nPenutup.\n`;
    const html = await page(both(older, `${rows('Satu dua tiga', 'Tujuh delapan sebelas')}\nPenutup.\n`));
    for (const [, to] of html.matchAll(/href="#(p\d+)"/g)) expect(html).toContain(`id="${to}"`);
  });

  test('show what stood in a row that is replaced as a whole', async () => {
    const words = (sign: string) => Array.from({ length: 500 }, (_, nth) => `${sign}${nth}`).join(' ');
    const same = Array.from({ length: 900 }, (_, nth) => `tetap${nth}`).join(' ');
    const html = await page(both(rows(`${words('lama')} ${same}`), rows(`${words('baru')} ${same}`)));
    expect(html).toContain('diganti seluruhnya');
    expect(html).toContain('<del>lama0 lama1 ');
  });
});

describe('a draft that was written anew', () => {
  test('has pages that a phone can load, and says how much of what is gone they leave out', async () => {
    const draft = (seed: number) => ({ bytes: longDocx(longDraft(seed)), type: 'docx' as const });
    const html = await page({ [OLD]: draft(1), [NEW]: draft(2) });
    expect(html).toMatch(/paragraf lain yang dihapus di sini tidak ditampilkan/);
    expect(Buffer.byteLength(html)).toBeLessThan(250_000);
  }, 60_000);
});

describe('the footnotes of a draft of many pages', () => {
  test('are led to from every page, though they stand on its last one', async () => {
    const file = { bytes: longDocx(longDraft(7)), type: 'docx' as const };
    const files = { [OLD]: file, [NEW]: file };
    const first = await page(files);
    const [, href = '', note = ''] = /href="([^"#]*)#fn(\d+)"/.exec(first) ?? [];
    const last = /page=(\d+)$/.exec(href)?.[1] ?? '';
    expect(await page(files, { page: last })).toContain(`id="fn${note}"`);
  }, 60_000);
});

describe('what a draft may be held against', () => {
  test('is only what it is compared with: the older is never offered the newer', async () => {
    const files = both('Satu.', 'Dua.');
    expect(await page(files)).toContain('perubahan sejak Draf putaran 1');
    expect(await page(files, { of: OLD })).not.toContain('perubahan sejak Draf putaran 2');
  });
});
