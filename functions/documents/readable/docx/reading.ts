import type { Picture, Run } from '../blocks.ts';
import type { CollectedDraft } from '../collected-draft.ts';
import type { DocxParts, Relation } from './docx-parts.ts';
import type { Notes } from './notes.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import type { XmlElement } from './xml-elements.ts';

/** What stands in one paragraph: its words, and what hangs on it. */
export type Inline = { runs: Run[]; pictures: Picture[]; boxes: XmlElement[] };

/** A field that is open: its instruction is being collected, or its result shown. */
export type Field = { instruction: string; shown: boolean; link: string | undefined };

/** What one walk through a DOCX carries along. */
export type Reading = {
  readonly draft: CollectedDraft;
  readonly parts: DocxParts;
  /** Of the part that is read: the document's, or its notes'. */
  relations: ReadonlyMap<string, Relation>;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notes: Notes;
  /** Fields go across paragraphs: a table of contents is one. */
  readonly fields: Field[];
  /** Of paragraphs whose mark was deleted: they go on in the next. */
  carried: Run[];
  /** Tables around what is read. */
  nesting: number;
  inContents: boolean;
  pageBreaks: number;
};
