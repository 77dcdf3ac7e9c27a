import type { Run } from '../blocks.ts';
import { isSignFont, withSigns } from './symbols.ts';
import { childOf, isOn, type XmlElement } from './xml-elements.ts';

/** How text looks, as far as a reader is shown it. Undefined: nothing is said here. */
export type Looks = {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
  strike?: boolean | undefined;
  capitals?: boolean | undefined;
  hidden?: boolean | undefined;
  /** In a font whose letters are signs. */
  signs?: boolean | undefined;
  height?: 'sub' | 'sup' | 'line' | undefined;
};

/** Reads `w:rPr`. */
export function readLooks(properties: XmlElement | undefined): Looks {
  if (properties === undefined) return {};
  const on = (name: string) => isOn(childOf(properties, name));
  const font = childOf(properties, 'w:rFonts')?.attributes['ascii'];
  const height = childOf(properties, 'w:vertAlign')?.attributes['val'];
  return {
    bold: on('w:b'),
    italic: on('w:i'),
    underline: on('w:u'),
    strike: on('w:strike') ?? on('w:dstrike'),
    capitals: on('w:caps'),
    hidden: on('w:vanish'),
    signs: font === undefined ? undefined : isSignFont(font),
    height:
      height === undefined
        ? undefined
        : height === 'subscript'
          ? 'sub'
          : height === 'superscript'
            ? 'sup'
            : 'line',
  };
}

/** What is said nearer to the text wins. */
export function over(far: Looks, near: Looks): Looks {
  return {
    bold: near.bold ?? far.bold,
    italic: near.italic ?? far.italic,
    underline: near.underline ?? far.underline,
    strike: near.strike ?? far.strike,
    capitals: near.capitals ?? far.capitals,
    hidden: near.hidden ?? far.hidden,
    signs: near.signs ?? far.signs,
    height: near.height ?? far.height,
  };
}

export function runOf(written: string, looks: Looks, link: string | undefined): Run {
  const text = withSigns(written, looks.signs === true);
  return {
    text: looks.capitals ? text.toUpperCase() : text,
    ...(looks.bold && { bold: true as const }),
    ...(looks.italic && { italic: true as const }),
    ...(looks.underline && link === undefined && { underline: true as const }),
    ...(looks.strike && { strike: true as const }),
    ...(looks.height === 'sub' && { sub: true as const }),
    ...(looks.height === 'sup' && { sup: true as const }),
    ...(link !== undefined && { link }),
  };
}
