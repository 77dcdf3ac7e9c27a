import { type Looks, over, readLooks } from './looks.ts';
import { along, childOf, elementsIn, numberIn, type XmlElement } from './xml-elements.ts';

/** What a style says of its paragraphs or text, with what it is based on. */
export type Style = {
  /** Word's own names are English in every language of the program ("heading 1"), and in lower case here. */
  name: string;
  looks: Looks;
  numbering?: string | undefined;
  /** Of the list, from 0. */
  level?: number | undefined;
  /** Of the heading, from 0; 9 is body text. */
  outline?: number | undefined;
};

type Written = Style & { basedOn: string | undefined };

const plain: Style = { name: '', looks: {} };

/** How deep styles are followed; Word stops at 11. */
const MAX_BASES = 15;

/** The styles of `styles.xml`. */
export class Styles {
  readonly #written = new Map<string, Written>();
  readonly #whole = new Map<string, Style>();
  #default: string | undefined;

  constructor(xml: string | undefined) {
    if (xml === undefined) return;
    for (const element of elementsIn(xml, 'w:styles')) {
      const id = element.attributes['styleId'];
      if (element.name !== 'w:style' || id === undefined) continue;
      this.#written.set(id, readStyle(element));
      const { type, default: isDefault } = element.attributes;
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(isDefault ?? '')) this.#default = id;
    }
  }

  /** Of a paragraph; one without a style has the document's default. */
  ofParagraph(id: string | undefined): Style {
    return this.#of(id ?? this.#default);
  }

  ofText(id: string | undefined): Style {
    return this.#of(id);
  }

  #of(id: string | undefined): Style {
    if (id === undefined) return plain;
    const known = this.#whole.get(id);
    if (known !== undefined) return known;
    const line: Written[] = [];
    for (let at = this.#written.get(id); at !== undefined && line.length < MAX_BASES; ) {
      line.push(at);
      at = at.basedOn === undefined ? undefined : this.#written.get(at.basedOn);
    }
    const whole = line.reduceRight<Style>(
      (far, near) => ({
        name: near.name,
        looks: over(far.looks, near.looks),
        numbering: near.numbering ?? far.numbering,
        level: near.level ?? far.level,
        outline: near.outline ?? far.outline,
      }),
      plain,
    );
    this.#whole.set(id, whole);
    return whole;
  }
}

function readStyle(element: XmlElement): Written {
  const paragraph = childOf(element, 'w:pPr');
  const name = (childOf(element, 'w:name')?.attributes['val'] ?? '').toLowerCase();
  const heading = /^heading ([1-9])$/.exec(name)?.[1];
  const outline = numberIn(childOf(paragraph, 'w:outlineLvl')?.attributes['val'], 0, 9);
  return {
    name,
    basedOn: childOf(element, 'w:basedOn')?.attributes['val'],
    looks: readLooks(childOf(element, 'w:rPr')),
    numbering: along(paragraph, 'w:numPr', 'w:numId')?.attributes['val'],
    level: numberIn(along(paragraph, 'w:numPr', 'w:ilvl')?.attributes['val'], 0, 8),
    outline: outline ?? (heading === undefined ? (name === 'title' ? 0 : undefined) : Number(heading) - 1),
  };
}
