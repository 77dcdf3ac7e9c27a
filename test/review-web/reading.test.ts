import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longDocx, longDraft } from '../../samples/readable/long-draft.ts';
import { readableFrom } from '../builders/readable-drafts.ts';
import { decideAs, openNext } from '../builders/records.ts';
import {
  act,
  BASE,
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

const LONG = 'c0ffee00'.repeat(8);
/** As many marks as a page can hold: each row and paragraph is another, in six looks' worth of letters. */
const MOST = 'facade00'.repeat(8);
const manyRows = (sign: string) =>
  Array.from(
    { length: 4_000 },
    (_, nth) => `**"${sign}"** *&${nth}* ~~<${sign}>~~ [a](https://bojonegoro.example/${nth})`,
  ).join('\n\n');
const UNKNOWN = '0'.repeat(64);
const markdown = (text: string) => ({ bytes: new TextEncoder().encode(text), type: 'markdown' as const });

const before = `# BAB I Pendahuluan\n\nTarget tahun 2024 adalah 40 persen.\n\nKalimat yang tetap.\n\nKalimat yang dihapus pada putaran kedua.\n`;
const after = `# BAB I Pendahuluan\n\nTarget tahun 2024 adalah 55 persen.\n\nKalimat yang tetap.\n\n<script>alert(1)</script> & [tautan](javascript:alert(2)) & [situs](https://bojonegoro.example/a)\n`;

let world: World;
beforeAll(async () => {
  const readable = await readableFrom({
    [DRAFT]: markdown(before),
    [NEWER]: markdown(after),
    [LONG]: { bytes: longDocx(longDraft(7)), type: 'docx' },
    [MOST]: markdown(manyRows('baru')),
  });
  world = await startWorld(undefined, { baseUrl: BASE, storeOrigin: STORE }, readable);
}, 120_000);
afterAll(() => world.stop());

/** A section in its second round, whose drafter has answered with another draft. */
async function secondRound(section: string, newer = NEWER): Promise<string> {
  await returnedSection(world, section);
  await putDraft(world, section, newer, 'markdown');
  await decideAs(world.records, section, 'drafter', 'submit');
  await openNext(world.records, section);
  return section;
}

describe('reading a draft behind a link', () => {
  test('shows every block as an element with its id, the contents, and the ways to decide and to the original', async () => {
    const path = await mint(world, await sectionIn(world, 'p.baca', 'opd-review'), 'bappeda');
    const response = await world.get(`${path}/read`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('<h2 id="b1">BAB I Pendahuluan</h2>');
    expect(text).toContain('<p id="b2">Target tahun 2024 adalah 40 persen.</p>');
    expect(text).toContain('href="#b1">BAB I Pendahuluan</a>');
    expect(text.match(new RegExp(`href="${path}"`, 'g'))?.length).toBeGreaterThan(1);
    expect(text).toContain(`href="${path}/drafts/${DRAFT}"`);
    // Of a first round there is nothing to compare with.
    expect(text).not.toContain('<ins>');
  });

  test('is where the page that decides leads', async () => {
    const path = await mint(world, await sectionIn(world, 'p.menuju', 'opd-review'), 'bappeda');
    expect(await (await world.get(path)).text()).toContain(`href="${path}/read"`);
  });

  test('changes nothing', async () => {
    const path = await mint(world, await secondRound('p.tetap'), 'bappeda');
    const dump = await world.dump();
    for (const rest of ['/read', `/read?since=${DRAFT}&of=${NEWER}&page=1`, `/images/${NEWER}/1`])
      await world.get(`${path}${rest}`);
    expect(await world.dump()).toEqual(dump);
  });

  test('marks for a returning reviewer what changed since the draft that they decided on', async () => {
    const path = await mint(world, await secondRound('p.ubah'), 'bappeda');
    const text = await (await world.get(`${path}/read`)).text();
    expect(text).toContain('<del>40 </del><ins>55 </ins>persen.');
    expect(text).toContain('1 paragraf berubah, 1 baru, 1 dihapus sejak Draf putaran 1.');
    expect(text).toContain('<del>Kalimat yang dihapus pada putaran kedua.</del>');
    for (const word of ['berubah', 'baru', 'dihapus']) expect(text).toContain(`<b>${word}</b>`);
    const plain = await (await world.get(`${path}/read?since=none`)).text();
    expect(plain).not.toContain('<ins>');
  });

  test.each([
    ['200 pages that are all new', LONG],
    ['a draft that was made to be long', MOST],
  ])('gives a phone pages of 150 kB at most, each marked or said: %s', async (name, newer) => {
    const path = await mint(world, await secondRound(`p.panjang-${name.length}`, newer), 'bappeda');
    const first = await (await world.get(`${path}/read`)).text();
    const last = Number(/Bagian 1 dari (\d+)/.exec(first)?.[1]);
    expect(last).toBeGreaterThan(3);
    for (const page of [1, 2, last]) {
      const text = await (await world.get(`${path}/read?since=${DRAFT}&of=${newer}&page=${page}`)).text();
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(150_000);
      expect(text).toMatch(/<ins>|Perubahan pada halaman ini terlalu banyak/);
    }
  });

  test('leads from each change to the next and the former one', async () => {
    const path = await mint(world, await secondRound('p.langkah'), 'bappeda');
    const text = await (await world.get(`${path}/read`)).text();
    const steps = [...text.matchAll(/id="p(\d)"/g)].map(([, nth]) => nth);
    expect(steps).toEqual(['1', '2', '3']);
    expect([...text.matchAll(/href="#p(\d)" aria-label/g)].map(([, to]) => to)).toEqual(['2', '1', '3', '2']);
  });

  test('shows what a stranger’s file holds as text, and leads to https only', async () => {
    const path = await mint(world, await secondRound('p.asing'), 'bappeda');
    const text = await (await world.get(`${path}/read?since=none`)).text();
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/href="javascript/i);
    expect(text).toContain(
      '<a href="https://bojonegoro.example/a" rel="noopener noreferrer nofollow">situs</a>',
    );
  });

  test('offers to compare only with what is compared, and says why another is not', async () => {
    const section = await secondRound('p.pasangan');
    const path = await mint(world, section, 'bappeda');
    const text = await (await world.get(`${path}/read`)).text();
    expect(text).toContain(`href="${path}/read?of=${NEWER}&amp;since=none&amp;page=1"`);
    const backwards = await (await world.get(`${path}/read?of=${DRAFT}&since=${NEWER}`)).text();
    expect(backwards).toContain('Kedua draf ini tidak dibandingkan');
    expect(backwards).not.toContain('<ins>');
  });

  test('says that the text is being made where it is, with the original at hand', async () => {
    const section = await sectionIn(world, 'p.nanti', 'drafting');
    await putDraft(world, section, UNKNOWN, 'pdf');
    const path = await mint(world, section, 'drafter');
    const text = await (await world.get(`${path}/read`)).text();
    expect(text).toContain('Teks draf ini sedang disiapkan');
    expect(text).toContain(`href="${path}/drafts/${UNKNOWN}"`);
  });

  test('knows no draft of another section, no page beyond the last, and no picture that is not there', async () => {
    const path = await mint(world, await sectionIn(world, 'p.batas', 'opd-review'), 'bappeda');
    for (const rest of [
      `/read?of=${LONG}`,
      `/read?since=${LONG}`,
      '/read?page=2',
      '/read?page=0',
      '/read?page=1e3',
      '/read?of=..%2f..',
      `/images/${DRAFT}/1`,
      `/images/${LONG}/1`,
      `/images/${DRAFT}/x`,
    ])
      expect([rest, (await world.get(`${path}${rest}`)).status]).toEqual([rest, 404]);
  });

  test('is over where the link was taken away', async () => {
    const section = await sectionIn(world, 'p.diganti', 'opd-review');
    const path = await mint(world, section, 'bappeda');
    await act(world, section, { act: 'replace', person: 'bappeda', successor: 'dpmptsp', later: false });
    const response = await world.get(`${path}/read`);
    expect(response.status).toBe(410);
    expect(await response.text()).not.toContain('Target tahun');
  });
});

describe('a draft of two hundred pages', () => {
  test('comes in pages of at most 150 kB, each leading to the next, with all its blocks', async () => {
    const section = await sectionIn(world, 'p.panjang', 'drafting');
    await putDraft(world, section, LONG, 'docx');
    const path = await mint(world, section, 'drafter');
    const seen = new Set<string>();
    let next: string | undefined = `${path}/read`;
    let pages = 0;
    while (next !== undefined) {
      const text: string = await (await world.get(next)).text();
      expect(text.length).toBeLessThan(150_000);
      for (const [, id] of text.matchAll(/<(?:p|h[2-6]|figure|tr)[^>]* id="(b\d+)"/g)) seen.add(id ?? '');
      next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    expect(pages).toBeGreaterThan(3);
    expect(seen.size).toBeGreaterThan(3_600);
  });

  test('shows its pictures, from ourselves alone and with nothing that could run', async () => {
    const section = await sectionIn(world, 'p.gambar', 'drafting');
    await putDraft(world, section, LONG, 'docx');
    const path = await mint(world, section, 'drafter');
    const response = await world.get(`${path}/images/${LONG}/1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const page = await world.get(`${path}/read`);
    expect(page.headers.get('content-security-policy')).toContain("img-src 'self'");
  });
});
