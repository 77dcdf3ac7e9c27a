import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../functions/documents/readable/pdf/lines-of.ts';
import { paragraphsOf } from '../../../functions/documents/readable/pdf/paragraphs-of.ts';
import { readableText } from '../../../cli/readable-text.ts';
import { pdfOfObjects, pdfStream } from '../../../samples/pdf-bytes.ts';
import { dice, planText } from '../../../samples/readable/plan-words.ts';
import { read } from './apart.ts';

function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A page of these pieces: size, left, foot, text. */
const pdfOf = (...pages: (readonly [number, number, number, string])[][]) =>
  pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, nth) => `${4 + nth * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((pieces, nth) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + nth * 2} 0 R >>`,
      pdfStream(
        '/Filter /FlateDecode',
        deflateSync(
          Buffer.from(
            pieces
              .map(
                ([size, left, foot, text]) => `BT /F1 ${size} Tf 1 0 0 1 ${left} ${foot} Tm (${text}) Tj ET`,
              )
              .join('\n'),
            'latin1',
          ),
        ),
      ),
    ]),
  ]);

const linesIn = async (bytes: Uint8Array) =>
  (await read(bytes, 'pdf')).blocks.map((block) => readableText(block).trim());

describe('a PDF', () => {
  test('becomes its paragraphs again, under their pages, with no room between them', async () => {
    const texts = Array.from({ length: 30 }, (_, nth) => planText(dice(nth + 1), 60));
    const lines = texts.flatMap((text) => wrapped(text, 72));
    const pages = [lines.slice(0, 100), lines.slice(100)].map((some) =>
      some.map((line, nth) => [6, 60, 820 - nth * 7, line] as const),
    );
    const { blocks } = await read(pdfOf(...pages), 'pdf');
    const found = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : [],
    );
    // Where a last line is nearly full, the next paragraph goes on in it; one stands on two pages.
    expect(texts.filter((text) => found.includes(text)).length).toBeGreaterThanOrEqual(24);
    expect(blocks.filter(({ kind }) => kind === 'page')).toHaveLength(2);
  });

  test('has larger lines as headings, and what begins with a number on its own', async () => {
    expect(
      await linesIn(
        pdfOf([
          [18, 60, 780, 'BAB I PENDAHULUAN'],
          [11, 60, 750, 'Pemerintah daerah menyusun rencana induk kota cerdas bagi seluruh warga dan'],
          [11, 60, 736, 'pelaku usaha.'],
          [11, 60, 722, '1. Layanan publik'],
          [11, 60, 708, '2. Data terbuka'],
        ]),
      ),
    ).toEqual([
      '--- Page 1 ---',
      '# BAB I PENDAHULUAN',
      'Pemerintah daerah menyusun rencana induk kota cerdas bagi seluruh warga dan pelaku usaha.',
      '1. Layanan publik',
      '2. Data terbuka',
    ]);
  });

  test('says of a page without text that it is scanned', async () => {
    const { blocks, notShown } = await read(
      pdfOf([[11, 60, 780, 'Halaman ini ada teksnya.']], [[11, 60, 40, '2']]),
      'pdf',
    );
    expect(blocks).toMatchObject([
      { kind: 'page', page: 1 },
      { kind: 'paragraph' },
      { kind: 'page', page: 2, scanned: true },
      {},
    ]);
    expect(notShown).toEqual({ 'scanned-pages': 1 });
  });
});

describe('lines', () => {
  const at = (str: string, left: number, foot: number, width: number, hasEOL = false) => ({
    str,
    transform: [11, 0, 0, 11, left, foot],
    width,
    height: 11,
    hasEOL,
  });

  test('are joined from pieces, with room only where there is some', () => {
    expect(
      linesOf([at('Ke', 60, 700, 12), at('bijakan', 72, 700, 40), at('daerah', 118, 702, 30)]),
    ).toMatchObject([{ text: 'Kebijakan daerah', left: 60 }]);
  });

  test.each([
    ['pemerin-', 'tah daerah', 'pemerintah daerah'],
    ['bersama-', 'sama', 'bersama-sama'],
    ['Kabupaten Bojonegoro-', 'Tuban', 'Kabupaten Bojonegoro-Tuban'],
    ['satu', 'dua', 'satu dua'],
  ])('“%s” and “%s” are joined to “%s”', (above, line, whole) => {
    const lines = [above, line].map((text, nth) => ({
      text,
      left: 60,
      right: 500,
      bottom: 700 - nth * 14,
      height: 11,
    }));
    expect(paragraphsOf(lines)).toEqual([{ text: whole, height: 11 }]);
  });

  test('that were ended, not broken, end their paragraph', () => {
    const lines = [
      { text: 'Latar belakang', left: 60, right: 130, bottom: 700, height: 11 },
      {
        text: 'Pencatatan setoran di bank sampah masih dilakukan',
        left: 60,
        right: 500,
        bottom: 686,
        height: 11,
      },
      { text: 'dengan buku.', left: 60, right: 120, bottom: 672, height: 11 },
    ];
    expect(paragraphsOf(lines)).toHaveLength(2);
  });
});
