import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../functions/documents/check/check-draft.ts';
import { pdfBytes, pdfOfObjects, pdfStream } from '../../samples/pdf-bytes.ts';

const fileName = 'draf.pdf';
const pages = '<< /Type /Pages /Kids [] /Count 0 >>';
const withObject = (object: string | Buffer) =>
  pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', pages, object]);
const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
const packed = (objects: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode') =>
  withObject(pdfStream(dictionary, deflateSync(Buffer.from(`7 0 ${objects}`))));
const sound = Buffer.from(pdfBytes('Judul', ['Isi']));

const hostile: [string, string, Uint8Array][] = [
  [
    'a script at opening',
    'active-content',
    pdfOfObjects([`<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} >>`, pages]),
  ],
  ['a script whose name is escaped', 'active-content', withObject('<< /S /J#61vaScript /#4aS (a) >>')],
  ['a script in an object stream', 'active-content', packed(script)],
  ['a script in an object stream, its name escaped', 'active-content', packed('<< /S /#4aavaScript >>')],
  [
    'a script in an object stream that says no type',
    'active-content',
    packed(script, '/N 1 /First 4 /Filter /FlateDecode'),
  ],
  ['a script in an object stream, within a string', 'active-content', packed(`(${script})`)],
  [
    'a script in an object stream that is not packed',
    'active-content',
    withObject(pdfStream('/Type /ObjStm /N 1 /First 4', Buffer.from(`7 0 ${script}`))),
  ],
  ['a program to launch', 'active-content', withObject('<< /S /Launch /F (cmd.exe) >>')],
  ['an attachment', 'active-content', withObject(pdfStream('/Type /EmbeddedFile', Buffer.from('MZ')))],
  [
    'an attachment that says no type',
    'active-content',
    withObject('<< /Type /Filespec /EF << /F 4 0 R >> >>'),
  ],
  ['a form of the XFA kind', 'active-content', withObject('<< /XFA [] >>')],
  [
    'a form that is sent off',
    'active-content',
    withObject('<< /S /SubmitForm /F (https://jahat.example) >>'),
  ],
  [
    'an object within a stream',
    'active-content',
    withObject(pdfStream('', Buffer.from(`9 0 obj\n${script}\nendobj`))),
  ],
  [
    'an object within a string',
    'active-content',
    withObject(`( 9 0 obj ${script} endobj ()) )`.replace('())', '()')),
  ],
  ['an object within a comment', 'active-content', withObject('% 9 0 obj << /S /JavaScript >>\n<< >>')],
  [
    'an object within a stream, a comment in its head',
    'active-content',
    withObject(pdfStream('', Buffer.from(`9 %a\n0 %b\n%c\n obj\n${script}`))),
  ],
  [
    'a comment that seems to open a stream',
    'active-content',
    withObject(`% >> stream\n${script}\n% endstream`),
  ],
  [
    'a string that seems to open a stream',
    'active-content',
    withObject(`[(>> stream\n) ${script} (endstream)]`),
  ],
  [
    'a password',
    'encrypted',
    pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', pages, '<< /Filter /Standard >>'], '/Encrypt 3 0 R '),
  ],
  [
    'a password and packed objects that cannot be read',
    'encrypted',
    pdfOfObjects(
      ['<< >>', pages, pdfStream('/Type /ObjStm /First 4 /Filter /FlateDecode', Buffer.from('xxxx'))],
      '/Encrypt 3 0 R ',
    ),
  ],
  [
    'data deflated twice',
    'bomb',
    withObject(pdfStream('/Filter [/FlateDecode /FlateDecode]', Buffer.from('x'))),
  ],
  [
    'an object stream without end',
    'bomb',
    withObject(
      pdfStream('/Type /ObjStm /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(101 * 2 ** 20))),
    ),
  ],
  [
    'an object stream that is no deflate',
    'damaged',
    withObject(pdfStream('/Type /ObjStm /First 4 /Filter /FlateDecode', Buffer.from('xxxx'))),
  ],
  [
    'packed objects in two forms at once',
    'damaged',
    packed('<< >>', '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]'),
  ],
  [
    'packed objects behind a predictor',
    'damaged',
    packed('<< >>', '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms << /Predictor 12 >>'),
  ],
  ['a stream that no dictionary opens', 'active-content', withObject(`[stream\n${script}\nendstream]`)],
  ['a stream without end', 'damaged', withObject('<< >>\nstream\nabc')],
  ['a string without end', 'damaged', withObject('(abc')],
  ['a bracket too many', 'damaged', withObject('abc)')],
  [
    'a version that there is not',
    'damaged',
    Buffer.from(sound.toString('latin1').replace('%PDF-1', '%PDF-A'), 'latin1'),
  ],
  ['its end cut off', 'damaged', sound.subarray(0, -6)],
  ['its second half cut off', 'damaged', sound.subarray(0, sound.length / 2)],
  [
    'an end that points nowhere',
    'damaged',
    Buffer.from(sound.toString('latin1').replace(/startxref\n\d+/, 'startxref\n3'), 'latin1'),
  ],
  [
    'an end that points beyond',
    'damaged',
    Buffer.from(sound.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999'), 'latin1'),
  ],
  ['a first half cut off', 'wrong-type', sound.subarray(20)],
  ['HTML in it', 'wrong-type', Buffer.from('<!doctype html><script>alert(1)</script>')],
];

describe('a hostile PDF', () => {
  it.each(hostile)('with %s is refused as %s', async (_, refused, bytes) => {
    expect(await checkDraft({ bytes, fileName })).toMatchObject({ refused });
  });
});

describe('an honest PDF', () => {
  const honest: [string, Uint8Array][] = [
    [
      'of several pages',
      pdfBytes(
        'Judul (dua)',
        Array.from({ length: 90 }, (_, n) => `Paragraf ${n} (dengan kurung).`),
      ),
    ],
    [
      'that opens on its second page, with a link',
      withObject('<< /OpenAction [2 0 R /Fit] /A << /S /URI /URI (https://bojonegoro.example) >> >>'),
    ],
    ['with packed objects', packed('<< /Title (Judul) >>')],
    ['with its table in a stream', withCompressedTable()],
    ['with bracketed and escaped text', withObject('<< /Title (a \\( b (c) \\\\) /Alt <FEFF0041> >>')],
  ];

  it.each(honest)('%s is taken', async (_, bytes) => {
    expect(await checkDraft({ bytes, fileName })).toMatchObject({
      type: 'pdf',
      contentType: 'application/pdf',
    });
  });

  it('from the samples is taken', async () => {
    const bytes = await readFile('samples/drafts/quick-win-bank-sampah.pdf');
    expect(await checkDraft({ bytes, fileName })).toMatchObject({ type: 'pdf' });
  });
});

function withCompressedTable(): Uint8Array {
  const start = Buffer.from('%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');
  const table = pdfStream(
    '/Type /XRef /Size 3 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode',
    deflateSync(Buffer.alloc(12)),
  );
  const end = Buffer.from(`\nendobj\nstartxref\n${start.length}\n%%EOF`);
  return Buffer.concat([start, Buffer.from('2 0 obj\n'), table, end]);
}
