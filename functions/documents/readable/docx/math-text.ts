import { childOf, childrenOf, textIn, type XmlElement } from './xml-elements.ts';

/** A formula as one line of text: a/b, x^2, √(x). It is said beside the draft that formulas look otherwise. */
export function mathText(element: XmlElement): string {
  const of = (name: string) => grouped(inner(childOf(element, name)));
  switch (element.name) {
    case 'm:t':
      return textIn(element);
    case 'm:f':
      return `${of('m:num')}/${of('m:den')}`;
    case 'm:sSup':
      return `${of('m:e')}^${of('m:sup')}`;
    case 'm:sSub':
      return `${of('m:e')}_${of('m:sub')}`;
    case 'm:sSubSup':
      return `${of('m:e')}_${of('m:sub')}^${of('m:sup')}`;
    case 'm:rad':
      return `${inner(childOf(element, 'm:deg'))}√(${inner(childOf(element, 'm:e'))})`;
    case 'm:nary': {
      const sign = childOf(childOf(element, 'm:naryPr'), 'm:chr')?.attributes['val'] ?? '∫';
      const [from, to] = [inner(childOf(element, 'm:sub')), inner(childOf(element, 'm:sup'))];
      return `${sign}${from && `_(${from})`}${to && `^(${to})`} ${inner(childOf(element, 'm:e'))}`;
    }
    case 'm:d': {
      const properties = childOf(element, 'm:dPr');
      const open = childOf(properties, 'm:begChr')?.attributes['val'] ?? '(';
      const close = childOf(properties, 'm:endChr')?.attributes['val'] ?? ')';
      const inside = childrenOf(element).filter(({ name }) => name === 'm:e');
      return `${open}${inside.map(inner).join('; ')}${close}`;
    }
    case 'm:m':
      return `[${childrenOf(element)
        .filter(({ name }) => name === 'm:mr')
        .map((row) => childrenOf(row).map(inner).join(', '))
        .join('; ')}]`;
    default:
      return inner(element);
  }
}

const inner = (element: XmlElement | undefined): string => childrenOf(element).map(mathText).join('');

const grouped = (text: string): string => (/^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`);
