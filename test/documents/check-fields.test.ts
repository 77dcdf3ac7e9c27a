import { describe, expect, it } from 'vitest';
import { draftTypeOf } from '../../functions/documents/check/draft-type-of.ts';
import { docxAdding, docxTypedAs, docxWhere } from './hostile-docx.ts';

const check = (bytes: Uint8Array) => draftTypeOf({ bytes, fileName: 'draf.docx' });
const inBody = (xml: string) => docxWhere('word/document.xml', (it) => it.replace('<w:sectPr/>', xml));
const run = (xml: string) => `<w:r>${xml}</w:r>`;
const char = (type: string, more = '') => run(`<w:fldChar w:fldCharType="${type}"${more}/>`);
const code = (text: string) => run(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
/** A field as Word writes it: its instruction in these pieces, and what it last came to. */
const field = (pieces: string[], more = '') =>
  `<w:p>${char('begin', more)}${pieces.join('')}${char('separate')}${run('<w:t>1</w:t>')}${char('end')}</w:p>`;
const whole = (instruction: string, more = '') => field([code(instruction)], more);
const letters = (text: string) => [...text].map((letter) => code(letter));
const quoted =
  char('begin') + code('QUOTE 68 68 69 ') + char('separate') + run('<w:t>DDE</w:t>') + char('end');
const header = (xml: string) =>
  docxTypedAs('application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml', {
    name: 'word/header1.hdr',
    content: `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${xml}</w:hdr>`,
  });

const refusedFields: [string, string, string, Uint8Array][] = [
  ['DDE', 'active-content', 'dde-field', inBody(whole('DDEAUTO c:\\\\a.exe "b"'))],
  ['DDE, a letter a run', 'active-content', 'dde-field', inBody(field(letters('DDEAUTO a')))],
  ['DDE in CDATA', 'active-content', 'dde-field', inBody(whole('<![CDATA[DD]]>E a'))],
  ['DDE with a comment within', 'active-content', 'dde-field', inBody(whole('D<!-- a -->DE a'))],
  ['DDE with a processing instruction within', 'active-content', 'dde-field', inBody(whole('D<?a b?>DE a'))],
  ['DDE in references', 'active-content', 'dde-field', inBody(whole('&#68;&#x44;E a'))],
  ['DDE in small letters', 'active-content', 'dde-field', inBody(whole('ddeauto a'))],
  ['DDE behind a tab', 'active-content', 'dde-field', inBody(whole('\t\n DDE a'))],
  ['DDE under another prefix', 'active-content', 'dde-field', inBody(whole('DDE a').replaceAll('w:', 'x:'))],
  ['DDE in the short form', 'active-content', 'dde-field', inBody("<w:fldSimple w:instr='DDE a'/>")],
  [
    'DDE in deleted text',
    'active-content',
    'dde-field',
    inBody(whole('DDE a').replaceAll('instrText', 'delInstrText')),
  ],
  [
    'DDE half as plain text',
    'active-content',
    'dde-field',
    inBody(field([code('DD'), run('<w:t>E a</w:t>')])),
  ],
  [
    'DDE in a field in a field',
    'active-content',
    'dde-field',
    inBody(field([code('IF 1=1 '), `${char('begin')}${code('DDE a')}${char('end')}`])),
  ],
  [
    'DDE in a field that never ends',
    'active-content',
    'dde-field',
    inBody(`<w:p>${char('begin')}${code('DDE a')}</w:p>`),
  ],
  ['DDE in a header', 'active-content', 'dde-field', header(whole('DDE a'))],
  [
    'DDE in a part of the glossary',
    'active-content',
    'dde-field',
    docxAdding({ name: 'word/glossary/document.xml', content: `<w:a xmlns:w="a">${whole('DDE a')}</w:a>` }),
  ],
  ['a name coded by QUOTE', 'active-content', 'coded-field', inBody(field([quoted, code('AUTO a')]))],
  [
    'half a name coded by QUOTE',
    'active-content',
    'coded-field',
    inBody(field([code('D'), quoted, code(' a')])),
  ],
  [
    'a name in symbols',
    'active-content',
    'coded-field',
    inBody(field([run('<w:sym w:char="0044"/>'), code('DE a')])),
  ],
  ['a name in quotation marks', 'active-content', 'coded-field', inBody(whole('&quot;DDE&quot; a'))],
  ['a name that nobody knows', 'active-content', 'unknown-field', inBody(whole('JALANKAN a'))],
  ['a control', 'active-content', 'form-control', inBody(whole('CONTROL Forms.TextBox.1 \\s'))],
  [
    'a linked object',
    'outside-content',
    'linked-object',
    inBody(whole('LINK Excel.Sheet.12 "C:\\\\a.xlsx" \\a')),
  ],
  [
    'a text from the net',
    'outside-content',
    'included-text',
    inBody(whole('INCLUDETEXT "http://jahat.example/a"')),
  ],
  ['a referenced document', 'outside-content', 'included-text', inBody(whole('RD "C:\\\\a.docx"'))],
  ['a database', 'outside-content', 'mail-merge', inBody(whole('DATABASE \\d "a"'))],
  [
    'a picture that is not kept',
    'outside-content',
    'linked-picture',
    inBody(whole('INCLUDEPICTURE "http://jahat.example/a" \\d')),
  ],
  [
    'a picture from a share',
    'outside-content',
    'linked-picture',
    inBody(whole('INCLUDEPICTURE "\\\\\\\\jahat\\\\a.png"')),
  ],
  [
    'a picture that is fetched anew at once',
    'outside-content',
    'linked-picture',
    inBody(whole('INCLUDEPICTURE "http://jahat.example/a"', ' w:dirty="true"')),
  ],
  [
    'a picture from the net in a document that updates itself',
    'outside-content',
    'linked-picture',
    inBody(`${whole('INCLUDEPICTURE "http://jahat.example/a"')}<w:updateFields w:val="true"/>`),
  ],
  ['a link to a share', 'active-content', 'unsafe-link', inBody(whole('HYPERLINK "\\\\\\\\jahat\\\\a"'))],
  ['a link to a program', 'active-content', 'unsafe-link', inBody(whole('HYPERLINK "ms-msdt:/id a"'))],
];

describe('a field in a DOCX', () => {
  it.each(refusedFields)('with %s is refused as %s, %s', async (_, refused, about, bytes) => {
    expect(await check(bytes)).toEqual({ refused, about });
  });

  it.each([
    'PAGE',
    ' PAGE  \\* MERGEFORMAT ',
    'page',
    'NUMPAGES',
    'TOC \\o "1-3" \\h \\z \\u',
    'TOC\\o',
    'PAGEREF _Toc1 \\h',
    'REF _Ref1 \\h',
    'SEQ Tabel \\* ARABIC',
    'STYLEREF 1 \\s',
    'DATE \\@ "d MMMM yyyy"',
    '=SUM(ABOVE)',
    '= 1 + 2',
    'MERGEFIELD Nama',
    'HYPERLINK "https://bojonegoro.example/"',
    'HYPERLINK \\l "_Toc1"',
    'HYPERLINK "mailto:kominfo@bojonegoro.example"',
    'HYPERLINK "Lampiran A.docx"',
    'ADDIN CSL_CITATION {"citationItems":[]}',
    'ADDIN ZOTERO_ITEM',
    'CITATION Ban19 \\l 1057',
    'BIBLIOGRAPHY',
    'FORMTEXT',
    'SHAPE \\* MERGEFORMAT',
    'EMBED Equation.3',
    'SYMBOL 183 \\f "Symbol"',
    'EQ \\f(1;2)',
    'XE "kota"',
    'INCLUDEPICTURE "http://example.invalid/a.png" \\* MERGEFORMATINET',
    'INCLUDEPICTURE "C:\\\\Users\\\\a\\\\b.png"',
    '',
    'MACROBUTTON NoMacro [klik di sini]',
    'DOCPROPERTY Title',
    'FILENAME',
    'NOTEREF _Ref2 \\h',
    'LISTNUM',
  ])('of the harmless kind may stay (%s)', async (instruction) => {
    const written = instruction.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    expect(
      await check(
        inBody(whole(written) + field(letters(instruction).map((it) => it.replace('>"<', '>&quot;<')))),
      ),
    ).toEqual({ type: 'docx' });
    expect(await check(inBody(`<w:fldSimple w:instr="${written}"/>`))).toEqual({ type: 'docx' });
  });

  it('that is named as a bookmark of the document shows that bookmark', async () => {
    const bookmark = '<w:bookmarkStart w:id="1" w:name="Visi"/>';
    expect(await check(inBody(whole('Visi') + bookmark))).toEqual({ type: 'docx' });
    expect(await check(inBody(whole('DDE') + bookmark.replace('Visi', 'DDE')))).toMatchObject({
      about: 'dde-field',
    });
  });

  it.each(['Sebut DDEAUTO dalam teks', 'LINK dan INCLUDETEXT'])(
    'is not what the text speaks of (%s)',
    async (text) => {
      expect(await check(inBody(`<w:p>${run(`<w:t>${text}</w:t>`)}</w:p>`))).toEqual({ type: 'docx' });
    },
  );
});

describe('a document that holds more than a section', () => {
  const p = '<w:p/>';
  it.each([
    ['paragraphs', p.repeat(40_001)],
    ['runs', '<w:r/>'.repeat(200_001)],
    ['cells', '<w:tc/>'.repeat(60_001)],
    ['columns in one cell', '<w:gridSpan w:val="999999999"/>'],
    ['rows that go on', '<w:vMerge/>'.repeat(60_001)],
    ['tables in one another', '<w:tbl>'.repeat(300) + '</w:tbl>'.repeat(300)],
  ])('of %s is refused in words', async (_what, xml) => {
    expect(await check(inBody(xml))).toEqual({ refused: 'bomb', about: 'too-much' });
  });

  it('is one of 40,000 paragraphs and no more', async () => {
    expect(await check(inBody(p.repeat(39_900)))).toEqual({ type: 'docx' });
  });
});
