import type { ZipPart } from './zip-bytes.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a plain DOCX: a heading for each text that begins with "# ", a paragraph for each other. */
export function docxParts(texts: string[]): ZipPart[] {
  const paragraphs = texts.map((text) => {
    const style = text.startsWith('# ') ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : '';
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${escapeXml(text.replace(/^# /, ''))}</w:t></w:r></w:p>`;
  });
  return [
    {
      name: '[Content_Types].xml',
      content:
        `${prolog}<Types xmlns="${packages}/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>` +
        `<Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationships([{ id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' }]),
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships([{ id: 'rId1', kind: 'styles', target: 'styles.xml' }]),
    },
    {
      name: 'word/document.xml',
      content: `${prolog}<w:document xmlns:w="${word}"><w:body>${paragraphs.join('')}<w:sectPr/></w:body></w:document>`,
    },
    {
      name: 'word/styles.xml',
      content:
        `${prolog}<w:styles xmlns:w="${word}">` +
        `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
        `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>` +
        `<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>`,
    },
  ];
}

export type Relationship = { id: string; kind: string; target: string; external?: boolean };

export function relationships(list: Relationship[]): string {
  const tags = list.map(
    ({ id, kind, target, external }) =>
      `<Relationship Id="${id}" Type="${office}/${kind}" Target="${escapeXml(target)}"` +
      `${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `${prolog}<Relationships xmlns="${packages}/relationships">${tags.join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
