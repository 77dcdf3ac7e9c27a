import type { DraftReading } from '../draft-reading.ts';
import { type CollectedDraft, Enough } from '../collected-draft.ts';
import { guessHeadings } from '../guess-headings.ts';
import { nameFigures } from '../name-figures.ts';
import { textOf, wordsIn } from '../runs.ts';
import { DocxParts, UnreadablePackage } from './docx-parts.ts';
import { DraftSink } from './sinks.ts';
import { Notes } from './notes.ts';
import { Numbering } from './numbering.ts';
import { readNotes } from './read-notes.ts';
import { readStory } from './read-story.ts';
import type { Reading } from './reading.ts';
import { Styles } from './styles.ts';
import { below, elementsIn, numberIn, textIn, UnreadableXml } from './xml-elements.ts';

/** Reads a DOCX as blocks, in one walk over its text. */
export function readDocx(bytes: Uint8Array, draft: CollectedDraft): DraftReading {
  try {
    return read(new DocxParts(bytes), draft);
  } catch (fault) {
    if (fault instanceof UnreadablePackage || fault instanceof UnreadableXml)
      return { unreadable: 'damaged' };
    throw fault;
  }
}

function read(parts: DocxParts, draft: CollectedDraft): DraftReading {
  const xml = parts.text(parts.main);
  if (xml === undefined) return { unreadable: 'damaged' };
  const relations = parts.relationsOf(parts.main);
  const partOf = (kind: string) => [...relations.values()].find((relation) => relation.kind === kind)?.target;
  const reading: Reading = {
    draft,
    parts,
    relations,
    styles: sound(draft, () => new Styles(parts.text(partOf('styles'))), new Styles(undefined)),
    numbering: sound(draft, () => new Numbering(parts.text(partOf('numbering'))), new Numbering(undefined)),
    notes: new Notes(),
    fields: [],
    carried: [],
    nesting: 0,
    inContents: false,
    pageBreaks: 0,
  };
  try {
    let read = 0;
    try {
      for (const element of elementsIn(xml, 'w:body')) {
        readStory([element], new DraftSink(draft), reading);
        read += 1;
      }
    } catch (fault) {
      if (!(fault instanceof UnreadableXml)) throw fault;
      if (read === 0) return { unreadable: 'damaged' };
      draft.say('cut');
    }
    readNotes(reading, partOf);
  } catch (fault) {
    if (!(fault instanceof Enough)) throw fault;
  }
  sayWhatIsBeside(reading);
  guessHeadings(draft.blocks);
  nameFigures(draft.blocks);
  draft.pages = pagesOf(reading);
  return { read: draft };
}

/** What stands in no line of the text: heads and feet of the pages. */
function sayWhatIsBeside({ draft, parts, relations }: Reading): void {
  for (const { kind, target } of relations.values()) {
    if (kind !== 'header' && kind !== 'footer') continue;
    const text = sound(
      draft,
      () => textOfPart(parts.text(target), kind === 'header' ? 'w:hdr' : 'w:ftr'),
      '',
    );
    // A page number alone is no text.
    if (/\p{L}{3}/u.test(text)) draft.say('headers-footers');
  }
}

function textOfPart(xml: string | undefined, root: string): string {
  if (xml === undefined) return '';
  return [...elementsIn(xml, root)]
    .flatMap((element) => [...below(element, 'w:t')])
    .map(textIn)
    .join('');
}

/** As the program that wrote the file counted them; else by the breaks that it left, or by the words. */
function pagesOf({ draft, parts, pageBreaks }: Reading): number {
  const counted = sound(
    draft,
    () => {
      const xml = parts.text('docProps/app.xml') ?? '';
      for (const element of xml === '' ? [] : elementsIn(xml, 'ep:Properties'))
        if (element.name === 'ep:Pages') return numberIn(textIn(element).trim(), 1, 10_000);
      return undefined;
    },
    undefined,
  );
  if (counted !== undefined) return counted;
  if (pageBreaks > 0) return pageBreaks + 1;
  const words = draft.blocks.reduce(
    (sum, block) => sum + ('runs' in block ? wordsIn(textOf(block.runs)) : 0),
    0,
  );
  return Math.max(1, Math.ceil(words / 300));
}

/** A part beside the text that cannot be read is said, and the text is shown without it. */
function sound<T>(draft: CollectedDraft, read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof UnreadableXml)) throw fault;
    draft.say('damaged-parts');
    return otherwise;
  }
}
