import { tidyRuns } from '../runs.ts';
import { over, readLooks } from './looks.ts';
import { readInline } from './read-inline.ts';
import { readTable } from './read-table.ts';
import type { Inline, Reading } from './reading.ts';
import type { Sink } from './sinks.ts';
import { along, childOf, childrenOf, numberIn, type XmlElement } from './xml-elements.ts';
import { chosen } from './alternate.ts';

/** Reads what stands one below the other: paragraphs, tables, and what wraps them. */
export function readStory(elements: readonly XmlElement[], sink: Sink, reading: Reading): void {
  for (const element of elements) {
    switch (element.name) {
      case 'w:p':
        readParagraph(element, sink, reading);
        break;
      case 'w:tbl':
        readTable(element, sink, reading, readStory);
        break;
      case 'w:sdt':
        readControl(element, sink, reading);
        break;
      case 'w:ins':
        reading.draft.say('insertions');
        readStory(childrenOf(element), sink, reading);
        break;
      case 'w:moveTo':
        reading.draft.say('moves');
        readStory(childrenOf(element), sink, reading);
        break;
      case 'w:del':
        reading.draft.say('deletions');
        break;
      case 'w:customXml':
      case 'w:smartTag':
        readStory(childrenOf(element), sink, reading);
        break;
      case 'mc:AlternateContent':
        readStory(childrenOf(chosen(element)), sink, reading);
        break;
      case 'm:oMathPara':
      case 'm:oMath': {
        const inline = emptyInline();
        readInline([element], {}, undefined, inline, reading);
        give(inline, sink, reading, undefined);
        break;
      }
    }
  }
}

function readControl(control: XmlElement, sink: Sink, reading: Reading): void {
  const gallery = along(control, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery')?.attributes['val'];
  const before = reading.inContents;
  reading.inContents ||= gallery === 'Table of Contents';
  readStory(childrenOf(childOf(control, 'w:sdtContent')), sink, reading);
  reading.inContents = before;
}

const emptyInline = (): Inline => ({ runs: [], pictures: [], boxes: [] });

function readParagraph(paragraph: XmlElement, sink: Sink, reading: Reading): void {
  const properties = childOf(paragraph, 'w:pPr');
  const styleId = childOf(properties, 'w:pStyle')?.attributes['val'];
  const style = reading.styles.ofParagraph(styleId);
  const mark = childOf(properties, 'w:rPr');
  if (childOf(properties, 'w:pPrChange') !== undefined) reading.draft.say('format-changes');
  if (childOf(mark, 'w:ins') !== undefined) reading.draft.say('insertions');

  const inline = emptyInline();
  readInline(childrenOf(paragraph), style.looks, undefined, inline, reading);
  if (childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined) {
    // Its end was deleted: accepted, it is one paragraph with the next.
    if (childOf(mark, 'w:del') !== undefined) reading.draft.say('deletions');
    reading.carried.push(...inline.runs);
    give({ ...inline, runs: [] }, sink, reading, undefined);
    return;
  }
  if (reading.carried.length > 0) inline.runs.unshift(...reading.carried.splice(0));

  const numbered = numberOf(properties, style, styleId, reading);
  const direct = numberIn(childOf(properties, 'w:outlineLvl')?.attributes['val'], 0, 9);
  const outline = direct ?? style.outline;
  const contents = reading.inContents || /^(?:toc \d|table of figures)$/.test(style.name);
  const isHeading = outline !== undefined && outline < 9 && !contents;
  const hidden = over(style.looks, readLooks(mark)).hidden === true && inline.runs.length === 0;
  give(inline, sink, reading, {
    marker: hidden ? undefined : numbered?.marker,
    heading: isHeading ? Math.min(outline + 1, 6) : undefined,
    nesting: numbered?.level,
    contents,
  });
}

function numberOf(
  properties: XmlElement | undefined,
  style: { numbering?: string | undefined; level?: number | undefined },
  styleId: string | undefined,
  reading: Reading,
): { marker: string; level: number } | undefined {
  const own = childOf(properties, 'w:numPr');
  const numbering = childOf(own, 'w:numId')?.attributes['val'] ?? style.numbering;
  if (numbering === undefined || numbering === '0') return undefined;
  const level =
    numberIn(childOf(own, 'w:ilvl')?.attributes['val'], 0, 8) ??
    (styleId === undefined ? undefined : reading.numbering.levelOfStyle(numbering, styleId)) ??
    style.level ??
    0;
  const marker = reading.numbering.next(numbering, level);
  return marker === undefined ? undefined : { marker: marker.trim(), level };
}

type Place = {
  marker: string | undefined;
  heading: number | undefined;
  nesting: number | undefined;
  contents: boolean;
};
const plainPlace: Place = { marker: undefined, heading: undefined, nesting: undefined, contents: false };

/** The paragraph's words, then its pictures, then the text boxes that hang on it. */
function give(inline: Inline, sink: Sink, reading: Reading, place: Place | undefined): void {
  const runs = tidyRuns(inline.runs);
  if (runs.length > 0) sink.paragraph({ runs, ...(place ?? plainPlace) });
  for (const picture of inline.pictures) sink.picture(picture);
  for (const box of inline.boxes) {
    const carried = reading.carried.splice(0);
    readStory(childrenOf(box), sink, reading);
    reading.carried.push(...carried);
  }
}
