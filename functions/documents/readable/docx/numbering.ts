import { numeral } from './numeral.ts';
import { bulletOf } from './symbols.ts';
import { along, childOf, childrenOf, elementsIn, isOn, numberIn, type XmlElement } from './xml-elements.ts';

type Level = {
  start: number;
  format: string;
  /** "%1.%2" */
  text: string;
  /** After which level (from 1) it starts again; 0 never; undefined after any above. */
  restart: number | undefined;
  /** Every number in it in plain figures (w:isLgl). */
  legal: boolean;
  style: string | undefined;
  /** Of the bullet's font. */
  font: string;
};

type List = { levels: Map<number, Level>; styleLink: string | undefined; numStyleLink: string | undefined };
type Use = { list: string; overrides: Map<number, { start: number | undefined; level: Level | undefined }> };

const LEVELS = 9;
const MAX_NUMBER = 1_000_000;

/** Counts the numbered paragraphs of a document as Word does (ECMA-376-1, 17.9), in reading order. */
export class Numbering {
  readonly #lists = new Map<string, List>();
  readonly #uses = new Map<string, Use>();
  /** Uses of one list go on counting in common. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(xml: string | undefined) {
    if (xml === undefined) return;
    for (const element of elementsIn(xml, 'w:numbering')) {
      const { abstractNumId, numId } = element.attributes;
      if (element.name === 'w:abstractNum' && abstractNumId !== undefined)
        this.#lists.set(abstractNumId, readList(element));
      if (element.name === 'w:num' && numId !== undefined) this.#uses.set(numId, readUse(element));
    }
  }

  /** The level at which a list numbers the paragraphs of a style; undefined where it does not. */
  levelOfStyle(numbering: string, style: string): number | undefined {
    const list = this.#listOf(this.#uses.get(numbering));
    for (const [level, { style: of }] of list?.levels ?? []) if (of === style) return level;
    return undefined;
  }

  /** Counts one more paragraph; what stands before it, "" for nothing, undefined where there is no such list. */
  next(numbering: string, level: number): string | undefined {
    const use = this.#uses.get(numbering);
    const list = this.#listOf(use);
    if (use === undefined || list === undefined) return undefined;
    const at = (index: number) => use.overrides.get(index)?.level ?? list.levels.get(index);
    const own = at(level);
    if (own === undefined) return undefined;

    const counts = this.#counts.get(use.list) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    this.#counts.set(use.list, counts);
    const begun = `${numbering} ${level}`;
    const anew = this.#begun.has(begun) ? undefined : use.overrides.get(level)?.start;
    this.#begun.add(begun);
    const last = counts[level];
    counts[level] = anew ?? (last === undefined ? own.start : Math.min(last + 1, MAX_NUMBER));
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restart = at(deeper)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) counts[deeper] = undefined;
    }

    if (own.format === 'bullet') return bulletOf(own.text, own.font);
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const of = at(index);
      // A level that no paragraph has had yet counts as begun.
      const value = counts[index] ?? of?.start ?? 1;
      return numeral(value, own.legal && index !== level ? 'decimal' : (of?.format ?? 'decimal'));
    });
  }

  #listOf(use: Use | undefined): List | undefined {
    const list = use === undefined ? undefined : this.#lists.get(use.list);
    if (list?.numStyleLink === undefined || list.levels.size > 0) return list;
    for (const other of this.#lists.values()) if (other.styleLink === list.numStyleLink) return other;
    return list;
  }
}

function readList(element: XmlElement): List {
  const levels = new Map<number, Level>();
  for (const child of childrenOf(element)) {
    const index = numberIn(child.attributes['ilvl'], 0, LEVELS - 1);
    if (child.name === 'w:lvl' && index !== undefined) levels.set(index, readLevel(child));
  }
  return {
    levels,
    styleLink: childOf(element, 'w:styleLink')?.attributes['val'],
    numStyleLink: childOf(element, 'w:numStyleLink')?.attributes['val'],
  };
}

function readUse(element: XmlElement): Use {
  const overrides: Use['overrides'] = new Map();
  for (const child of childrenOf(element)) {
    const index = numberIn(child.attributes['ilvl'], 0, LEVELS - 1);
    if (child.name !== 'w:lvlOverride' || index === undefined) continue;
    const level = childOf(child, 'w:lvl');
    overrides.set(index, {
      start: numberIn(childOf(child, 'w:startOverride')?.attributes['val'], 0, MAX_NUMBER),
      level: level === undefined ? undefined : readLevel(level),
    });
  }
  return { list: childOf(element, 'w:abstractNumId')?.attributes['val'] ?? '', overrides };
}

function readLevel(element: XmlElement): Level {
  const format =
    childOf(element, 'w:numFmt') ?? along(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt');
  const text = childOf(element, 'w:lvlText')?.attributes['val'] ?? '';
  return {
    start: numberIn(childOf(element, 'w:start')?.attributes['val'], 0, MAX_NUMBER) ?? 0,
    format: format?.attributes['val'] ?? 'decimal',
    text: text.slice(0, 100),
    restart: numberIn(childOf(element, 'w:lvlRestart')?.attributes['val'], 0, LEVELS),
    legal: isOn(childOf(element, 'w:isLgl')) ?? false,
    style: childOf(element, 'w:pStyle')?.attributes['val'],
    font: along(element, 'w:rPr', 'w:rFonts')?.attributes['ascii'] ?? '',
  };
}
