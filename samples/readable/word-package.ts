import { type Relationship, relationships } from '../docx-parts.ts';
import { type ZipPart, zipBytes } from '../zip-bytes.ts';

export const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a DOCX holds beside its text; all of it is XML as it is written into the part. */
export type WordPackage = {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  header?: string;
  footer?: string;
  comments?: string;
  /** By name under word/media. */
  media?: Record<string, Uint8Array>;
  links?: Relationship[];
  pages?: number;
  /** Stands in for the whole of word/document.xml. */
  document?: string;
};

const kinds = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
} as const;
const roots = { ...kinds, comments: 'comments', header: 'hdr', footer: 'ftr' } as const;

/** A DOCX as Word lays it out. The same content gives the same bytes. */
export function wordFile(content: WordPackage): Uint8Array {
  const parts: ZipPart[] = [];
  const links: Relationship[] = [...(content.links ?? [])];
  const types: string[] = [];
  for (const kind of [
    'styles',
    'numbering',
    'footnotes',
    'endnotes',
    'comments',
    'header',
    'footer',
  ] as const) {
    const inner = content[kind];
    if (inner === undefined) continue;
    parts.push({
      name: `word/${kind}.xml`,
      content: `${prolog}<w:${roots[kind]} ${namespaces}>${inner}</w:${roots[kind]}>`,
    });
    types.push(`<Override PartName="/word/${kind}.xml" ContentType="${wordType}.${kind}+xml"/>`);
    links.push({ id: `part-${kind}`, kind, target: `${kind}.xml` });
  }
  for (const [name, bytes] of Object.entries(content.media ?? {})) {
    parts.push({ name: `word/media/${name}`, content: bytes, stored: true });
    links.push({ id: `media-${name}`, kind: 'image', target: `media/${name}` });
  }
  if (content.pages !== undefined)
    parts.push({
      name: 'docProps/app.xml',
      content: `${prolog}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>${content.pages}</Pages></Properties>`,
    });
  return zipBytes([
    {
      name: '[Content_Types].xml',
      content:
        `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
        `<Default Extension="emf" ContentType="image/x-emf"/><Default Extension="jpg" ContentType="image/jpeg"/>` +
        `<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationships([{ id: 'rId1', kind: 'officeDocument', target: 'word/document.xml' }]),
    },
    { name: 'word/_rels/document.xml.rels', content: relationships(links) },
    { name: 'word/document.xml', content: content.document ?? documentOf(content.body) },
    ...parts,
  ]);
}

export const documentOf = (body: string): string =>
  `${prolog}<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`;
