import { deflateSync } from 'node:zlib';

const lineWidth = 88; // characters of 11 point Helvetica on A4, on average
const linesOnPage = 46;

/** A PDF of these numbered objects (the first is object 1, the catalog), with a true cross-reference table. */
export function pdfOfObjects(objects: (string | Buffer)[], trailer = ''): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  let at = pieces[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const body = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    const offset = at;
    pieces.push(body);
    at += body.length;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}` +
        `trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

/** A stream object; `dictionary` is what stands beside its length. */
export function pdfStream(dictionary: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`);
  return Buffer.concat([head, data, Buffer.from('\nendstream')]);
}

/** A readable A4 document in Helvetica, with as many pages as the texts need. Only Latin-1 text. */
export function pdfBytes(title: string, texts: string[]): Uint8Array {
  const lines = texts.flatMap((text) => [...wrap(text), '']);
  const pages = Array.from({ length: Math.ceil(lines.length / linesOnPage) }, (_, page) =>
    lines.slice(page * linesOnPage, (page + 1) * linesOnPage),
  );
  const kids = pages.map((_, page) => `${5 + page * 2} 0 R`);
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (id) >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escapeString(title)}) >>`,
  ];
  for (const [page, shown] of pages.entries()) {
    const content = `BT /F1 11 Tf 56 780 Td 15 TL ${shown.map((line) => `(${escapeString(line)}) Tj T*`).join('\n')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + page * 2} 0 R ` +
        '/Resources << /Font << /F1 3 0 R >> >> >>',
      pdfStream('/Filter /FlateDecode', deflateSync(Buffer.from(content, 'latin1'))),
    );
  }
  return pdfOfObjects(objects, '/Info 4 0 R ');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/^# /, '').split(' ')) {
    if (line !== '' && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function escapeString(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}
