import type { Picture } from '../blocks.ts';
import { shownText } from '../runs.ts';
import { chosen } from './alternate.ts';
import type { Inline, Reading } from './reading.ts';
import { along, below, childOf, childrenOf, numberIn, type XmlElement } from './xml-elements.ts';

type Drawn = Pick<Picture, 'alt' | 'width' | 'height'>;

/** English Metric Units in one CSS pixel. */
const EMU = 9_525;
const MAX_PIXELS = 4_000;

/** `w:drawing`: pictures, text boxes, and what can only be named. */
export function readDrawing(drawing: XmlElement, into: Inline, reading: Reading): void {
  for (const frame of childrenOf(drawing)) {
    const properties = childOf(frame, 'wp:docPr');
    const extent = childOf(frame, 'wp:extent')?.attributes;
    const drawn: Drawn = {
      alt: altOf(properties?.attributes),
      ...sizes(extent?.['cx'], extent?.['cy'], EMU),
    };
    const before = into.pictures.length + into.boxes.length;
    readGraphic(childrenOf(childOf(frame, 'a:graphic')), drawn, into, reading);
    if (into.pictures.length + into.boxes.length === before && drawn.alt !== '') {
      reading.draft.say('drawings');
      into.pictures.push({ ...drawn, notDrawn: 'drawing' });
    }
  }
}

function readGraphic(elements: readonly XmlElement[], drawn: Drawn, into: Inline, reading: Reading): void {
  for (const element of elements) {
    switch (element.name) {
      case 'pic:pic': {
        const own = childOf(childOf(element, 'pic:nvPicPr'), 'pic:cNvPr')?.attributes;
        const fill = along(element, 'pic:blipFill', 'a:blip')?.attributes ?? {};
        const alt = drawn.alt === '' ? altOf(own) : drawn.alt;
        into.pictures.push(keep(fill['r:embed'], fill['r:link'], { ...drawn, alt }, reading));
        break;
      }
      case 'c:chart':
        reading.draft.say('charts');
        into.pictures.push({ ...drawn, notDrawn: 'chart' });
        break;
      case 'dgm:relIds':
        reading.draft.say('diagrams');
        into.pictures.push({ ...drawn, notDrawn: 'diagram' });
        break;
      case 'w:txbxContent':
        into.boxes.push(element);
        break;
      case 'mc:AlternateContent':
        readGraphic(childrenOf(chosen(element)), drawn, into, reading);
        break;
      default:
        readGraphic(childrenOf(element), drawn, into, reading);
    }
  }
}

/** `w:pict` and `w:object`: the older way to draw, which Word still writes for some things, and WPS for many. */
export function readVml(picture: XmlElement, into: Inline, reading: Reading): void {
  for (const found of below(picture, 'v:imagedata', 'w:txbxContent')) {
    if (found.name === 'w:txbxContent') {
      into.boxes.push(found);
      continue;
    }
    const { attributes } = found;
    const alt = shownText(attributes['o:title'] ?? '')
      .trim()
      .slice(0, MAX_ALT);
    into.pictures.push(
      keep(attributes['r:id'] ?? attributes['r:pict'], attributes['r:href'], { alt }, reading),
    );
  }
}

function keep(
  embedded: string | undefined,
  linked: string | undefined,
  drawn: Drawn,
  reading: Reading,
): Picture {
  const { draft, parts, relations } = reading;
  const relation = relations.get(embedded ?? '') ?? relations.get(linked ?? '');
  if (relation?.outside) {
    draft.say('pictures-outside');
    return { ...drawn, notDrawn: 'outside' };
  }
  if (relation === undefined) return draft.picture(undefined, drawn);
  const { target } = relation;
  return draft.namedPicture(target.toLowerCase(), () => parts.bytes(target), drawn);
}

/** Letters of what a file says of a picture; programs that describe pictures themselves write whole paragraphs. */
const MAX_ALT = 500;

/** Word's own names ("Picture 3") say nothing. */
function altOf(properties: Readonly<Record<string, string>> | undefined): string {
  const said = [properties?.['descr'], properties?.['title']].find((text) => text?.trim());
  return shownText(said ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_ALT);
}

function sizes(width: string | undefined, height: string | undefined, unit: number): Partial<Drawn> {
  const [wide, high] = [width, height].map((text) => numberIn(text, 0, unit * MAX_PIXELS));
  if (!wide || !high) return {};
  return { width: Math.max(1, Math.round(wide / unit)), height: Math.max(1, Math.round(high / unit)) };
}
