import { expect, test } from 'vitest';
import { readableText } from '../../../cli/readable-text.ts';
import { pngBytes } from '../../../samples/readable/png-bytes.ts';
import { convertDraft } from '../../../functions/documents/readable/convert-draft.ts';
import { blocksOf, read, readable } from './apart.ts';

const readText = (text: string) => read(Buffer.from(text), 'markdown');
const linesOf = async (text: string) =>
  (await readText(text)).blocks.map((block) => readableText(block).trim());

test('headings, paragraphs, lists in lists and code become blocks', async () => {
  const text =
    '\uFEFF# Visi\n\nSatu\nbaris.\n\n- a\n  1. b\n  2. c\n\n     lanjutan\n\n5) lima\n\n```\nkode <b>\n```\n';
  expect(await linesOf(text)).toEqual([
    '# Visi',
    'Satu baris.',
    '• a',
    '1. b',
    '2. c',
    'lanjutan',
    '5) lima',
    'kode <b>',
  ]);
});

test('bold, italic, struck text and https links are kept, other links said', async () => {
  const { blocks, notShown } = await readText(
    '**a** *b* ~~c~~ [d](https://bps.go.id/) [e](http://x.example) [f](javascript:alert(1))',
  );
  expect(blocks).toMatchObject([
    {
      runs: [
        { text: 'a', bold: true },
        { text: ' ' },
        { text: 'b', italic: true },
        { text: ' ' },
        { text: 'c', strike: true },
        { text: ' ' },
        { text: 'd', link: 'https://bps.go.id/' },
        { text: ' e [f](javascript:alert(1))' },
      ],
    },
  ]);
  expect(notShown).toEqual({ links: 1 });
});

test('a table has its header row', async () => {
  expect(await linesOf('| a | b |\n|---|---|\n| 1 | 2 |')).toEqual(['|= a | b |\n| 1 | 2 |']);
});

test('HTML stays text', async () => {
  expect(await linesOf('<script>alert(1)</script>\n\na <img src=x onerror=y>')).toEqual([
    '<script>alert(1)</script>',
    'a <img src=x onerror=y>',
  ]);
});

test('a picture within the file is shown, one outside is not fetched', async () => {
  const data = Buffer.from(pngBytes(2, 2)).toString('base64');
  const { blocks, notShown, index } = await readText(
    `![Peta](data:image/png;base64,${data})\n\n![Luar](https://x.example/p.png)`,
  );
  expect(blocks).toMatchObject([
    { image: 1, alt: 'Peta' },
    { notDrawn: 'outside', alt: 'Luar' },
  ]);
  expect(notShown).toEqual({ 'pictures-outside': 1 });
  expect(index.images).toHaveLength(1);
});

test('a file that takes too long is cut where it is, and what was read is shown', async () => {
  let asked = 0;
  const rows = Array.from({ length: 500 }, (_, nth) => `| *a* ${nth} |`).join('\n');
  const text = `Satu.\n\nDua.\n\n| a |\n| - |\n${rows}\n\nTiga.`;
  const draft = readable(
    await convertDraft(Buffer.from(text), 'markdown', () => {
      asked += 1;
      return asked > 20;
    }),
  );
  expect(blocksOf(draft).map((block) => readableText(block).trim())).toEqual(['Satu.', 'Dua.']);
  expect(draft.index.notShown).toEqual([{ what: 'cut', count: 1 }]);
  // Nothing of the rest was looked at.
  expect(asked).toBeLessThan(30);
});
