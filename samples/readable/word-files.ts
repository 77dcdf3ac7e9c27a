import type { OfficeFile } from './office-file.ts';
import { pngBytes } from './png-bytes.ts';
import { documentOf, wordFile } from './word-package.ts';
import * as word from './word-xml.ts';

const { cell, paragraph, row, run, styled, table } = word;
const chapters = word.list(
  1,
  [
    ['upperRoman', 'BAB %1'],
    ['decimal', '%1.%2'],
    ['decimal', '%1.%2.%3'],
  ],
  [
    '<w:pStyle w:val="Heading1"/>',
    '<w:isLgl/><w:pStyle w:val="Heading2"/>',
    '<w:isLgl/><w:pStyle w:val="Heading3"/>',
  ],
);
const numberedStyles = word.usualStyles.replaceAll(
  '<w:outlineLvl',
  '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl',
);
const emf = Buffer.concat([Buffer.from([1, 0, 0, 0, 108, 0, 0, 0]), Buffer.alloc(100)]);
const tracked = 'w:id="1" w:author="Bu Rina" w:date="2026-11-03T09:00:00Z"';
const chart =
  '<w:r><w:drawing><wp:inline><wp:docPr id="3" name="Chart 1" descr="Anggaran per tahun"/><a:graphic><a:graphicData uri="chart"><c:chart r:id="rId9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
const smartArt = chart
  .replace('<c:chart r:id="rId9"/>', '<dgm:relIds r:dm="rId9"/>')
  .replace('Anggaran per tahun', 'Alur layanan');
const ole =
  '<w:r><w:object><v:shape><v:imagedata r:id="media-lembar.emf" o:title="Lembar kerja"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>';

const long =
  'Bagian ini menguraikan keadaan jaringan, pusat data, dan aplikasi pada semua perangkat daerah, beserta kesenjangan yang harus ditutup dalam tiga tahun.';

export const wordFiles: readonly OfficeFile[] = [
  {
    program: 'Word',
    feature: 'headings by style, numbered by a list of levels',
    shown: 'headings with their numbers (“BAB I”, “1.1”)',
    bytes: () =>
      wordFile({
        styles: numberedStyles,
        numbering: chapters + word.use(1, 1),
        body:
          styled('Heading1', 'Pendahuluan') +
          styled('Heading2', 'Latar belakang') +
          styled('Heading3', 'Dasar hukum') +
          styled('Heading1', 'Analisis') +
          styled('Heading2', 'Struktur') +
          styled('Heading2', 'Infrastruktur'),
      }),
    lines: [
      '# BAB I Pendahuluan',
      '## 1.1 Latar belakang',
      '### 1.1.1 Dasar hukum',
      '# BAB II Analisis',
      '## 2.1 Struktur',
      '## 2.2 Infrastruktur',
    ],
  },
  {
    program: 'Word',
    feature: 'headings of an Indonesian Word (“Judul 1”)',
    shown: 'headings',
    bytes: () =>
      wordFile({
        styles: word.usualStyles.replaceAll('w:styleId="Heading', 'w:styleId="Judul'),
        body: styled('Judul1', 'Kesiapan daerah') + styled('Judul2', 'Struktur') + paragraph(long),
      }),
    lines: ['# Kesiapan daerah', '## Struktur', long],
  },
  {
    program: 'Word',
    feature: 'lists of several levels, and one that starts again',
    shown: 'each item with its number or letter, indented',
    bytes: () =>
      wordFile({
        numbering:
          word.list(3, [
            ['decimal', '%1.'],
            ['lowerLetter', '%2)'],
            ['lowerRoman', '%3.'],
          ]) +
          word.use(3, 3) +
          word.use(4, 3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        body:
          word.numbered(3, 0, 'Perencanaan') +
          word.numbered(3, 1, 'Pendataan') +
          word.numbered(3, 2, 'Survei') +
          word.numbered(3, 1, 'Analisis') +
          word.numbered(3, 0, 'Pelaksanaan') +
          word.numbered(3, 1, 'Pengadaan') +
          paragraph('Lalu:') +
          word.numbered(4, 0, 'Evaluasi'),
      }),
    lines: [
      '1. Perencanaan',
      '  a) Pendataan',
      '    i. Survei',
      '  b) Analisis',
      '2. Pelaksanaan',
      '  a) Pengadaan',
      'Lalu:',
      '1. Evaluasi',
    ],
  },
  {
    program: 'Word',
    feature: 'bullets from the fonts Symbol, Wingdings and Courier',
    shown: 'the same bullets in Unicode',
    bytes: () =>
      wordFile({
        numbering:
          word.list(1, [
            ['bullet', '\uF0B7'],
            ['bullet', 'o'],
            ['bullet', '\uF0A7'],
          ]) + word.use(1, 1),
        body: word.numbered(1, 0, 'Satu') + word.numbered(1, 1, 'Dua') + word.numbered(1, 2, 'Tiga'),
      }),
    lines: ['• Satu', '  ○ Dua', '    ▪ Tiga'],
  },
  {
    program: 'Word',
    feature: 'a table with merged cells and a repeated header row',
    shown: 'a table with those cells merged, its header row as one',
    bytes: () =>
      wordFile({
        body: table([
          row(
            [cell('Dinas', '<w:vMerge w:val="restart"/>'), cell('Anggaran', '<w:gridSpan w:val="2"/>')],
            word.header,
          ),
          row([cell('', '<w:vMerge/>'), '2025', '2026'], word.header),
          row(['Kesehatan', '10', '12']),
        ]),
      }),
    lines: ['|= Dinas | Anggaran |', '|= 2025 | 2026 |', '| Kesehatan | 10 | 12 |'],
  },
  {
    program: 'Word',
    feature: 'a table whose first row is only set apart by its look, in bold',
    shown: 'that row as the header row',
    bytes: () =>
      wordFile({
        body: table(
          [row([paragraphCell('Kegiatan'), paragraphCell('Triwulan')]), row(['Pelatihan', 'II'])],
          '<w:tblLook w:val="04A0" w:firstRow="1"/>',
        ),
      }),
    lines: ['|= Kegiatan | Triwulan |', '| Pelatihan | II |'],
  },
  {
    program: 'Word',
    feature: 'tracked changes: put in, taken out, moved, a paragraph’s end and a row taken out',
    shown: 'as if accepted; their number is said',
    bytes: () =>
      wordFile({
        body:
          paragraph(
            `${run('Sasaran ')}<w:ins ${tracked}>${run('utama ')}</w:ins><w:del ${tracked}><w:r><w:delText>lama </w:delText></w:r></w:del>${run('daerah.')}`,
          ) +
          `<w:p><w:pPr><w:rPr><w:del ${tracked}/></w:rPr></w:pPr>${run('Kalimat yang ')}</w:p>${paragraph('disambung.')}` +
          `<w:p><w:moveFrom ${tracked}>${run('Pindahan.')}</w:moveFrom></w:p>${paragraph('Tengah.')}<w:p><w:moveTo ${tracked}>${run('Pindahan.')}</w:moveTo></w:p>` +
          table([row(['tetap', 'ya']), row(['hapus', 'ya'], `<w:del ${tracked}/>`)]),
      }),
    lines: ['Sasaran utama daerah.', 'Kalimat yang disambung.', 'Tengah.', 'Pindahan.', '| tetap | ya |'],
    notShown: { insertions: 1, deletions: 3, moves: 1 },
  },
  {
    program: 'Word',
    feature: 'comments in the margin',
    shown: 'not shown; their number is said',
    bytes: () =>
      wordFile({
        comments: `<w:comment w:id="0" w:author="Pak Budi">${paragraph('Mohon diperiksa.')}</w:comment>`,
        body: paragraph(
          `<w:commentRangeStart w:id="0"/>${run('Anggaran tahun jamak.')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
        ),
      }),
    lines: ['Anggaran tahun jamak.'],
    notShown: { comments: 1 },
  },
  {
    program: 'Word',
    feature: 'footnotes and endnotes',
    shown: 'a number in the text that leads to the note at the end',
    bytes: () =>
      wordFile({
        footnotes: word.note(2, 'Perpres 95 Tahun 2018.'),
        endnotes: word.note(3, 'Data BPS 2025.', 'endnote'),
        body:
          paragraph(`${run('SPBE')}${word.footnote(2)}${run(' daerah.')}`) +
          paragraph(`${run('Penduduk')}${word.footnote(3, 'endnote')}`),
      }),
    lines: ['SPBE1 daerah.', 'Penduduki', '[1] Perpres 95 Tahun 2018.', '[i] Data BPS 2025.'],
  },
  {
    program: 'Word',
    feature: 'a text box',
    shown: 'its text after the paragraph that it hangs on, once',
    bytes: () =>
      wordFile({
        body:
          paragraph(run('Di samping ini.') + word.textBox(paragraph('Catatan penting.'))) +
          paragraph('Sesudahnya.'),
      }),
    lines: ['Di samping ini.', 'Catatan penting.', 'Sesudahnya.'],
  },
  {
    program: 'Word',
    feature: 'a picture with a description',
    shown: 'the picture, with its description for screen readers',
    bytes: () =>
      wordFile({
        media: { 'peta.png': pngBytes(20, 10) },
        body:
          paragraph('Peta:') + paragraph(word.picture('peta.png', 'Peta kecamatan')) + paragraph('Selesai.'),
      }),
    lines: ['Peta:', '[Picture 1: Peta kecamatan]', 'Selesai.'],
  },
  {
    program: 'Word',
    feature: 'a picture in EMF, WMF or TIFF',
    shown: 'a frame with the caption below it; their number is said',
    bytes: () =>
      wordFile({
        media: { 'bagan.emf': emf },
        body:
          paragraph(word.picture('bagan.emf')) +
          paragraph(`${run('Gambar ')}${word.field('SEQ Gambar', '1')}${run(' Bagan organisasi')}`),
      }),
    lines: [
      '[A picture of this kind cannot be shown: Gambar 1 Bagan organisasi]',
      'Gambar 1 Bagan organisasi',
    ],
    notShown: { 'picture-kinds': 1 },
  },
  {
    program: 'Word',
    feature: 'a chart, and a diagram (SmartArt)',
    shown: 'a frame with its description; their number is said',
    bytes: () => wordFile({ body: paragraph(chart) + paragraph(smartArt) }),
    lines: ['[Chart: Anggaran per tahun]', '[Diagram: Alur layanan]'],
    notShown: { charts: 1, diagrams: 1 },
  },
  {
    program: 'Word',
    feature: 'a formula',
    shown: 'as a line of text; their number is said',
    bytes: () =>
      wordFile({
        body: paragraph(
          `${run('Indeks = ')}<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:den></m:f></m:oMath>`,
        ),
      }),
    lines: ['Indeks = (a+b)/(c^2)'],
    notShown: { formulas: 1 },
  },
  {
    program: 'Word',
    feature: 'a table of contents',
    shown: 'its lines as text; the page has its own',
    bytes: () =>
      wordFile({
        styles: word.usualStyles + word.style('TOC1', 'toc 1'),
        body:
          `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
          `<w:hyperlink w:anchor="_Toc1">${run('Pendahuluan')}<w:r><w:tab/></w:r>${word.field('PAGEREF _Toc1', '3')}</w:hyperlink></w:p>` +
          `<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>${styled('Heading1', 'Pendahuluan')}`,
      }),
    lines: ['Pendahuluan\t3', '# Pendahuluan'],
  },
  {
    program: 'Word',
    feature: 'an embedded workbook',
    shown: 'its picture, or a frame; their number is said',
    bytes: () => wordFile({ media: { 'lembar.emf': emf }, body: paragraph(ole) }),
    lines: ['[A picture of this kind cannot be shown: Lembar kerja]'],
    notShown: { 'embedded-objects': 1, 'picture-kinds': 1 },
  },
  {
    program: 'Word',
    feature: 'page headers and footers, hidden text',
    shown: 'not shown; that they are there is said',
    bytes: () =>
      wordFile({
        header: paragraph('Masterplan Bojonegoro'),
        footer: paragraph(word.field('PAGE', '7')),
        body: paragraph(run('Tampak.') + run('Tersembunyi.', '<w:vanish/>')),
      }),
    lines: ['Tampak.'],
    notShown: { 'headers-footers': 1, 'hidden-text': 1 },
  },
  {
    program: 'Word',
    feature: 'content controls: a choice, a box to tick, a stretch of text',
    shown: 'what is chosen, ticked and written',
    bytes: () =>
      wordFile({
        body:
          `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('Dalam kendali.')}</w:sdtContent></w:sdt>` +
          paragraph(
            `${run('Setuju ')}<w:sdt><w:sdtContent>${run('☒')}</w:sdtContent></w:sdt>${run(' Pilihan: ')}<w:sdt><w:sdtContent>${run('Triwulan II')}</w:sdtContent></w:sdt>`,
          ),
      }),
    lines: ['Dalam kendali.', 'Setuju ☒ Pilihan: Triwulan II'],
  },
  {
    program: 'Word',
    feature: 'links to https, http and mail addresses',
    shown: 'https as links, the others as text; their number is said',
    bytes: () =>
      wordFile({
        links: [
          { id: 'a', kind: 'hyperlink', target: 'https://jdih.example/perbup', external: true },
          { id: 'b', kind: 'hyperlink', target: 'http://lama.example', external: true },
          { id: 'c', kind: 'hyperlink', target: 'mailto:surat@kominfo.example', external: true },
        ],
        body: paragraph(
          ['a', 'b', 'c']
            .map((id) => `<w:hyperlink r:id="${id}">${run(`tautan ${id} `)}</w:hyperlink>`)
            .join(''),
        ),
      }),
    lines: ['tautan a tautan b tautan c'],
    notShown: { links: 2 },
  },
  {
    program: 'Word',
    feature: 'boxes of older forms',
    shown: '☐ or ☒',
    bytes: () =>
      wordFile({
        body: paragraph(
          `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' Sudah diperiksa')}`,
        ),
      }),
    lines: ['☒ Sudah diperiksa'],
  },
  {
    program: 'Word',
    feature: 'bold, italic, underlined, struck, raised, lowered and capital letters',
    shown: 'so; other looks (colour, size, font) are not shown',
    bytes: () =>
      wordFile({
        body: paragraph(
          run('tebal ', '<w:b/>') +
            run('miring ', '<w:i/>') +
            run('garis ', '<w:u w:val="single"/>') +
            run('coret ', '<w:strike/>') +
            run('m') +
            run('2', '<w:vertAlign w:val="superscript"/>') +
            run(' besar', '<w:caps/>'),
        ),
      }),
    lines: ['tebal miring garis coret m2 BESAR'],
  },
  {
    program: 'Word',
    feature: 'a table in a table’s cell',
    shown: 'a table in the cell, 20 deep at most',
    bytes: () =>
      wordFile({ body: table([row(['luar', cell(table([row(['dalam', '1'])]) + paragraph('sesudah'))])]) }),
    lines: ['| luar | { | dalam | 1 | } / sesudah |'],
  },
  {
    program: 'Word',
    feature: 'Strict Open XML',
    shown: 'like any other',
    bytes: () => {
      const strict = documentOf(styled('Heading1', 'Ketat') + paragraph(long)).replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      );
      return wordFile({ body: '', document: strict, styles: word.usualStyles });
    },
    lines: ['# Ketat', long],
  },
  {
    program: 'Word',
    feature: 'a list that takes its levels from a list style',
    shown: 'each item with its number',
    bytes: () =>
      wordFile({
        numbering:
          '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Gaya"/></w:abstractNum>' +
          word.list(2, [['upperLetter', '%1.']]).replace('<w:lvl ', '<w:styleLink w:val="Gaya"/><w:lvl ') +
          word.use(1, 1),
        body: word.numbered(1, 0, 'Pertama') + word.numbered(1, 0, 'Kedua'),
      }),
    lines: ['A. Pertama', 'B. Kedua'],
  },
];

function paragraphCell(text: string): string {
  return cell(paragraph(run(text, '<w:b/>')));
}
