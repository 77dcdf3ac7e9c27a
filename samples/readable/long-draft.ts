import { dice, planText } from './plan-words.ts';
import { pngBytes } from './png-bytes.ts';
import { type WordPackage, wordFile } from './word-package.ts';
import * as word from './word-xml.ts';

/** A piece of a synthetic draft; each is one block, but a table, whose rows are counted apart. */
export type DraftItem =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; footnote?: string }
  | { kind: 'bullet'; text: string }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'picture'; nth: number; alt: string };

/**
 * A draft of some 200 pages, as consultants write them: 3,000 paragraphs, headings and list items, 60 tables of ten rows, 20
 * pictures and 90 footnotes. The same seed gives the same draft.
 */
export function longDraft(seed: number, size = 3_000): DraftItem[] {
  const next = dice(seed);
  const items: DraftItem[] = [];
  const every = (nth: number, times: number) =>
    nth % Math.floor(size / times) === Math.floor(size / times) - 1;
  for (let nth = 0; nth < size; nth += 1) {
    const paragraph = (): string => planText(next, 18 + Math.floor(next() * 28));
    if (every(nth, 90)) items.push({ kind: 'paragraph', text: paragraph(), footnote: planText(next, 10) });
    else if (nth % 250 === 0) items.push({ kind: 'heading', level: 1, text: planText(next, 4).slice(0, -1) });
    else if (nth % 50 === 0) items.push({ kind: 'heading', level: 2, text: planText(next, 5).slice(0, -1) });
    else if (nth % 17 === 0) items.push({ kind: 'heading', level: 3, text: planText(next, 4).slice(0, -1) });
    else if (nth % 6 === 0) items.push({ kind: 'bullet', text: planText(next, 9) });
    else items.push({ kind: 'paragraph', text: paragraph() });
    if (every(nth, 60))
      items.push({
        kind: 'table',
        rows: Array.from({ length: 10 }, () => Array.from({ length: 5 }, () => planText(next, 3))),
      });
    if (every(nth, 20)) items.push({ kind: 'picture', nth: items.length, alt: planText(next, 5) });
  }
  return items;
}

const headings = word.list(
  1,
  [
    ['upperRoman', 'BAB %1'],
    ['decimal', '%1.%2'],
    ['decimal', '%1.%2.%3'],
  ],
  [
    '<w:pStyle w:val="Heading1"/>',
    '<w:pStyle w:val="Heading2"/><w:isLgl/>',
    '<w:pStyle w:val="Heading3"/><w:isLgl/>',
  ],
);
const bullets = word.list(2, [['bullet', '\uF0B7']]);

/** The draft as a DOCX, its headings numbered "BAB I", "1.1". */
export function longDocx(items: readonly DraftItem[], pages = 200): Uint8Array {
  const notes: string[] = [];
  const media: WordPackage['media'] = {};
  const xmlOf = (item: DraftItem): string => {
    switch (item.kind) {
      case 'heading':
        return word.styled(`Heading${item.level}`, item.text);
      case 'bullet':
        return word.numbered(2, 0, item.text);
      case 'paragraph': {
        if (item.footnote === undefined) return word.paragraph(item.text);
        notes.push(word.note(notes.length + 1, item.footnote));
        return word.paragraph(word.run(item.text) + word.footnote(notes.length));
      }
      case 'table':
        return word.table(item.rows.map((cells, nth) => word.row(cells, nth === 0 ? word.header : '')));
      case 'picture': {
        const name = `image${item.nth}.png`;
        media[name] = pngBytes(240, 160, item.nth);
        return word.paragraph(word.picture(name, item.alt));
      }
    }
  };
  const body = items.map(xmlOf);
  const numbering = '<w:numPr><w:numId w:val="1"/></w:numPr>';
  return wordFile({
    body: body.join(''),
    styles: word.usualStyles.replaceAll('<w:outlineLvl', `${numbering}<w:outlineLvl`),
    numbering: headings + bullets + word.use(1, 1) + word.use(2, 2),
    footnotes: notes.join(''),
    media,
    pages,
  });
}
