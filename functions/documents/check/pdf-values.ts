import type { Refused } from '../refusals.ts';

export type PdfValue =
  | { kind: 'name'; name: string }
  | { kind: 'string'; bytes: string }
  | { kind: 'number'; value: number }
  | { kind: 'ref'; number: number }
  | { kind: 'word'; word: string }
  | PdfArray
  | PdfDictionary;

export type PdfArray = { kind: 'array'; items: PdfValue[] };
/** All entries in order, a key given twice twice: readers do not agree which of the two counts. */
export type PdfDictionary = { kind: 'dictionary'; entries: [key: string, value: PdfValue][] };

export type PdfVisitor = {
  name: (name: string) => Refused | undefined;
  /** Each dictionary when it is whole, the inner ones first. */
  dictionary: (dictionary: PdfDictionary) => Refused | undefined;
  /** What readers pass over, but might be led into: strings and comments as they are written. */
  data: (raw: string) => Refused | undefined;
};

/** Dictionaries and arrays in one another. A tree of names is a dozen deep. */
const maxDepth = 400;

const space = /[\0\t\n\f\r ]+/y;
// "%%EOF" ends there even where an update follows without a line end.
const comment = /%%EOF|%[^\r\n]*/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const hexString = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;
const mark = /<<|>>|[[\]{}]/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/** Reads a PDF's tokens and values (ISO 32000-1, 7.2 and 7.3) from a text of one letter a byte. */
export class PdfReader {
  readonly text: string;
  readonly #visitor: PdfVisitor;
  at: number;

  constructor(text: string, visitor: PdfVisitor, at = 0) {
    this.text = text;
    this.#visitor = visitor;
    this.at = at;
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /**
   * The next value, or the next bare word at the top. `'end'` at the end. Brackets that do not fit are passed over, as
   * readers do.
   */
  next(): PdfValue | 'end' | Refused {
    const open: (PdfArray | { kind: 'items'; items: PdfValue[] })[] = [];
    for (;;) {
      const skipped = this.#skip();
      if (skipped !== undefined) return skipped;
      if (this.at >= this.text.length) return open.length === 0 ? 'end' : this.#closeAll(open);
      const token = this.#token();
      if ('refused' in token) return token;
      let value: PdfValue | undefined;
      if (token.kind === 'mark') {
        if (token.mark === '<<' || token.mark === '[') {
          if (open.length >= maxDepth) return { refused: 'bomb', about: 'too-much' };
          open.push({ kind: token.mark === '[' ? 'array' : 'items', items: [] });
          continue;
        }
        const wanted = token.mark === ']' ? 'array' : token.mark === '>>' ? 'items' : undefined;
        if (wanted === undefined || open.at(-1)?.kind !== wanted) continue;
        const closed = this.#close(open.pop());
        if ('refused' in closed) return closed;
        value = closed;
      } else value = token;
      const into = open.at(-1);
      if (into === undefined) return value;
      if (value.kind === 'word' && (value.word === 'endobj' || value.word === 'stream')) {
        // A dictionary that was never closed.
        this.at -= value.word.length;
        return this.#closeAll(open);
      }
      if (value.kind === 'word' && value.word === 'R') refer(into.items);
      else into.items.push(value);
    }
  }

  #closeAll(open: (PdfArray | { kind: 'items'; items: PdfValue[] })[]): PdfValue | 'end' | Refused {
    let last: PdfValue | 'end' = 'end';
    while (open.length > 0) {
      const closed = this.#close(open.pop());
      if ('refused' in closed) return closed;
      open.at(-1)?.items.push(closed);
      last = closed;
    }
    return last;
  }

  #close(
    container: PdfArray | { kind: 'items'; items: PdfValue[] } | undefined,
  ): PdfDictionary | PdfArray | Refused {
    if (container === undefined) return { refused: 'damaged' };
    if (container.kind === 'array') return container;
    const dictionary: PdfDictionary = { kind: 'dictionary', entries: [] };
    const { items } = container;
    for (let at = 0; at < items.length; at++) {
      const [key, value] = [items[at], items[at + 1]];
      if (key?.kind !== 'name' || value === undefined) continue;
      dictionary.entries.push([key.name, value]);
      at++;
    }
    return this.#visitor.dictionary(dictionary) ?? dictionary;
  }

  #skip(): Refused | undefined {
    while (this.at < this.text.length) {
      if (this.take(space) !== undefined) continue;
      const found = this.take(comment);
      if (found === undefined) return undefined;
      const refused = this.#visitor.data(found);
      if (refused !== undefined) return refused;
    }
    return undefined;
  }

  #token(): Exclude<PdfValue, PdfArray | PdfDictionary> | { kind: 'mark'; mark: string } | Refused {
    const found = this.take(name);
    if (found !== undefined) {
      const resolved = resolveName(found);
      return this.#visitor.name(resolved) ?? { kind: 'name', name: resolved };
    }
    const punctuation = this.take(mark);
    if (punctuation !== undefined) return { kind: 'mark', mark: punctuation };
    const hex = this.take(hexString);
    if (hex !== undefined)
      return { kind: 'string', bytes: Buffer.from(hex.replace(/[^\da-f]/gi, ''), 'hex').toString('latin1') };
    if (this.text[this.at] === '(') {
      const raw = this.#string();
      if (raw === undefined) return { refused: 'damaged' };
      return this.#visitor.data(raw) ?? { kind: 'string', bytes: unescaped(raw) };
    }
    const token = this.take(word);
    if (token === undefined) return { refused: 'damaged' };
    return /^[+-]?\d+$/.test(token)
      ? { kind: 'number', value: Number(token) }
      : { kind: 'word', word: token };
  }

  /** A literal string, with its nested brackets. Undefined where it never ends. */
  #string(): string | undefined {
    const from = this.at;
    const brackets = /\\[\s\S]|[()]/g;
    brackets.lastIndex = from;
    let depth = 0;
    for (let found = brackets.exec(this.text); found !== null; found = brackets.exec(this.text)) {
      if (found[0] === '(') depth++;
      if (found[0] === ')') depth--;
      if (depth > 0) continue;
      this.at = brackets.lastIndex;
      return this.text.slice(from, this.at);
    }
    return undefined;
  }
}

/** "7 0 R" among the items so far. */
function refer(items: PdfValue[]): void {
  const [number, generation] = items.slice(-2);
  if (number?.kind !== 'number' || generation?.kind !== 'number') return;
  items.splice(-2, 2, { kind: 'ref', number: number.value });
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
};

function unescaped(raw: string): string {
  return raw
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|\r\n|([\s\S]))/g, (_, octal?: string, one?: string) =>
      octal !== undefined
        ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
        : one === undefined
          ? ''
          : (escapes[one] ?? one),
    );
}

/** "/J#61vaScript" is "JavaScript" (ISO 32000-1, 7.3.5). */
export function resolveName(token: string): string {
  return token
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Every value of this key. */
export const valuesOf = (dictionary: PdfDictionary, key: string): PdfValue[] =>
  dictionary.entries.filter(([one]) => one === key).map(([, value]) => value);

/** The names that stand directly at this key, or in an array there. */
export const namesAt = (dictionary: PdfDictionary, key: string): string[] =>
  valuesOf(dictionary, key)
    .flatMap((value) => (value.kind === 'array' ? value.items : [value]))
    .flatMap((value) => (value.kind === 'name' ? [value.name] : []));
