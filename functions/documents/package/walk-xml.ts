import { SaxesParser } from 'saxes';
import { maxXmlDepth, maxXmlElements } from '../limits.ts';
import type { Refused } from '../refusals.ts';

export type XmlElement = {
  /** Without its prefix: which prefix stands for what is the file's own choice. */
  name: string;
  /** By their names with the prefix, as they are written. */
  attributes: Record<string, string>;
};

/** What is called on the way through a part. Whatever refuses ends the walk there. */
export type XmlVisitor = {
  open?: (element: XmlElement) => Refused | undefined;
  close?: (name: string) => Refused | undefined;
  /** A piece of text, references resolved; that of a CDATA section too. */
  text?: (text: string) => Refused | undefined;
};

/** What all walks of one package may still use up. */
export type XmlAllowance = { elements: number };

export const xmlAllowance = (): XmlAllowance => ({ elements: maxXmlElements });

/**
 * Walks a part's XML once from its first to its last letter (saxes: linear, nothing is kept). Refuses what is not well
 * formed, a DOCTYPE (ECMA-376-2, 6.3: so there are no entities either), XML 1.1, and more elements or a deeper nest
 * than `limits.ts` allows.
 */
export function walkXml(
  xml: string,
  visitor: XmlVisitor,
  allowance: XmlAllowance = xmlAllowance(),
  { tagsAlone = false }: { tagsAlone?: boolean } = {},
): Refused | undefined {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  const orStop = (refused: Refused | undefined): void => {
    if (refused !== undefined) throw new Stop(refused);
  };
  const onText = (text: string): void => {
    if (tagsAlone && text.trim() !== '') throw new Stop({ refused: 'damaged' });
    orStop(visitor.text?.(text));
  };
  const notHere = (): void => orStop(tagsAlone ? { refused: 'damaged' } : undefined);

  // Seven handlers and no more: with an eighth V8 keeps the parser in a slower form, and a walk takes five times as long.
  parser.on('error', () => orStop({ refused: 'damaged' }));
  parser.on('doctype', () => orStop({ refused: 'damaged' }));
  parser.on('comment', notHere);
  parser.on('cdata', (text) => {
    notHere();
    onText(text);
  });
  parser.on('text', onText);
  parser.on('opentag', (tag) => {
    if (depth === 0 && (parser.xmlDecl.version ?? '1.0') !== '1.0') throw new Stop({ refused: 'damaged' });
    if (++depth > maxXmlDepth || --allowance.elements < 0)
      throw new Stop({ refused: 'bomb', about: 'too-much' });
    orStop(visitor.open?.({ name: localName(tag.name), attributes: tag.attributes }));
  });
  parser.on('closetag', (tag) => {
    depth--;
    orStop(visitor.close?.(localName(tag.name)));
  });
  try {
    parser.write(xml).close();
  } catch (stop) {
    if (stop instanceof Stop) return stop.refused;
    throw stop;
  }
  return undefined;
}

/** An attribute by its name without a prefix; undefined where there is none. */
export function attributeOf({ attributes }: XmlElement, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const written = Object.keys(attributes).find((one) => localName(one) === name);
  return written === undefined ? undefined : attributes[written];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The one way out of saxes. */
class Stop extends Error {
  override readonly name = 'Stop';
  readonly refused: Refused;
  constructor(refused: Refused) {
    super();
    this.refused = refused;
  }
}
