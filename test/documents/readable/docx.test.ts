import { describe, expect, test } from 'vitest';
import type { Block } from '../../../functions/documents/readable/blocks.ts';
import { numeral } from '../../../functions/documents/readable/docx/numeral.ts';
import { MAX_PARAGRAPH_LETTERS } from '../../../functions/documents/readable/reading-limits.ts';
import { textOf } from '../../../functions/documents/readable/runs.ts';
import { dice, planText } from '../../../samples/readable/plan-words.ts';
import { pngBytes } from '../../../samples/readable/png-bytes.ts';
import { documentOf, wordFile, type WordPackage } from '../../../samples/readable/word-package.ts';
import * as word from '../../../samples/readable/word-xml.ts';
import { read } from './apart.ts';

const { cell, paragraph, row, run, styled, table } = word;
const readBody = (body: string, more: Partial<WordPackage> = {}) => read(wordFile({ body, ...more }));
const textsOf = (blocks: readonly Block[]) =>
  blocks.map((block) => ('runs' in block ? textOf(block.runs) : block.kind));

describe('a paragraph', () => {
  test('keeps its looks run by run, and joins runs of one look', async () => {
    const { blocks } = await readBody(
      paragraph(
        run('biasa ') +
          run('te', '<w:b/>') +
          run('bal', '<w:b w:val="true"/>') +
          run(' x', '<w:b w:val="0"/>'),
      ),
    );
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        id: 'b1',
        runs: [{ text: 'biasa ' }, { text: 'tebal', bold: true }, { text: ' x' }],
      },
    ]);
  });

  test('takes the look of its style, and of what that is based on', async () => {
    const { blocks } = await readBody(
      paragraph(run('tegas ') + run('tidak', '<w:b w:val="0"/>'), '<w:pStyle w:val="Anak"/>'),
      {
        styles:
          word.style('Induk', 'Induk', '', '<w:b/>') + word.style('Anak', 'Anak', '', '<w:i/>', 'Induk'),
      },
    );
    expect(blocks).toMatchObject([
      {
        runs: [
          { text: 'tegas ', bold: true, italic: true },
          { text: 'tidak', italic: true },
        ],
      },
    ]);
  });

  test('leads to https addresses only, and to none that hides whose it is', async () => {
    const targets = [
      'https://bps.go.id/data',
      'https://bps.go.id@jahat.example/',
      'file:///etc/passwd',
      'HTTPS://BPS.GO.ID',
    ];
    const { blocks, notShown } = await readBody(
      paragraph(
        targets.map((_, nth) => `<w:hyperlink r:id="t${nth}">${run(`${nth}`)}</w:hyperlink>`).join(''),
      ),
      { links: targets.map((target, nth) => ({ id: `t${nth}`, kind: 'hyperlink', target, external: true })) },
    );
    expect(blocks).toMatchObject([
      {
        runs: [
          { text: '0', link: 'https://bps.go.id/data' },
          { text: '12' },
          { text: '3', link: 'https://bps.go.id/' },
        ],
      },
    ]);
    expect(notShown).toEqual({ links: 2 });
  });

  test('shows a field’s result and never its instruction, one field in another too', async () => {
    const inner = word.field('PAGEREF _Toc1 \\h', '12');
    const { blocks } = await readBody(
      paragraph(
        run('Lihat ') + word.field('HYPERLINK "https://bps.go.id/"', 'BPS') + run(' halaman ') + inner,
      ),
    );
    expect(blocks).toMatchObject([
      { runs: [{ text: 'Lihat ' }, { text: 'BPS', link: 'https://bps.go.id/' }, { text: ' halaman 12' }] },
    ]);
  });

  test('shows nothing of a field that stands in another’s instruction', async () => {
    const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = '<w:r><w:instrText> IF </w:instrText></w:r>';
    const { blocks } = await readBody(
      paragraph(
        sign('begin') +
          instruction +
          word.field('MERGEFIELD x', 'rahasia') +
          sign('separate') +
          run('ya') +
          sign('end'),
      ),
    );
    expect(textsOf(blocks)).toEqual(['ya']);
  });

  test('drops marks that turn the reading direction, and what is no letter', async () => {
    const { blocks } = await readBody(paragraph(run('se\u202Etu\u202Cju \uD83D\uDE00')));
    expect(textsOf(blocks)).toEqual(['setuju \uD83D\uDE00']);
  });

  test('reads the picture of a choice once, not the fallback beside it', async () => {
    const choice = `<mc:AlternateContent><mc:Choice Requires="wps">${run('baru')}</mc:Choice><mc:Fallback>${run('lama')}</mc:Fallback></mc:AlternateContent>`;
    const { blocks } = await readBody(paragraph(choice) + paragraph(choice.replace('wps', 'v')));
    expect(textsOf(blocks)).toEqual(['baru', 'lama']);
  });

  test('of more than 20,000 letters goes on in the next block, cut between words', async () => {
    const text = planText(dice(1), 5_000);
    const { blocks } = await readBody(paragraph(text));
    expect(blocks.length).toBeGreaterThan(1);
    expect(textsOf(blocks).join('')).toBe(text);
    for (const each of textsOf(blocks)) expect(each.length).toBeLessThanOrEqual(MAX_PARAGRAPH_LETTERS);
  });
});

describe('numbers', () => {
  test.each([
    ['upperRoman', 1949, 'MCMXLIX'],
    ['lowerLetter', 28, 'bb'],
    ['decimalZero', 7, '07'],
    ['none', 3, ''],
    ['cardinalText', 3, '3'],
    ['lowerRoman', 5000, '5000'],
  ])('in the format %s, %i is “%s”', (format, value, shown) => {
    expect(numeral(value, format)).toBe(shown);
  });

  test('of a deeper level start again under each higher one, unless the list says never', async () => {
    const list = word.list(
      1,
      [
        ['decimal', '%1.'],
        ['decimal', '%1.%2'],
        ['decimal', '(%3)'],
      ],
      ['', '', '<w:lvlRestart w:val="0"/>'],
    );
    const items = [0, 1, 2, 1, 2, 0, 1, 2].map((level) => word.numbered(1, level, 'x')).join('');
    const { blocks } = await readBody(items, { numbering: list + word.use(1, 1) });
    expect(blocks.map((block) => (block.kind === 'list-item' ? block.marker : ''))).toEqual([
      '1.',
      '1.1',
      '(1)',
      '1.2',
      '(2)',
      '2.',
      '2.1',
      '(3)',
    ]);
  });

  test('of a list that two parts of the text use go on; a start of its own begins anew once', async () => {
    const numbering =
      word.list(1, [['decimal', '%1.']]) +
      word.use(1, 1) +
      word.use(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');
    const { blocks } = await readBody([1, 1, 2, 2, 1].map((use) => word.numbered(use, 0, 'x')).join(''), {
      numbering,
    });
    expect(blocks.map((block) => (block.kind === 'list-item' ? block.marker : ''))).toEqual([
      '1.',
      '2.',
      '5.',
      '6.',
      '7.',
    ]);
  });
});

describe('a table', () => {
  const cellsOf = (blocks: readonly Block[]) =>
    blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.map(({ cells }) => cells.map(({ across, down }) => [across, down]))
        : [],
    );

  test('merges cells across and down', async () => {
    const { blocks } = await readBody(
      table([
        row([cell('a', '<w:vMerge w:val="restart"/>'), cell('b', '<w:gridSpan w:val="2"/>')]),
        row([cell('', '<w:vMerge/>'), 'c', 'd']),
        row([cell('', '<w:vMerge/>'), 'e', 'f']),
      ]),
    );
    expect(cellsOf(blocks)).toEqual([
      [
        [1, 3],
        [2, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ]);
  });

  test('has no cell wider than 63 columns, and none that goes on from nothing', async () => {
    const { blocks } = await readBody(
      table([row([cell('lebar', '<w:gridSpan w:val="999999999"/>')]), row([cell('yatim', '<w:vMerge/>')])]),
    );
    expect(cellsOf(blocks)).toEqual([[[63, 1]], [[1, 1]]]);
  });

  test('gives each row a place of its own', async () => {
    const { blocks } = await readBody(
      paragraph('Atas') + table([row(['a']), row(['b'])]) + paragraph('Bawah'),
    );
    expect(blocks.map(({ id }) => id)).toEqual(['b1', 'b2', 'b5']);
    expect(blocks[1]).toMatchObject({ rows: [{ id: 'b3' }, { id: 'b4' }] });
  });
});

describe('headings', () => {
  const long = planText(dice(4), 40);
  const bold = (text: string) => paragraph(run(text, '<w:b/>'));

  test('are not guessed where the document has them by style', async () => {
    const { blocks } = await readBody(
      styled('Heading1', 'Satu') +
        bold('Tebal') +
        paragraph(long) +
        styled('Heading1', 'Dua') +
        paragraph(long),
      { styles: word.usualStyles },
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  test('are not guessed from bold where almost everything is bold', async () => {
    const { blocks } = await readBody(['Satu', 'Dua', 'Tiga'].map(bold).join('') + paragraph(long));
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });

  test('make the table of contents, guessed ones too', async () => {
    const { index } = await readBody(
      bold('BAB I PENDAHULUAN') + paragraph(long) + bold('A. Maksud') + paragraph(long) + paragraph(long),
    );
    expect(index.contents).toEqual([
      { block: 'b1', level: 1, text: 'BAB I PENDAHULUAN' },
      { block: 'b3', level: 2, text: 'A. Maksud' },
    ]);
  });
});

describe('pictures', () => {
  test('that stand twice are kept once', async () => {
    const { blocks, index, draft } = await readBody(
      paragraph(word.picture('a.png')) + paragraph(word.picture('a.png')),
      {
        media: { 'a.png': pngBytes(3, 3) },
      },
    );
    expect(blocks).toMatchObject([{ image: 1, width: 200, height: 100 }, { image: 1 }]);
    expect(index.images).toMatchObject([{ type: 'image/png', size: pngBytes(3, 3).length }]);
    expect(draft.images).toHaveLength(1);
  });

  test('are told by their bytes: one that says PNG and is SVG is not shown', async () => {
    const { blocks, notShown } = await readBody(paragraph(word.picture('a.png')), {
      media: {
        'a.png': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      },
    });
    expect(blocks).toMatchObject([{ kind: 'image', notDrawn: 'kind' }]);
    expect(notShown).toEqual({ 'picture-kinds': 1 });
  });

  test('outside the file are not fetched', async () => {
    const { blocks, notShown } = await readBody(paragraph(word.picture('x')), {
      links: [{ id: 'media-x', kind: 'image', target: 'http://169.254.169.254/latest', external: true }],
    });
    expect(blocks).toMatchObject([{ notDrawn: 'outside' }]);
    expect(notShown).toEqual({ 'pictures-outside': 1 });
  });
});

describe('a file that is not whole', () => {
  test('shows what was read until then, and says that it is cut', async () => {
    const document = documentOf(paragraph('Ada.') + paragraph('Hilang.')).replace('Hilang.', 'Hil<ang');
    const { blocks, notShown } = await read(wordFile({ body: '', document }));
    expect(textsOf(blocks)).toEqual(['Ada.']);
    expect(notShown).toEqual({ cut: 1 });
  });

  test('is read without styles that are damaged', async () => {
    const { blocks, notShown } = await readBody(paragraph('Ada.'), { styles: '<w:style' });
    expect(textsOf(blocks)).toEqual(['Ada.']);
    expect(notShown).toEqual({ 'damaged-parts': 1 });
  });
});
