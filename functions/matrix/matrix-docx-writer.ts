import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Matrix } from './matrix-rows.ts';

/** Per cent of the page's width, by column. */
const WIDTHS = [5, 12, 10, 17, 18, 13, 14, 6, 5];

/** The matrix as a Word document, A4 across, its head repeated on each page. */
export async function matrixDocx({ title, columns, rows }: Matrix): Promise<Uint8Array> {
  const cell = (text: string, i: number, bold: boolean) =>
    new TableCell({
      width: { size: WIDTHS[i] ?? 10, type: WidthType.PERCENTAGE },
      children: text
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, bold, size: 18 })] })),
    });
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: false,
      children: texts.map((text, i) => cell(text, i, head)),
    });
  const document = new Document({
    title,
    creator: 'Paraf',
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [row(columns, true), ...rows.map((texts) => row(texts, false))],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
