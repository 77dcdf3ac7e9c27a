import { describe, expect, test } from 'vitest';
import { answerReading } from '../../functions/reading/answer-reading.ts';
import { id } from '../../functions/wording/id.ts';
import { longDocx, longDraft } from '../../samples/readable/long-draft.ts';
import { dice, planText } from '../../samples/readable/plan-words.ts';
import { pngBytes } from '../../samples/readable/png-bytes.ts';
import { wordFile } from '../../samples/readable/word-package.ts';
import * as word from '../../samples/readable/word-xml.ts';
import { readableFrom } from '../builders/readable-drafts.ts';

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)];
/** As long as a link's own. */
const TOKEN = 't'.repeat(43);
type Files = Parameters<typeof readableFrom>[0];

const readable = new WeakMap<Files, ReturnType<typeof readableFrom>>();

/** The drafts as they are kept, made once. */
function made(files: Files): ReturnType<typeof readableFrom> {
  const drafts = readable.get(files) ?? readableFrom(files);
  readable.set(files, drafts);
  return drafts;
}

/** A page of the newer of two drafts, held against the older; with a link to comment on each block, or without. */
async function page(
  files: Files,
  asked: { page?: string; of?: string; commented?: boolean } = {},
): Promise<string> {
  const html = await answerReading(
    await made(files),
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
      comments: asked.commented === true ? { draft: NEW, at: new Map([['b1', 2]]) } : null,
      back: { href: '/t/x', label: 'Ke formulir' },
      hrefs: {
        read: ({ of, since, page }) => `/t/${TOKEN}/read?of=${of}&since=${since ?? 'none'}&page=${page}`,
        original: (sha256) => `/t/${TOKEN}/drafts/${sha256}`,
        image: (sha256, nth) => `/t/${TOKEN}/images/${sha256}/${nth}`,
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

  test('say in its first cell what became of a row, where a phone shows it', async () => {
    const html = await page(both(rows('Bank sampah', 'Pasar 40 %'), rows('Bank sampah', 'Pasar 60 %')));
    expect(html).toMatch(
      /<tr id="b\d+" class="changed"><td><span class="change" id="p1"><b>berubah<\/b><\/span><p>Pasar/,
    );
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

const pagesIn = (html: string): number => Number(/Bagian 1 dari (\d+)/.exec(html)?.[1] ?? 1);

/** Every page of the newer draft. */
async function allPages(files: Files): Promise<string[]> {
  const first = await page(files, { commented: true });
  const others = Array.from({ length: pagesIn(first) - 1 }, (_, i) =>
    page(files, { page: String(i + 2), commented: true }),
  );
  return [first, ...(await Promise.all(others))];
}

const words = (seed: number, count: number): string => {
  const next = dice(seed);
  return Array.from({ length: count }, () => planText(next, 3).split(' ')[0]).join(' ');
};
const docx = (body: string, more: Partial<Parameters<typeof wordFile>[0]> = {}) => ({
  bytes: wordFile({ body, ...more }),
  type: 'docx' as const,
});
const lines = (count: number, of: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => of(nth));

/** Two drafts of which a page would be far too long if it said all that it could. */
const longPages: Record<string, () => [Files[string], Files[string]]> = {
  'a draft of 200 pages, written anew': () => {
    const draft = (seed: number) => ({ bytes: longDocx(longDraft(seed)), type: 'docx' as const });
    return [draft(1), draft(2)];
  },
  'paragraphs that are replaced as a whole': () => {
    const draft = (sign: string) =>
      docx(
        lines(120, (nth) =>
          word.paragraph(`${words(nth, 250)} ${lines(200, (i) => `${sign}${nth}x${i}`).join(' ')}`),
        ).join(''),
      );
    return [draft('lama'), draft('baru')];
  },
  'every second word is another, in five looks and a link': () => {
    const looks = '<w:b/><w:i/><w:u w:val="single"/><w:strike/><w:vertAlign w:val="subscript"/>';
    const draft = (sign: string) =>
      docx(
        lines(400, (nth) =>
          word.paragraph(
            word.run(lines(80, (i) => `kata${nth}x${i} ${i % 2 === 0 ? sign : i}`).join(' '), looks),
          ),
        ).join(''),
      );
    return [draft('lama'), draft('baru')];
  },
  'ten thousand paragraphs of one letter, all new': () => [
    docx(word.paragraph('Semula.')),
    docx(lines(10_000, (nth) => word.paragraph(String.fromCharCode(97 + (nth % 26)))).join('')),
  ],
  'ten thousand paragraphs that are gone at one place': () => [
    docx(lines(10_000, (nth) => word.paragraph(`Kalimat nomor ${nth} yang dihapus & "dikutip".`)).join('')),
    docx(word.paragraph('Kini.')),
  ],
  'letters that HTML writes as six': () => {
    const draft = (sign: string) =>
      docx(lines(400, (nth) => word.paragraph(`${sign}${nth} ${'" '.repeat(500)}`)).join(''));
    return [draft('lama'), draft('baru')];
  },
  'five thousand references to footnotes': () => {
    const draft = (sign: string) =>
      docx(
        lines(50, (p) =>
          word.paragraph(
            word.run(`${sign}${p}`) + lines(100, (nth) => word.footnote(p * 100 + nth + 1)).join(''),
          ),
        ).join(''),
        {
          footnotes: lines(5_000, (nth) => word.note(nth + 1, `Catatan ${sign} ${nth}`)).join(''),
        },
      );
    return [draft('lama'), draft('baru')];
  },
  'a thousand headings of the longest kind': () => {
    const draft = (sign: string) =>
      docx(lines(1_000, (nth) => word.styled('Heading1', `${sign}${nth} ${'"'.repeat(118)}`)).join(''), {
        styles: word.usualStyles,
      });
    return [draft('lama'), draft('baru')];
  },
  'rows of many cells, each with another word': () => {
    const draft = (sign: string) =>
      docx(
        word.table(
          lines(800, (nth) => word.row(lines(20, (i) => `${i % 2 === 0 ? sign : 'tetap'}${nth}x${i}`))),
        ),
      );
    return [draft('lama'), draft('baru')];
  },
  'one row as long as a chapter': () => {
    const draft = (sign: string) =>
      docx(word.table([word.row([words(3, 9_000), sign.repeat(40)]), word.row(['a', 'b'])]));
    return [draft('lama'), draft('baru')];
  },
};

describe('a page on which nearly all has changed', () => {
  test.each(Object.entries(longPages))(
    'can be loaded by a phone: %s',
    async (_, drafts) => {
      const [older, newer] = drafts();
      const pages = await allPages({ [OLD]: older, [NEW]: newer });
      for (const html of pages) expect(Buffer.byteLength(html)).toBeLessThanOrEqual(150_000);
    },
    120_000,
  );

  test('says how much of what is gone it leaves out', async () => {
    const [older, newer] = longPages['ten thousand paragraphs that are gone at one place']?.() ?? [];
    if (older === undefined || newer === undefined) throw new Error('no such drafts');
    expect(await page({ [OLD]: older, [NEW]: newer })).toMatch(
      /9\.920 paragraf lain yang dihapus di sini tidak ditampilkan/,
    );
  });

  test('keeps a mark beside each that changed, and cuts what stood there before', async () => {
    const [older, newer] = longPages['paragraphs that are replaced as a whole']?.() ?? [];
    if (older === undefined || newer === undefined) throw new Error('no such drafts');
    const html = await page({ [OLD]: older, [NEW]: newer });
    const blocks = html.match(/<p id="b\d+"/g)?.length ?? 0;
    expect(html.match(/<b>(?:diganti seluruhnya|berubah|baru)<\/b>/g)).toHaveLength(blocks);
    expect(html).toMatch(/<del>[^<]{40,}…<\/del>/);
  });
});

describe('the footnotes of a draft of many pages', () => {
  const file = { bytes: longDocx(longDraft(7)), type: 'docx' as const };
  const files = { [OLD]: file, [NEW]: file };

  test('are led to from every page, and lead back, wherever they stand', async () => {
    const pages = await allPages(files);
    const ways = pages.flatMap((html, i) =>
      [...html.matchAll(/href="(?:[^"#]*page=(\d+))?#(f[nr]\d+)"/g)].map(([, on, place]) => ({
        on: Number(on ?? i + 1),
        place,
      })),
    );
    expect(ways).toHaveLength(2 * 90);
    for (const { on, place } of ways)
      expect(pages[on - 1], `${place} on page ${on}`).toContain(`id="${place}"`);
    expect(new Set(ways.map(({ on }) => on)).size).toBeGreaterThan(3);
  }, 60_000);

  test('have one place each in the text, however often they are referred to', async () => {
    const body = ['Satu', 'Dua'].map((text) => word.paragraph(word.run(text) + word.footnote(1))).join('');
    const twice = docx(body, { footnotes: word.note(1, 'Sumber: BPS.') });
    const html = await page({ [OLD]: twice, [NEW]: twice });
    expect(html.match(/href="#fn1"/g)).toHaveLength(2);
    expect(html.match(/id="fr1"/g)).toHaveLength(1);
  });

  test('that were cut off are no link', async () => {
    const body =
      word.paragraph(word.run('Satu') + word.footnote(1)) +
      lines(20_100, () => '<w:p><w:r><w:t>a</w:t></w:r></w:p>').join('');
    const cut = docx(body, { footnotes: word.note(1, 'Sumber: BPS.') });
    const html = await page({ [OLD]: cut, [NEW]: cut });
    expect(html).toContain('<sup id="fr1">1</sup>');
  }, 60_000);
});

describe('a picture that is gone', () => {
  test('is called one, whether the file says something of it or not', async () => {
    const media = { 'a.png': pngBytes(8, 8, 1), 'b.png': pngBytes(8, 8, 2) };
    const pictures =
      word.paragraph(word.picture('a.png', '')) + word.paragraph(word.picture('b.png', 'Peta desa'));
    const html = await page({
      [OLD]: docx(`${word.paragraph('Sebelum.')}${pictures}${word.paragraph('Sesudah.')}`, { media }),
      [NEW]: docx(`${word.paragraph('Sebelum.')}${word.paragraph('Sesudah.')}`),
    });
    expect(html).toContain('<del>[Gambar]</del>');
    expect(html).toContain('<del>[Gambar: Peta desa]</del>');
  });
});

describe('what a draft may be held against', () => {
  test('is only what it is compared with: the older is never offered the newer', async () => {
    const files = both('Satu.', 'Dua.');
    expect(await page(files)).toContain('perubahan sejak Draf putaran 1');
    expect(await page(files, { of: OLD })).not.toContain('perubahan sejak Draf putaran 2');
  });
});
