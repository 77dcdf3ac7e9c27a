import type { CellPart, NestedRow, Picture, Run } from '../blocks.ts';
import type { CollectedDraft } from '../collected-draft.ts';

export type ReadParagraph = {
  runs: Run[];
  marker: string | undefined;
  /** Heading's level, from 1. */
  heading: number | undefined;
  /** Of the list, from 0. */
  nesting: number | undefined;
  contents: boolean;
};

/** Where a story's pieces go: into the draft, a cell, or a footnote. */
export interface Sink {
  paragraph(paragraph: ReadParagraph): void;
  picture(picture: Picture): void;
  table(rows: NestedRow[]): void;
}

export class DraftSink implements Sink {
  constructor(private readonly draft: CollectedDraft) {}

  paragraph({ runs, marker, heading, nesting, contents }: ReadParagraph): void {
    if (heading !== undefined)
      this.draft.add({ kind: 'heading', level: heading, ...(marker && { marker }), runs: unbold(runs) });
    else if (nesting !== undefined && marker) this.draft.add({ kind: 'list-item', nesting, marker, runs });
    else this.draft.add({ kind: 'paragraph', ...(contents && { contents: true as const }), runs });
  }

  picture(picture: Picture): void {
    this.draft.add({ kind: 'image', ...picture });
  }

  table(rows: NestedRow[]): void {
    this.draft.add({ kind: 'table', rows });
  }
}

/** A heading is bold by itself. */
const unbold = (runs: Run[]): Run[] =>
  runs.every((run) => run.bold) ? runs.map(({ bold: _, ...run }) => run) : runs;

export class PartsSink implements Sink {
  readonly parts: CellPart[] = [];

  paragraph({ runs, marker }: ReadParagraph): void {
    this.parts.push({ kind: 'paragraph', ...(marker && { marker }), runs });
  }

  picture(picture: Picture): void {
    this.parts.push({ kind: 'image', ...picture });
  }

  table(rows: NestedRow[]): void {
    this.parts.push({ kind: 'table', rows });
  }
}

/** A footnote is one line of thought: its paragraphs follow each other, a table's rows too. */
export class NoteSink implements Sink {
  readonly runs: Run[] = [];

  paragraph({ runs, marker }: ReadParagraph): void {
    if (this.runs.length > 0) this.runs.push({ text: '\n' });
    if (marker) this.runs.push({ text: `${marker} ` });
    this.runs.push(...runs);
  }

  picture({ alt }: Picture): void {
    if (alt !== '') this.runs.push({ text: ` [${alt}]` });
  }

  table(rows: NestedRow[]): void {
    for (const row of rows)
      for (const { parts } of row.cells)
        for (const part of parts) if (part.kind === 'paragraph') this.paragraph({ ...part, ...inNote });
  }
}

const inNote = { marker: undefined, heading: undefined, nesting: undefined, contents: false };
