import { deflateSync } from 'node:zlib';
import { pdfOfObjects, pdfStream } from '../../../samples/pdf-bytes.ts';
import { pngBytes } from '../../../samples/readable/png-bytes.ts';
import { documentOf, wordFile } from '../../../samples/readable/word-package.ts';
import { cell, paragraph, picture, row, run, table } from '../../../samples/readable/word-xml.ts';

const many = (times: number, text: string): string => text.repeat(times);
const docx = (body: string) => wordFile({ body });

/** Small files that cost a reader minutes, gigabytes or its stack. */
export const hostileShapes: Record<string, { type: 'docx' | 'pdf' | 'markdown'; bytes: () => Uint8Array }> = {
  '200,000 tiny paragraphs': {
    type: 'docx',
    bytes: () => docx(many(200_000, '<w:p><w:r><w:t>a</w:t></w:r></w:p>')),
  },
  '300,000 runs in one paragraph': {
    type: 'docx',
    bytes: () =>
      docx(
        `<w:p>${many(150_000, '<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>')}</w:p>`,
      ),
  },
  '10,000 nested tables': {
    type: 'docx',
    bytes: () =>
      docx(
        `${paragraph('Sebelum')}${many(10_000, '<w:tbl><w:tr><w:tc>')}<w:p/>${many(10_000, '</w:tc></w:tr></w:tbl>')}`,
      ),
  },
  '120 nested tables': {
    type: 'docx',
    bytes: () =>
      docx(
        `${many(120, '<w:tbl><w:tr><w:tc>')}${paragraph('Terdalam')}${many(120, '</w:tc></w:tr></w:tbl>')}`,
      ),
  },
  'a cell over 999,999,999 columns': {
    type: 'docx',
    bytes: () => docx(table([row([cell('lebar', '<w:gridSpan w:val="999999999"/>')]), row(['a', 'b'])])),
  },
  '20,000 merged rows': {
    type: 'docx',
    bytes: () =>
      docx(
        table([
          row([cell('atas', '<w:vMerge w:val="restart"/>'), 'b']),
          many(20_000, row([cell('', '<w:vMerge/>'), 'b'])),
        ]),
      ),
  },
  'an entity that grows': {
    type: 'docx',
    bytes: () =>
      wordFile({
        body: '',
        document: documentOf(paragraph('<w:r><w:t>&j;</w:t></w:r>')).replace(
          '<w:document',
          `<!DOCTYPE d [<!ENTITY a "${many(20, 'x')}">${[...'bcdefghij'].map((name, nth) => `<!ENTITY ${name} "${many(10, `&${'abcdefghi'[nth]};`)}">`).join('')}]><w:document`,
        ),
      }),
  },
  '10,000 pictures': {
    type: 'docx',
    bytes: () => {
      const media: Record<string, Uint8Array> = {};
      for (let nth = 0; nth < 1_500; nth += 1) media[`p${nth}.png`] = pngBytes(4, 4, nth);
      return wordFile({
        body: Array.from({ length: 10_000 }, (_, nth) => paragraph(picture(`p${nth % 1_500}.png`))).join(''),
        media,
      });
    },
  },
  '5,000 references to one picture of nine megabytes': {
    type: 'docx',
    bytes: () =>
      wordFile({
        body: Array.from({ length: 5_000 }, () => paragraph(picture('a.bmp'))).join(''),
        media: { 'a.bmp': Buffer.concat([Buffer.from('BM\0\0\0\0\0\0\0\0'), Buffer.alloc(9_000_000)]) },
      }),
  },
  'a million empty paragraphs': { type: 'docx', bytes: () => docx(many(1_000_000, '<w:p/>')) },
  'a paragraph of 20 million letters': {
    type: 'docx',
    bytes: () => docx(paragraph(run(many(4_000_000, 'kata ')))),
  },
  'a style based on itself': {
    type: 'docx',
    bytes: () =>
      wordFile({
        body: paragraph('isi', '<w:pStyle w:val="A"/>'),
        styles:
          '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
      }),
  },
  'notes that refer to each other': {
    type: 'docx',
    bytes: () =>
      wordFile({
        body: `<w:p><w:r><w:t>isi</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
        footnotes: [1, 2]
          .map(
            (id) =>
              `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteReference w:id="${3 - id}"/></w:r></w:p></w:footnote>`,
          )
          .join(''),
      }),
  },
  'a PDF of 5,000 pages': { type: 'pdf', bytes: () => pdfOfPages(5_000) },
  'a PDF page of a million letters apart': {
    type: 'pdf',
    bytes: () => pdfOfPages(1, many(200_000, '1 0 0 1 9 9 Tm (a) Tj ')),
  },
  'a PDF that is none': { type: 'pdf', bytes: () => Buffer.from('%PDF-1.7\n%%EOF') },
  'two million brackets in Markdown': { type: 'markdown', bytes: () => Buffer.from(many(2_000_000, '[')) },
  'Markdown quoted 100,000 times': { type: 'markdown', bytes: () => Buffer.from(`${many(100_000, '> ')}a`) },
  'Markdown of 5,000 nested lists': {
    type: 'markdown',
    bytes: () => Buffer.from(Array.from({ length: 2_000 }, (_, nth) => `${many(nth, '  ')}- a`).join('\n')),
  },
};

/** A PDF of so many pages, each with a line and its number. */
export function pdfOfPages(count: number, drawn = ''): Uint8Array {
  const pages = Array.from({ length: count }, (_, nth) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + nth * 2} 0 R >>`,
    pdfStream(
      '/Filter /FlateDecode',
      deflateSync(
        Buffer.from(
          `BT /F1 11 Tf 1 0 0 1 60 780 Tm (Halaman ${nth + 1} dari sebuah berkas yang panjang.) Tj ${drawn} ET`,
        ),
      ),
    ),
  ]);
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${pages.map((_, nth) => `${4 + nth * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flat(),
  ]);
}
