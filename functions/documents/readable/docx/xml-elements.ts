import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { MAX_DEPTH, MAX_ELEMENTS } from '../reading-limits.ts';

/** An element by the short name of its namespace: `w:p`, `m:oMath`. Those of WordprocessingML's attributes have none. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

/** The part is no XML, or goes beyond what a reader will follow. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
}

const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const microsoft = 'http://schemas.microsoft.com/office/';

/** Namespaces by their usual prefix, whatever prefix a file gives them. Strict files have addresses of their own. */
const prefixes = new Map([
  ...[transitional, strict].flatMap((base): [string, string][] => {
    const edition = base === transitional ? '/2006' : '';
    return [
      [`${base}wordprocessingml${edition}/main`, 'w'],
      [`${base}officeDocument${edition}/relationships`, 'r'],
      [`${base}officeDocument${edition}/math`, 'm'],
      [`${base}officeDocument${edition}/extended-properties`, 'ep'],
      [`${base}drawingml${edition}/main`, 'a'],
      [`${base}drawingml${edition}/wordprocessingDrawing`, 'wp'],
      [`${base}drawingml${edition}/picture`, 'pic'],
      [`${base}drawingml${edition}/chart`, 'c'],
      [`${base}drawingml${edition}/diagram`, 'dgm'],
    ];
  }),
  [`${transitional}package/2006/relationships`, 'pr'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  [`${microsoft}word/2010/wordprocessingShape`, 'wps'],
  [`${microsoft}word/2010/wordprocessingGroup`, 'wpg'],
  [`${microsoft}word/2010/wordprocessingCanvas`, 'wpc'],
  [`${microsoft}word/2010/wordprocessingDrawing`, 'wp14'],
  [`${microsoft}word/2010/wordml`, 'w14'],
  [`${microsoft}word/2012/wordml`, 'w15'],
  [`${microsoft}drawing/2010/main`, 'a14'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

/** Elements whose text is text; what stands between others is the writer's own indentation. */
const withText = new Set(['w:t', 'w:instrText', 'm:t', 'a:t', 'ep:Pages']);

/** A slice is parsed at a time, so that a reader who has enough stops early. Letters. */
const SLICE = 64 * 1024;

type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] };

/**
 * The elements that stand directly in the first `container`, one after the other, each whole. Throws UnreadableXml where
 * the part breaks off, has a DOCTYPE, or more elements or depth than any office file; those before are given.
 * Linear in the length of the part, whatever its shape.
 */
export function* elementsIn(xml: string, container: string): Generator<XmlElement> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const ready: XmlElement[] = [];
  const open: Open[] = [];
  let elements = 0;
  let depth = 0;
  let within: number | undefined;
  let done = false;

  parser.on('error', (fault) => {
    throw new UnreadableXml(fault.message);
  });
  parser.on('doctype', () => {
    throw new UnreadableXml('there is a DOCTYPE');
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    elements += 1;
    depth += 1;
    if (elements > MAX_ELEMENTS) throw new UnreadableXml(`more than ${MAX_ELEMENTS} elements`);
    if (depth > MAX_DEPTH) throw new UnreadableXml(`more than ${MAX_DEPTH} elements deep`);
    const name = nameOf(tag.uri, tag.local);
    if (within !== undefined && !done)
      open.push({ name, attributes: attributesOf(tag, parser, name), children: [] });
    else if (name === container && !done) within = depth;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) {
      const parent = open.at(-1);
      if (parent === undefined) ready.push(closed);
      else parent.children.push(closed);
    } else if (depth === within) done = true;
    depth -= 1;
  });
  const takeText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined && withText.has(element.name)) element.children.push(text);
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);

  let fault: unknown;
  for (let at = 0; at < xml.length && fault === undefined; at += SLICE) {
    try {
      parser.write(xml.slice(at, at + SLICE));
      if (at + SLICE >= xml.length) parser.close();
    } catch (thrown) {
      fault = thrown;
    }
    yield* ready.splice(0);
  }
  if (fault !== undefined) throw fault;
}

const nameOf = (uri: string, local: string): string => {
  const prefix = prefixes.get(uri);
  return prefix === undefined ? `?:${local}` : `${prefix}:${local}`;
};

function attributesOf(tag: SaxesTagNS, parser: SaxesParser<{ xmlns: true }>, name: string) {
  const attributes: Record<string, string> = {};
  for (const key in tag.attributes) {
    const { uri, local, value }: SaxesAttributeNS = tag.attributes[key] ?? none;
    const prefix = uri === '' ? '' : (prefixes.get(uri) ?? '?');
    attributes[prefix === '' || prefix === 'w' || prefix === 'm' ? local : `${prefix}:${local}`] = value;
  }
  // What a choice requires is said in prefixes of the file's own.
  if (name === 'mc:Choice')
    attributes['Requires'] = (attributes['Requires'] ?? '')
      .split(/\s+/)
      .map((prefix) => prefixes.get(parser.resolve(prefix) ?? '') ?? '?')
      .join(' ');
  return attributes;
}

const none: SaxesAttributeNS = { uri: '', local: '', value: '', name: '', prefix: '' };

export const childrenOf = (element: XmlElement | undefined): XmlElement[] =>
  element?.children.filter((child) => typeof child !== 'string') ?? [];

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element).find((child) => child.name === name);

/** Follows a path of names from child to child. */
export const along = (element: XmlElement | undefined, ...names: string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>((at, name) => childOf(at, name), element);

export const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : '')).join('');

/** Everything of that name below, in order, the outermost of each line only. */
export function* below(element: XmlElement, ...names: string[]): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (names.includes(child.name)) yield child;
    else yield* below(child, ...names);
  }
}

/** A switch such as `<w:b/>`: on unless it says off. Undefined where it is not there. */
export function isOn(element: XmlElement | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !/^(?:0|false|off|none)$/i.test(element.attributes['val'] ?? 'true');
}

/** A whole number within bounds, or undefined. */
export function numberIn(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^-?\d{1,9}$/.test(text)) return undefined;
  const value = Number(text);
  return Math.max(least, Math.min(value, most));
}
