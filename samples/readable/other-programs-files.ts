import type { OfficeFile } from './office-file.ts';
import { pngBytes } from './png-bytes.ts';
import { wordFile } from './word-package.ts';
import * as word from './word-xml.ts';

const { cell, paragraph, row, run, styled, table } = word;
const bold = (text: string) => paragraph(run(text, '<w:b/><w:bCs/>'));
const long =
  'Bagian ini menguraikan keadaan jaringan, pusat data, dan aplikasi pada semua perangkat daerah, beserta kesenjangan yang harus ditutup dalam tiga tahun.';
const tracked = 'w:id="1" w:author="Bu Rina" w:date="2026-11-03T09:00:00Z"';
/** Google Docs says of every run what it is not. */
const plain =
  '<w:b w:val="0"/><w:i w:val="0"/><w:strike w:val="0"/><w:u w:val="none"/><w:vertAlign w:val="baseline"/>';
const vmlBox = (content: string) =>
  `<w:r><w:pict><v:rect><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`;

export const otherProgramsFiles: readonly OfficeFile[] = [
  {
    program: 'LibreOffice',
    feature: 'headings numbered by a list that the paragraphs name themselves',
    shown: 'headings with their numbers',
    bytes: () =>
      wordFile({
        styles: word.usualStyles,
        numbering:
          word.list(1, [
            ['decimal', '%1'],
            ['decimal', '%1.%2'],
          ]) + word.use(1, 1),
        body:
          paragraph(
            'Pendahuluan',
            '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
          ) +
          paragraph(
            'Maksud',
            '<w:pStyle w:val="Heading2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
          ),
      }),
    lines: ['# 1 Pendahuluan', '## 1.1 Maksud'],
  },
  {
    program: 'LibreOffice',
    feature: 'a heading that is taken out of the numbering',
    shown: 'a heading without a number',
    bytes: () =>
      wordFile({
        styles: word.usualStyles.replace(
          '<w:outlineLvl',
          '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl',
        ),
        numbering: word.list(1, [['decimal', '%1.']]) + word.use(1, 1),
        body:
          paragraph(
            'Kata pengantar',
            '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
          ) + styled('Heading1', 'Pendahuluan'),
      }),
    lines: ['# Kata pengantar', '# 1. Pendahuluan'],
  },
  {
    program: 'LibreOffice',
    feature: 'a text frame',
    shown: 'its text after the paragraph that it hangs on, once',
    bytes: () =>
      wordFile({ body: paragraph(word.textBox(paragraph('Di dalam bingkai.')) + run('Teks utama.')) }),
    lines: ['Teks utama.', 'Di dalam bingkai.'],
  },
  {
    program: 'LibreOffice',
    feature: 'rows that begin further right',
    shown: 'with an empty cell before them',
    bytes: () =>
      wordFile({ body: table([row(['a', 'b', 'c']), row(['kedua'], '<w:gridBefore w:val="2"/>')]) }),
    lines: ['| a | b | c |', '|  | kedua |'],
  },
  {
    program: 'LibreOffice',
    feature: 'one list that goes on after a paragraph',
    shown: 'with its numbers going on',
    bytes: () =>
      wordFile({
        numbering: word.list(1, [['decimal', '%1.']]) + word.use(1, 1) + word.use(2, 1),
        body: word.numbered(1, 0, 'Satu') + paragraph('Sela.') + word.numbered(2, 0, 'Dua'),
      }),
    lines: ['1. Satu', 'Sela.', '2. Dua'],
  },
  {
    program: 'LibreOffice',
    feature: 'a picture that floats',
    shown: 'after the paragraph that it hangs on',
    bytes: () =>
      wordFile({
        media: { 'foto.png': pngBytes(9, 9) },
        body: paragraph(word.picture('foto.png', 'Balai desa', 'anchor') + run('Balai desa baru.')),
      }),
    lines: ['Balai desa baru.', '[Picture 1: Balai desa]'],
  },
  {
    program: 'LibreOffice',
    feature: 'line breaks, tabs and hyphens that do not break',
    shown: 'so',
    bytes: () =>
      wordFile({
        body: paragraph(
          `<w:r><w:t>Nomor</w:t><w:tab/><w:t>12</w:t><w:br/><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r>`,
        ),
      }),
    lines: ['Nomor\t12\nCOVID\u201119'],
  },
  {
    program: 'WPS',
    feature: 'pictures drawn in the older way (VML)',
    shown: 'the picture',
    bytes: () =>
      wordFile({
        media: { 'logo.png': pngBytes(8, 8) },
        body: paragraph(
          '<w:r><w:pict><v:shape><v:imagedata r:id="media-logo.png" o:title="Lambang"/></v:shape></w:pict></w:r>',
        ),
      }),
    lines: ['[Picture 1: Lambang]'],
  },
  {
    program: 'WPS',
    feature: 'text boxes drawn in the older way (VML)',
    shown: 'their text after the paragraph that they hang on',
    bytes: () =>
      wordFile({ body: paragraph(run('Alur:') + vmlBox(paragraph('Mulai')) + vmlBox(paragraph('Selesai'))) }),
    lines: ['Alur:', 'Mulai', 'Selesai'],
  },
  {
    program: 'WPS',
    feature: 'headings that are only bold',
    shown: 'short bold paragraphs as headings, marked as guessed',
    bytes: () =>
      wordFile({
        body:
          bold('BAB I PENDAHULUAN') +
          bold('A. Latar belakang') +
          paragraph(long) +
          paragraph(long) +
          bold('B. Maksud dan tujuan') +
          paragraph(long) +
          paragraph(long) +
          paragraph(long),
      }),
    lines: [
      '# BAB I PENDAHULUAN',
      '## A. Latar belakang',
      long,
      long,
      '## B. Maksud dan tujuan',
      long,
      long,
      long,
    ],
  },
  {
    program: 'WPS',
    feature: 'headings that are only numbered by hand',
    shown: 'short numbered paragraphs before a long one as headings, marked as guessed',
    bytes: () =>
      wordFile({
        body:
          paragraph('1.1 Latar belakang') +
          paragraph(long) +
          paragraph('1.2 Maksud') +
          paragraph(long) +
          paragraph('Maksud itu jelas.'),
      }),
    lines: ['## 1.1 Latar belakang', long, '## 1.2 Maksud', long, 'Maksud itu jelas.'],
  },
  {
    program: 'WPS',
    feature: 'styles whose ids are numbers',
    shown: 'headings, told by the styles’ names',
    bytes: () =>
      wordFile({
        styles: word.usualStyles
          .replaceAll('"Heading1"', '"2"')
          .replaceAll('"Heading2"', '"3"')
          .replaceAll('"Normal"/>', '"1"/>'),
        body: styled('2', 'Pembangunan') + styled('3', 'Jalan') + paragraph(long),
      }),
    lines: ['# Pembangunan', '## Jalan', long],
  },
  {
    program: 'WPS',
    feature: 'signs from Wingdings within a line',
    shown: 'in Unicode where they are known, else an empty square',
    bytes: () =>
      wordFile({
        body: paragraph(
          `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run(' lengkap ')}<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>${run('\uF0A8 sebagian ')}${run('l', '<w:rFonts w:ascii="Wingdings"/>')}`,
        ),
      }),
    lines: ['✓ lengkap □☐ sebagian ●'],
  },
  {
    program: 'Google Docs',
    feature: 'runs that say of every look that it is off',
    shown: 'plain text',
    bytes: () =>
      wordFile({
        body: paragraph(
          run('Teks biasa ', plain) +
            run('dan tebal.', plain.replace('<w:b w:val="0"/>', '<w:b w:val="1"/>')),
        ),
      }),
    lines: ['Teks biasa dan tebal.'],
  },
  {
    program: 'Google Docs',
    feature: 'a title and headings',
    shown: 'headings',
    bytes: () =>
      wordFile({
        styles: word.usualStyles + word.style('Title', 'Title'),
        body:
          styled('Title', 'Masterplan Kota Cerdas') +
          styled('Heading1', 'Visi') +
          styled('Heading2', 'Misi') +
          paragraph(long),
      }),
    lines: ['# Masterplan Kota Cerdas', '# Visi', '## Misi', long],
  },
  {
    program: 'Google Docs',
    feature: 'a table of contents in a control',
    shown: 'its lines as text; the page has its own',
    bytes: () =>
      wordFile({
        styles: word.usualStyles,
        body:
          `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${bold('Visi\t2')}</w:sdtContent></w:sdt>` +
          styled('Heading1', 'Visi') +
          paragraph(long),
      }),
    lines: ['Visi\t2', '# Visi', long],
  },
  {
    program: 'Google Docs',
    feature: 'suggestions',
    shown: 'as if accepted; their number is said',
    bytes: () =>
      wordFile({
        body: paragraph(
          `${run('Target ')}<w:del ${tracked}><w:r><w:delText>70</w:delText></w:r></w:del><w:ins ${tracked}>${run('80')}</w:ins>${run(' persen.')}`,
        ),
      }),
    lines: ['Target 80 persen.'],
    notShown: { insertions: 1, deletions: 1 },
  },
  {
    program: 'Google Docs',
    feature: 'pictures without a description',
    shown: 'the picture, called by its number or its caption',
    bytes: () =>
      wordFile({
        media: { 'image1.png': pngBytes(5, 5) },
        body: paragraph(word.picture('image1.png')) + paragraph('Bukan keterangan.'),
      }),
    lines: ['[Picture 1]', 'Bukan keterangan.'],
  },
  {
    program: 'Google Docs',
    feature: 'a table with several paragraphs and a list in a cell',
    shown: 'so',
    bytes: () =>
      wordFile({
        numbering: word.list(1, [['bullet', '●']]) + word.use(1, 1),
        body: table([
          row([
            'Kegiatan',
            cell(paragraph('Dua hal:') + word.numbered(1, 0, 'pelatihan') + word.numbered(1, 0, 'evaluasi')),
          ]),
        ]),
      }),
    lines: ['| Kegiatan | Dua hal: / ● pelatihan / ● evaluasi |'],
  },
];
