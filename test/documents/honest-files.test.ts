import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftTypeOf } from '../../functions/documents/check/draft-type-of.ts';
import { pdfBytes, pdfOfObjects, pdfStream } from '../../samples/pdf-bytes.ts';
import { zipBytes } from '../../samples/zip-bytes.ts';
import { docxAdding, docxAlsoTyped, docxRelating, docxTypedAs, docxWhere, docxWith } from './hostile-docx.ts';

const docx = (bytes: Uint8Array) => draftTypeOf({ bytes, fileName: 'draf.docx' });
const pdf = (bytes: Uint8Array) => draftTypeOf({ bytes, fileName: 'draf.pdf' });
const plain = (name: string) => zipBytes([{ name, content: '<a/>' }]);
const sound = Buffer.from(pdfBytes('Judul', ['Isi']));
const pages = '<< /Type /Pages /Kids [] /Count 0 >>';
const withObject = (object: string | Buffer, catalog = '') =>
  pdfOfObjects([`<< /Type /Catalog /Pages 2 0 R ${catalog}>>`, pages, object]);
const template = (target: string) =>
  docxRelating({ kind: 'attachedTemplate', external: true, target }, 'word/_rels/settings.xml.rels');

describe('a DOCX as offices write it', () => {
  it.each(['vsdx', 'xlsx', 'docx', 'pptx', 'sldx', 'VSDX'])(
    'may hold a figure or a table as .%s',
    async (ending) => {
      const content = plain('visio/document.xml');
      expect(await docx(docxAdding({ name: `word/embeddings/Gambar1.${ending}`, content }))).toEqual({
        type: 'docx',
      });
    },
  );

  it.each(['vsdm', 'xlsm', 'docm', 'xlsb'])('may hold none with macros (.%s)', async (ending) => {
    const content = plain('a.xml');
    expect(await docx(docxAdding({ name: `word/embeddings/A.${ending}`, content }))).toEqual({
      refused: 'macros',
    });
  });

  it.each([
    'Normal.dotm',
    'Normal',
    'Surat Dinas.dotx',
    'C:\\Users\\a\\Normal.dotm',
    'file:///C:/Users/a/Normal.dotm',
    'D:\\T.dot',
    'Macintosh%20HD:Users:orang:Normal.dotm',
    'Macintosh HD:Users:orang:Normal.dotm',
    'file:////Users/orang/Normal.dotm',
    'file:////Volumes/Data/Normal.dotm',
    'file:///Users/orang/Normal.dotm',
    '/Users/orang/Normal.dotm',
    '..\\Templates\\a.dotx',
    'file://localhost/C:/a.dotm',
  ])('may remember its author’s own template (%s)', async (target) => {
    expect(await docx(template(target))).toEqual({ type: 'docx' });
  });

  it.each([
    'http://example.invalid/t.dotx',
    'HTTPS://example.invalid/t.dotx',
    'ftp://a/t',
    '\\\\server\\t.dotm',
    '//server/t.dotm',
    'file://server/t.dotm',
    'file:///\\\\server\\t.dotm',
    'file:////server/t.dotm',
    'file://///server/t.dotm',
    '%5C%5Cserver%5Ct.dotm',
    'file:\\\\server\\t.dotm',
    '\\\\Users\\a\\b',
  ])('may not use one from elsewhere (%s)', async (target) => {
    expect(await docx(template(target))).toEqual({ refused: 'outside-content', about: 'outside-template' });
  });

  it.each([
    '\n',
    '\r\n',
    '\n\n\n',
    ' ',
    '\0'.repeat(512),
    '\0',
    '\0\0',
    '\0\0\0\0',
    '\t\r\n',
    '\n'.repeat(4000),
  ])('may have been filled up at its end (%j)', async (more) => {
    expect(await docx(Buffer.concat([docxWith(), Buffer.from(more)]))).toEqual({ type: 'docx' });
  });

  it.each([
    ['little-endian', Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-16"?><a/>', 'utf16le')],
    ['big-endian', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a/>', 'utf16le').swap16()],
    ['without a mark', Buffer.from('<?xml version="1.0" encoding="utf-16"?><a/>', 'utf16le')],
    ['only said so', Buffer.from('<?xml version="1.0" encoding="utf-16"?><a/>')],
    ['with no declaration', Buffer.from('\uFEFF<a>\u00E9</a>', 'utf16le')],
  ])('may keep data of its own in UTF-16, %s', async (_how, content) => {
    expect(await docx(docxAdding({ name: 'customXml/item1.xml', content }))).toEqual({ type: 'docx' });
  });

  it.each([
    'application/vnd.openxmlformats-officedocument.oleObject',
    'application/vnd.ms-office.vbaProject',
    'application/vnd.ms-office.activeX+xml',
    'application/x-msdownload',
  ])('may list a type that no part has (%s)', async (type) => {
    expect(await docx(docxAlsoTyped(`<Default Extension="bin" ContentType="${type}"/>`))).toEqual({
      type: 'docx',
    });
    expect(await docx(docxTypedAs(type, { name: 'word/a.bin', content: '<a/>' }))).toHaveProperty('refused');
  });

  it.each([
    ['Visio.Drawing.11', 'visio-object'],
    ['Equation.3', 'equation-object'],
    ['Equation.DSMT4', 'equation-object'],
    ['PBrush', 'paint-object'],
    ['Paint.Picture', 'paint-object'],
    ['Excel.Sheet.8', 'workbook-object'],
    ['Package', 'attached-object'],
    ['AutoCAD.Drawing.20', 'other-object'],
  ])('is told what its object is (%s)', async (made, about) => {
    const bytes = docxWith((parts) => [
      ...parts.map((part) =>
        part.name === 'word/document.xml'
          ? {
              ...part,
              content: String(part.content).replace(
                '<w:sectPr/>',
                `<w:p><w:r><w:object><o:OLEObject xmlns:o="o" Type="Embed" ProgID="${made}"/></w:object></w:r></w:p>`,
              ),
            }
          : part,
      ),
      { name: 'word/embeddings/oleObject1.bin', content: 'x' },
    ]);
    expect(await docx(bytes)).toEqual({ refused: 'active-content', about });
  });

  it.each([
    ['subDocument', 'subdocument'],
    ['mailMergeSource', 'mail-merge'],
    ['image', 'linked-picture'],
  ])('is told what lies elsewhere (%s)', async (kind, about) => {
    expect(await docx(docxRelating({ kind, external: true, target: 'file:///C:/a' }))).toEqual({
      refused: 'outside-content',
      about,
    });
  });

  it.each(['<w:p>', '<w:p></w:r></w:p>', '<w:p a="1" a="2"/>', '&tidak;', '<w:p', '\u0001', ']]>'])(
    'is not one whose text is no XML (%j)',
    async (xml) => {
      const bytes = docxWhere('word/document.xml', (it) => it.replace('<w:sectPr/>', xml));
      expect(await docx(bytes)).toEqual({ refused: 'damaged' });
    },
  );
});

describe('XML of another version', () => {
  it('is damaged, for its letters are others', async () => {
    const bytes = docxWhere('word/document.xml', (it) => it.replace('version="1.0"', 'version="1.1"'));
    expect(await docx(bytes)).toEqual({ refused: 'damaged' });
  });
});

describe('a PDF as programs write it', () => {
  const update = (before: string) =>
    Buffer.concat([
      sound.subarray(0, sound.lastIndexOf('%%EOF') + 5),
      Buffer.from(`${before}9 0 obj\n<< /Title (Uji) >>\nendobj\nxref\n0 0\ntrailer\n<< /Size 9 >>\n`),
      Buffer.from(`startxref\n${sound.lastIndexOf('xref\n0')}\n%%EOF\n`),
    ]);
  it.each(['', '\n', '\r', '\r\n', ' ', '\n\n'])('may have an update after %j', async (before) => {
    expect(await pdf(update(before))).toEqual({ type: 'pdf' });
  });

  it.each([
    '\n',
    '<!-- disisipkan portal -->',
    'teks (tanpa penutup',
    ')))>>]]',
    '\0'.repeat(2000),
    'x'.repeat(5000),
    '% komentar',
    '(',
    '<html>',
    '\x1A',
  ])('may have text after its end (%j)', async (more) => {
    expect(await pdf(Buffer.concat([sound, Buffer.from(more)]))).toEqual({ type: 'pdf' });
  });

  it.each(['\uFEFF', '\n', '\r\n', ' ', '\uFEFF\n', '\0'])('may have %j before its head', async (before) => {
    expect(await pdf(Buffer.concat([Buffer.from(before), sound]))).toEqual({ type: 'pdf' });
  });

  const link = (action: string) => withObject(`<< /Type /Annot /Subtype /Link /A << ${action} >> >>`);
  it.each([
    '/S /GoToR /F (lampiran-b.pdf) /D [0 /Fit]',
    '/S /GoToR /F << /Type /Filespec /F (lampiran.pdf) /UF (lampiran.pdf) >>',
    '/S /GoTo /D [2 0 R /Fit]',
    '/S /URI /URI (https://bojonegoro.example)',
    '/S /URI /URI (mailto:a@b.example)',
    '/S /URI /URI (www.bojonegoro.example)',
    '/S /Named /N /NextPage',
    '/S /URI /URI (file:///C:/Users/a/b.docx)',
    '/S /URI /URI <68747470733A2F2F61>',
    '/S /SetOCGState /State []',
  ])('may have a link that waits for a click (%s)', async (action) => {
    expect(await pdf(link(action))).toEqual({ type: 'pdf' });
  });

  it('may restrict copying, and not ask for a password', async () => {
    expect(await pdf(readFileSync('test/documents/restricted.pdf'))).toEqual({ type: 'pdf' });
    expect(await pdf(readFileSync('test/documents/locked.pdf'))).toEqual({ refused: 'encrypted' });
  });

  it('may say what rights it was given', async () => {
    const rights =
      '<< /Type /Sig /Reference [<< /TransformMethod /UR3 /TransformParams << /Type /TransformParams /V /2.2 /Document [/FullSave] /EF [/Create /Delete] /Form [/Add /Import] >> >>] >>';
    expect(await pdf(withObject(rights, '/Perms << /UR3 3 0 R >> '))).toEqual({ type: 'pdf' });
  });

  it.each([
    '%PDF-1.7\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n',
    '7 0 obj',
    'stream 1 0 obj << /Type /Page >> endobj',
    '(1 0 obj)',
  ])('may hold text that looks like an object (%j)', async (text) => {
    expect(await pdf(withObject(pdfStream('', Buffer.from(text))))).toEqual({ type: 'pdf' });
    expect(await pdf(withObject(`(${text.replace(/[()]/g, '')})`))).toEqual({ type: 'pdf' });
  });

  const s = (name: string, more = '') => `<< /S /${name} ${more}>>`;
  const refused: [string, string, Uint8Array][] = [
    [
      'an address at opening',
      'pdf-on-opening',
      withObject('null', `/OpenAction ${s('URI', '/URI (https://a)')} `),
    ],
    [
      'an address at opening that stands elsewhere',
      'pdf-on-opening',
      withObject(s('URI', '/URI (https://a)'), '/OpenAction 3 0 R '),
    ],
    [
      'an address when a page is shown',
      'pdf-on-opening',
      withObject(`<< /AA << /O ${s('URI', '/URI (https://a)')} >> >>`),
    ],
    [
      'an address after another action',
      'pdf-on-opening',
      withObject('null', `/OpenAction << /S /GoTo /Next [${s('URI')}] >> `),
    ],
    [
      'another file at opening',
      'pdf-on-opening',
      withObject('null', `/OpenAction ${s('GoToR', '/F (a.pdf)')} `),
    ],
    [
      'a menu’s entry at opening',
      'pdf-on-opening',
      withObject('null', `/OpenAction ${s('Named', '/N /Print')} `),
    ],
    ['a film', 'pdf-media', link('/S /Movie')],
    ['a film as an annotation', 'pdf-media', withObject('<< /Subtype /Movie >>')],
    ['a sound', 'pdf-media', link('/S /Sound')],
    ['a thread', 'pdf-action', link('/S /Thread /F (a.pdf)')],
    ['an action that nobody knows', 'pdf-action', link('/S /Baru')],
    ['an action under an escaped name', 'pdf-action', link('/#53 /T#68read')],
    [
      'an unknown action in an indirect object',
      'pdf-action',
      withObject('<< /S /Baru >>', '/X << /A 3 0 R >> '),
    ],
    ['a file on a share', 'unsafe-link', link('/S /GoToR /F (\\\\\\\\server\\\\a.pdf)')],
    ['a file on a share, in hexadecimal', 'unsafe-link', link('/S /GoToR /F <5C5C7365727665725C61>')],
    ['a share in a file specification', 'unsafe-link', link('/S /GoToR /F << /UF (//server/a.pdf) >>')],
    ['an address on a share', 'unsafe-link', link('/S /URI /URI (file://server/a)')],
    ['a script as an address', 'unsafe-link', link('/S /URI /URI (javascript:alert\\(1\\))')],
    ['an attachment', 'pdf-attachment', withObject('<< /EF << /F 4 0 R >> >>')],
    ['data from another file', 'pdf-outside', withObject(pdfStream('/F (a.bin)', Buffer.from('x')))],
    ['pages of another file', 'pdf-outside', withObject('<< /Ref << /F (a.pdf) /Page 0 >> >>')],
  ];
  it.each(refused)('is not one with %s', async (_what, about, bytes) => {
    expect(await pdf(bytes)).toMatchObject({ about });
  });

  it.each(['/JavaScript', '/Launch', '/GoToR', '/Movie', '/#4aS'])(
    'may not hide %s in what looks like text',
    async (name) => {
      const object = `7 0 obj << /S ${name} >> endobj`;
      expect(await pdf(withObject(pdfStream('', Buffer.from(object))))).toHaveProperty('refused');
      expect(await pdf(Buffer.concat([sound, Buffer.from(object)]))).toHaveProperty('refused');
      expect(await pdf(withObject(`(${object})`))).toHaveProperty('refused');
    },
  );
});

describe('a file that is no draft', () => {
  const oleWith = (stream: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from(stream, 'utf16le'),
    ]);
  it.each<[string, string, Buffer | Uint8Array]>([
    ['a.doc', 'old-word', oleWith('WordDocument')],
    ['a.docx', 'old-word', oleWith('WordDocument')],
    ['a.xls', 'workbook', oleWith('Workbook')],
    [
      'a.odt',
      'open-document',
      zipBytes([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]),
    ],
    [
      'a.docx',
      'open-document',
      zipBytes([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]),
    ],
    ['a.xlsx', 'workbook', zipBytes([{ name: 'xl/workbook.xml', content: '<a/>' }])],
    ['a.pptx', 'slides', zipBytes([{ name: 'ppt/presentation.xml', content: '<a/>' }])],
    ['foto.jpg', 'photo', Buffer.from('FFD8FFE000104A464946', 'hex')],
    ['foto.docx', 'photo', Buffer.from('89504E470D0A1A0A', 'hex')],
    ['foto.heic', 'photo', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
    ['a.rtf', 'rich-text', Buffer.from('{\\rtf1 a}')],
    ['a.html', 'web-page', Buffer.from('<html><body>a</body></html>')],
    ['a.zip', 'archive', zipBytes([{ name: 'a.txt', content: 'a' }])],
    ['a.dotx', 'template', docxWith()],
    ['a.txt', 'not-utf8', Buffer.from('caf\xE9', 'latin1')],
    ['a.txt', 'not-utf8', Buffer.from('\uFEFFNaskah', 'utf16le')],
    ['a.txt', 'not-utf8', Buffer.from('Naskah tanpa tanda', 'utf16le')],
    ['a.md', 'name-says-other', sound],
    ['a.docx', 'name-says-other', sound],
    ['a', 'name-says-other', sound],
    ['a.pdf', 'name-says-other', docxWith()],
  ])('is told what it is (%s: %s)', async (fileName, about, bytes) => {
    expect(await draftTypeOf({ bytes, fileName })).toEqual({ refused: 'wrong-type', about });
  });

  it.each([
    'a.md ',
    ' a.md',
    'a\u200B.md',
    '\uFEFFa.md',
    'a.md\u200E',
    '\u200Fa.md',
    'a.md\u00A0',
    'a.md.',
    'a. md',
    'a\u00AD.md',
  ])('is not one whose name holds what nobody sees (%j)', async (fileName) => {
    expect(await draftTypeOf({ bytes: Buffer.from('isi'), fileName })).toEqual({ type: 'markdown' });
  });
});
