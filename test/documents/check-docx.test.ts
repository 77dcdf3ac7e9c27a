import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../functions/documents/check/check-draft.ts';
import { docxParts } from '../../samples/docx-parts.ts';
import { zipBytes } from '../../samples/zip-bytes.ts';
import {
  docxAdding,
  docxAlsoTyped,
  docxEdited,
  docxRelating,
  docxTyped,
  docxTypedAs,
  docxWhere,
  docxWith,
} from './hostile-docx.ts';

const fileName = 'draf.docx';
const field = (xml: string) => (document: string) =>
  document.replace('<w:sectPr/>', `<w:p><w:r>${xml}</w:r></w:p>`);
const inDocument = (xml: string, encoding: BufferEncoding = 'utf8') =>
  docxWhere('word/document.xml', (document) => Buffer.from(field(xml)(document), encoding));
const template = { kind: 'attachedTemplate', external: true };
const parts = docxParts(['Isi']);
const packageWithMacros = zipBytes([{ name: 'xl/vbaProject.bin', content: 'x' }]);
const end = 22;

const hostile: [string, string, Uint8Array][] = [
  ['a macro project', 'macros', docxAdding({ name: 'word/vbaProject.bin', content: 'x' })],
  ['a macro project under another name', 'macros', docxRelating({ kind: 'vbaProject', target: 'a.bin' })],
  [
    'a part that its type calls a macro project',
    'macros',
    docxTypedAs('application/vnd.ms-office.vbaProject', { name: 'word/a.dat', content: 'x' }),
  ],
  ['a DOCM renamed to .docx', 'macros', docxTyped('application/vnd.ms-word.document.macroEnabled.main+xml')],
  [
    'a workbook with macros inside',
    'macros',
    docxAdding({ name: 'word/embeddings/a.xlsx', content: packageWithMacros }),
  ],
  [
    'a template from the net',
    'outside-content',
    docxRelating({ ...template, target: 'https://jahat.example/a.dotm' }, 'word/_rels/settings.xml.rels'),
  ],
  [
    'a template from a file share',
    'outside-content',
    docxRelating({ ...template, target: 'file://\\\\jahat\\a.dotm' }),
  ],
  [
    'a template whose mode is written with a character reference',
    'outside-content',
    docxWhere('word/_rels/document.xml.rels', (xml) =>
      xml.replace('Target="styles.xml"', 'Target="a" TargetMode="Extern&#97;l"'),
    ),
  ],
  [
    'a picture from the net',
    'outside-content',
    docxRelating({ kind: 'image', external: true, target: 'https://jahat.example/a.png' }),
  ],
  [
    'a picture from the net that is not called external',
    'outside-content',
    docxRelating({ kind: 'image', target: 'https://jahat.example/a.png' }),
  ],
  [
    'a linked OLE object',
    'active-content',
    docxRelating({ kind: 'oleObject', external: true, target: 'file:///a.xls' }),
  ],
  ['an OLE object', 'active-content', docxAdding({ name: 'word/embeddings/oleObject1.bin', content: 'x' })],
  [
    'an ActiveX control',
    'active-content',
    docxAdding({ name: 'word/activeX/activeX1.xml', content: '<a/>' }),
  ],
  ['a control by its relationship', 'active-content', docxRelating({ kind: 'control', target: 'a.xml' })],
  [
    'a part that its type calls OLE',
    'active-content',
    docxTypedAs('application/vnd.openxmlformats-officedocument.oleObject', {
      name: 'word/a.dat',
      content: 'x',
    }),
  ],
  ['a whole HTML file to merge in', 'active-content', docxRelating({ kind: 'aFChunk', target: 'a.html' })],
  ['a DDE field', 'active-content', inDocument('<w:instrText>DDEAUTO c:\\\\a.exe</w:instrText>')],
  [
    'a DDE field in pieces',
    'active-content',
    inDocument('<w:instrText>DD</w:instrText></w:r><w:r><w:instrText>&#69; a</w:instrText>'),
  ],
  ['a DDE field in the short form', 'active-content', inDocument('<w:fldSimple w:instr="DDE a b"/>')],
  [
    'a package in a package in a package',
    'active-content',
    docxAdding({
      name: 'word/embeddings/a.docx',
      content: zipBytes([{ name: 'word/embeddings/b.docx', content: 'x' }]),
    }),
  ],
  [
    'a DOCTYPE',
    'damaged',
    docxWhere('word/document.xml', (xml) =>
      xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
    ),
  ],
  [
    'relationships behind a comment',
    'damaged',
    docxWhere('word/_rels/document.xml.rels', (xml) =>
      xml.replace('<Relationship ', '<!-- a --><Relationship '),
    ),
  ],
  [
    'XML in UTF-16',
    'damaged',
    docxWhere('word/document.xml', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le')),
  ],
  [
    'XML in UTF-16 without a mark',
    'damaged',
    docxWhere('word/document.xml', (xml) => Buffer.from(xml.replace(/<\?.*?\?>\s*/, ''), 'utf16le')),
  ],
  [
    'XML in UTF-7',
    'damaged',
    docxWhere('word/document.xml', (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-7"')),
  ],
  ['a type given twice', 'damaged', docxAlsoTyped('<Default Extension="XML" ContentType="text/plain"/>')],
  [
    'an attribute given twice',
    'damaged',
    docxWhere('word/_rels/document.xml.rels', (xml) => xml.replace('Target=', 'Target="a" Target=')),
  ],
  [
    'no list of types',
    'wrong-type',
    docxWith((all) => all.filter((part) => part.name !== '[Content_Types].xml')),
  ],
  ['no main part', 'wrong-type', docxWith((all) => all.filter((part) => part.name !== 'word/document.xml'))],
  ['a ZIP file', 'wrong-type', zipBytes([{ name: 'a.txt', content: 'a' }])],
  [
    'a workbook',
    'wrong-type',
    docxTyped('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
  ],
  [
    'a template',
    'wrong-type',
    docxTyped('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
  ],
  [
    'two main parts',
    'wrong-type',
    docxWhere('_rels/.rels', (xml) => xml.replace(/(<Relationship .*?\/>)/, '$1$1')),
  ],
  [
    'an entry that inflates to more than it says',
    'bomb',
    docxAdding({ name: 'word/media/a.png', content: 'x'.repeat(100_000), size: 10 }),
  ],
  [
    'an entry that says a gigabyte',
    'bomb',
    docxAdding({ name: 'word/media/a.png', content: 'x', size: 2 ** 30 }),
  ],
  [
    'a small file of fifty megabytes',
    'bomb',
    docxAdding({ name: 'word/media/a.png', content: Buffer.alloc(50 * 2 ** 20) }),
  ],
  [
    'an XML part of forty megabytes',
    'bomb',
    docxAdding(
      { name: 'word/a.xml', content: Buffer.concat([Buffer.alloc(40 * 2 ** 20)]) },
      { name: 'word/media/noise.png', content: noise(600_000), stored: true },
    ),
  ],
  [
    'thousands of entries',
    'bomb',
    docxAdding(
      ...Array.from({ length: 2001 }, (_, n) => ({ name: `word/media/${n}`, content: 'x', stored: true })),
    ),
  ],
  [
    'entries over one another',
    'bomb',
    docxAdding(
      { name: 'word/media/a', content: quotedEntry('word/media/b'), stored: true },
      overlapped('word/media/b'),
    ),
  ],
  ['an encrypted entry', 'encrypted', docxAdding({ name: 'a', content: 'x', flags: 1 })],
  ['an AES entry', 'encrypted', docxAdding({ name: 'a', content: 'x', method: 99 })],
  [
    'a password',
    'encrypted',
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(512),
    ]),
  ],
  [
    'a DOC of old renamed',
    'wrong-type',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]),
  ],
  ['a way up and out', 'damaged', docxAdding({ name: '../../etc/passwd', content: 'x' })],
  ['a way up and out of Windows', 'damaged', docxAdding({ name: 'word\\..\\..\\a', content: 'x' })],
  ['an absolute name', 'damaged', docxAdding({ name: '/etc/passwd', content: 'x' })],
  ['a drive', 'damaged', docxAdding({ name: 'C:a', content: 'x' })],
  ['a name with a control character', 'damaged', docxAdding({ name: 'a\n', content: 'x' })],
  ['an entry twice', 'damaged', docxAdding({ name: 'word/document.xml', content: 'x' })],
  ['an entry twice but for its case', 'damaged', docxAdding({ name: 'word/Document.XML', content: 'x' })],
  [
    'another name in the local header',
    'damaged',
    docxAdding({ name: 'word/a.xml', content: 'x', localName: 'word/b.xml' }),
  ],
  ['a wrong checksum', 'damaged', docxAdding({ name: 'a', content: 'x', crc: 1 })],
  [
    'an entry that inflates to less than it says',
    'damaged',
    docxAdding({ name: 'a', content: 'x'.repeat(50), size: 51 }),
  ],
  ['an unknown method', 'damaged', docxAdding({ name: 'a', content: 'x', method: 12 })],
  [
    'a stored entry with another size',
    'damaged',
    docxAdding({ name: 'a', content: 'x', stored: true, size: 2 }),
  ],
  ['room between the entries', 'damaged', zipBytes(parts, new Uint8Array(25))],
  ['bytes after the end', 'damaged', docxEdited((bytes) => Buffer.concat([bytes, Buffer.from('MZ')]))],
  ['no mark at its end', 'damaged', docxEdited((bytes) => written(bytes, bytes.length - end, 0x11111111, 4))],
  ['a comment that is not there', 'damaged', docxEdited((bytes) => written(bytes, bytes.length - 2, 1, 2))],
  [
    'another length of its directory',
    'damaged',
    docxEdited((bytes) => written(bytes, bytes.length - 10, 9, 4)),
  ],
  ['more in its directory than it counts', 'damaged', docxEdited((bytes) => longerDirectory(bytes))],
  [
    'an encrypted entry in the directory alone',
    'encrypted',
    docxEdited((bytes) => written(bytes, directoryOf(bytes) + 8, 1, 2)),
  ],
  ['an encrypted entry in its own header alone', 'encrypted', docxEdited((bytes) => written(bytes, 6, 1, 2))],
  ['another method in the local header', 'damaged', docxEdited((bytes) => written(bytes, 8, 0, 2))],
  ['another size in the local header', 'damaged', docxEdited((bytes) => written(bytes, 22, 9, 4))],
  [
    'an entry that runs into the directory',
    'bomb',
    docxAdding({ name: 'a', content: 'x', stored: true, packed: 99 }),
  ],
  [
    'a hundred megabytes said, in a file that is not small',
    'bomb',
    docxAdding({ name: 'word/media/a', content: noise(1_200_000), size: 101 * 2 ** 20 }),
  ],
  ['XML that is no UTF-8', 'damaged', inDocument(Buffer.from([0xff]).toString('latin1'), 'latin1')],
  ['a workbook behind a document’s type', 'wrong-type', docxWhere('[Content_Types].xml', decoy)],
  [
    'bytes before the directory',
    'damaged',
    docxEdited((bytes) => Buffer.concat([bytes.subarray(0, -end), Buffer.from('a'), bytes.subarray(-end)])),
  ],
  ['a cut end', 'damaged', docxEdited((bytes) => bytes.subarray(0, -1))],
  ['a cut half', 'damaged', docxEdited((bytes) => bytes.subarray(0, bytes.length / 2))],
  ['fewer entries in the end record', 'damaged', docxEdited((bytes) => fewer(bytes))],
  ['a first entry that no directory names', 'damaged', docxEdited((bytes) => hidden(bytes))],
];

describe('a hostile DOCX', () => {
  it.each(hostile)('with %s is refused as %s', async (_, refused, bytes) => {
    expect(await checkDraft({ bytes, fileName })).toMatchObject({ refused });
  });
});

describe('an honest DOCX', () => {
  const honest: [string, Uint8Array][] = [
    ['made plainly', docxWith()],
    [
      'with a link to a page',
      docxRelating({ kind: 'hyperlink', external: true, target: 'https://bojonegoro.example/?a=1&b=2' }),
    ],
    [
      'that remembers its author’s own template',
      docxRelating({ ...template, target: 'file:///C:\\Users\\dinas\\Laporan.dotx' }),
    ],
    [
      'with a chart’s workbook',
      docxAdding({
        name: 'word/embeddings/a.xlsx',
        content: zipBytes([{ name: 'xl/workbook.xml', content: '<a/>' }]),
      }),
    ],
    ['with a picture that hardly shrinks', docxAdding({ name: 'word/media/a.png', content: noise(200_000) })],
    [
      'with an empty entry',
      docxAdding({ name: 'word/media/', content: '', stored: true }, { name: 'word/media/a', content: '' }),
    ],
    [
      'written in one stream, sizes after the data',
      zipBytes(
        parts.map((part) => ({ ...part, flags: 8 })),
        new Uint8Array(16),
      ),
    ],
    ['whose list of types comes last', docxWith((all) => all.toReversed())],
    [
      'with a page number and a table of contents',
      inDocument('<w:instrText>PAGE</w:instrText><w:instrText>TOC \\o "1-3"</w:instrText>'),
    ],
  ];

  it.each(honest)('%s is taken', async (_, bytes) => {
    expect(await checkDraft({ bytes, fileName })).toMatchObject({ type: 'docx' });
  });

  it('from the samples is taken', async () => {
    const bytes = await readFile('samples/drafts/analisis-kesiapan-daerah.docx');
    expect(await checkDraft({ bytes, fileName: 'Analisis Kesiapan.DOCX' })).toMatchObject({ type: 'docx' });
  });
});

/** The same on every run, and does not deflate. */
function noise(length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (state * 48271) % 0x7fffffff;
    bytes[at] = state & 0xff;
  }
  return bytes;
}

/** An entry's own local header and data as the content of another: the two overlap, neither is false by itself. */
function quotedEntry(name: string): Uint8Array {
  const zip = Buffer.from(zipBytes([{ name, content: 'x'.repeat(1000) }]));
  return zip.subarray(0, 30 + name.length + deflateRawSync('x'.repeat(1000)).length);
}

function overlapped(name: string): { name: string; content: string; offset: number } {
  const before = docxWith();
  const bodies = Buffer.from(before).readUInt32LE(before.length - 6);
  return { name, content: 'x'.repeat(1000), offset: bodies + 30 + 'word/media/a'.length };
}

function written(bytes: Buffer, at: number, value: number, width: number): Buffer {
  bytes.writeUIntLE(value, at, width);
  return bytes;
}

function directoryOf(bytes: Buffer): number {
  return bytes.readUInt32LE(bytes.length - 6);
}

/** Names the type of a document for a part that is not the main one, and first. */
function decoy(xml: string): string {
  const main = /<Override PartName="\/word\/document.xml" ContentType="([^"]*)"\/>/;
  return xml.replace(
    main,
    '<Override PartName="/a.xml" ContentType="$1"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>',
  );
}

function longerDirectory(bytes: Buffer): Buffer {
  written(bytes, bytes.length - 10, bytes.length - end - directoryOf(bytes) + 4, 4);
  return Buffer.concat([bytes.subarray(0, -end), Buffer.from('abcd'), bytes.subarray(-end)]);
}

function fewer(bytes: Buffer): Buffer {
  bytes.writeUInt16LE(parts.length - 1, bytes.length - 14);
  bytes.writeUInt16LE(parts.length - 1, bytes.length - 12);
  return bytes;
}

/** Takes the first entry out of the directory and leaves its bytes in the file. */
function hidden(bytes: Buffer): Buffer {
  const directoryAt = directoryOf(bytes);
  const first = 46 + bytes.readUInt16LE(directoryAt + 28);
  const shorter = Buffer.concat([bytes.subarray(0, directoryAt), bytes.subarray(directoryAt + first)]);
  shorter.writeUInt32LE(bytes.length - end - directoryAt - first, shorter.length - 10);
  return fewer(shorter);
}
