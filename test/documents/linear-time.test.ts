import { describe, expect, it } from 'vitest';
import { draftTypeOf } from '../../functions/documents/check/draft-type-of.ts';
import { pdfOfObjects, pdfStream } from '../../samples/pdf-bytes.ts';
import { docxWhere } from './hostile-docx.ts';

/** How often the repeated part stands in the smaller file; in the larger one four times as often. */
type Shape = [what: string, times: number, file: (times: number) => Uint8Array];

const inBody = (xml: string) =>
  docxWhere('word/document.xml', (document) => document.replace('<w:sectPr/>', xml));
const run = (xml: string) => `<w:p><w:r>${xml}</w:r></w:p>`;
const begin = '<w:fldChar w:fldCharType="begin"/>';

const docxShapes: Shape[] = [
  ['an instruction that never opens', 6000, (n) => inBody('<w:instrText '.repeat(n))],
  ['instructions in pieces', 6000, (n) => inBody(run(begin + '<w:instrText>P</w:instrText>'.repeat(n)))],
  ['fields in one another', 60, (n) => inBody(run(`${begin}<w:instrText>PAGE </w:instrText>`.repeat(n)))],
  ['fields that have no name', 4000, (n) => inBody(run(begin.repeat(n)))],
  [
    'quotation marks in a field',
    20_000,
    (n) => inBody(`<w:fldSimple w:instr="HYPERLINK ${"' ".repeat(n)}"/>`),
  ],
  [
    'white space in a field',
    60_000,
    (n) => inBody(run(`${begin}<w:instrText>${' '.repeat(n)}</w:instrText>`)),
  ],
  [
    'attributes',
    5000,
    (n) => inBody(`<w:p ${Array.from({ length: n }, (_, at) => `w:a${at}="1"`).join(' ')}/>`),
  ],
  ['references', 20_000, (n) => inBody(run(`<w:t>${'&amp;'.repeat(n)}</w:t>`))],
  ['comments', 10_000, (n) => inBody('<!-- a -->'.repeat(n))],
  ['sections of CDATA', 10_000, (n) => inBody(run(`<w:t>${'<![CDATA[a]]>'.repeat(n)}</w:t>`))],
  ['paragraphs', 2000, (n) => inBody(run('<w:t>a</w:t>').repeat(n))],
  ['bookmarks', 4000, (n) => inBody('<w:bookmarkStart w:name="a"/>'.repeat(n))],
  ['tables in one another', 2000, (n) => inBody('<w:tbl>'.repeat(n))],
  [
    'relationships',
    2000,
    (n) =>
      docxWhere('word/_rels/document.xml.rels', (xml) =>
        xml.replace(
          '</Relationships>',
          `${'<Relationship Id="a" Type="a/hyperlink" Target="%20b"/>'.repeat(n)}</Relationships>`,
        ),
      ),
  ],
  [
    'a relationship that never ends',
    20_000,
    (n) => docxWhere('word/_rels/document.xml.rels', (xml) => xml + '<Relationship '.repeat(n)),
  ],
  [
    'a list of types without end',
    20_000,
    (n) => docxWhere('[Content_Types].xml', (xml) => xml.replace('</Types>', '<Default a="'.repeat(n))),
  ],
  [
    'a declaration without end',
    60_000,
    (n) => docxWhere('word/document.xml', () => `<?xml ${'encoding '.repeat(n)}`),
  ],
];

const pages = '<< /Type /Pages /Kids [] /Count 0 >>';
const inPdf = (object: string | Buffer) => pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', pages, object]);
const inStream = (data: string) => inPdf(pdfStream('', Buffer.from(data)));

/** Each says that it ends where the last one does, just before which an object begins: so none of them can be right. */
const LAST = '<< >> stream\n9 0 obj\n';
function streamsToTheLast(n: number): string {
  // What nearly is an object's head is looked at longest.
  const one = `<< /Length 00000000 /A (${'ob'.repeat(40)}) >> stream\nendstream `;
  const end = n * one.length;
  return Array.from({ length: n }, (_, at) => {
    const data = at * one.length + one.indexOf('endstream');
    return one.replace('00000000', String(end + LAST.length - data).padStart(8, '0'));
  })
    .concat(`${LAST}endstream`)
    .join('');
}

const pdfShapes: Shape[] = [
  ['comments', 25_000, (n) => inPdf('1%1\n%1\n'.repeat(n))],
  ['comments in a stream', 25_000, (n) => inStream('1%1\n%1\n'.repeat(n))],
  ['open brackets', 50_000, (n) => inPdf('('.repeat(n))],
  ['line ends before "obj"', 25_000, (n) => inPdf('\nobj'.repeat(n))],
  ['line ends before "obj" in a stream', 25_000, (n) => inStream('\nobj'.repeat(n))],
  ['numbers', 25_000, (n) => inPdf('1 '.repeat(n))],
  ['references', 12_000, (n) => inPdf(`[${'1 0 R '.repeat(n)}]`)],
  ['dictionaries in one another', 12_000, (n) => inPdf('<< /A '.repeat(n))],
  ['arrays in one another', 25_000, (n) => inPdf('['.repeat(n))],
  ['actions after actions', 5_000, (n) => inPdf(`[${'<< /S /GoTo /Next 3 0 R >>'.repeat(n)}]`)],
  ['streams', 2_000, (n) => inPdf('<< /Length 0 >> stream\n\nendstream '.repeat(n))],
  ['streams whose lengths all lead to the last', 2_000, (n) => inPdf(streamsToTheLast(n))],
  ['streams that never end', 5_000, (n) => inPdf('<< /Length 9 >> stream\n'.repeat(n))],
  ['hexadecimal strings', 12_000, (n) => inPdf('<41>'.repeat(n))],
  ['names in escapes', 12_000, (n) => inPdf('/#41#42'.repeat(n))],
  ['ends', 5_000, (n) => Buffer.concat([inPdf('null'), Buffer.from('startxref\n1\n%%EOF\n'.repeat(n))])],
  ['objects of one number', 5_000, (n) => inPdf(`null endobj ${'3 0 obj 3 0 R endobj '.repeat(n)}`)],
];

/**
 * Processor time of this thread in ms, on average over enough turns that a coarse clock tells it; the first turn is left out,
 * in which the code itself is compiled.
 */
async function costOf(bytes: Uint8Array, fileName: string): Promise<number> {
  await draftTypeOf({ bytes, fileName });
  const before = process.threadCpuUsage();
  for (let turns = 1; ; turns++) {
    await draftTypeOf({ bytes, fileName });
    const { user, system } = process.threadCpuUsage(before);
    const spent = (user + system) / 1000;
    if (spent > 120 || turns === 60) return spent / turns;
  }
}

describe.each([
  ['DOCX', 'a.docx', docxShapes],
  ['PDF', 'a.pdf', pdfShapes],
])('a hostile %s', (_kind, fileName, shapes) => {
  it.each(shapes)(
    'four times as full of %s takes four times as long, not sixteen',
    async (_what, times, file) => {
      const [once, fourfold] = [file(times), file(times * 4)];
      const small = await costOf(once, fileName);
      const large = await costOf(fourfold, fileName);
      // A floor, below which a clock of microseconds and a collection of garbage say more than the file.
      expect(large / Math.max(small, 3)).toBeLessThan(9);
    },
  );
});
