import { hidesObject } from './pdf-object-head.ts';
import type { Refused } from '../refusals.ts';

export type PdfStream = {
  /** The names in the object's dictionary, in order, escapes resolved and without the slash. */
  names: string[];
  start: number;
  end: number;
};

export type PdfOutline = { names: Set<string>; streams: PdfStream[] };

const space = /[\0\t\n\f\r ]+/y;
const comment = /%[^\r\n]*/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const hexString = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;
const mark = /<<|>>|[[\]{}]/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const lineEnd = /\r\n|\n|\r/y;

/**
 * Reads a PDF from first to last byte (ISO 32000-1, 7.2 and 7.3) and tells which names stand in its objects and where
 * its streams lie. `text` is the file as Latin-1, one character a byte. Linear in the file's size.
 */
export function pdfOutline(text: string): PdfOutline | Refused {
  const outline: PdfOutline = { names: new Set(), streams: [] };
  let inObject: string[] = [];
  let afterDictionary = false;
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };

  while (at < text.length) {
    if (take(space) !== undefined) continue;
    const from = at;
    if (take(comment) !== undefined || takeString(from)) {
      if (hidesObject(text.slice(from, at))) return { refused: 'active-content' };
      continue;
    }
    const isDictionary = afterDictionary;
    afterDictionary = false;
    const found = take(name);
    if (found !== undefined) {
      const resolved = resolveName(found);
      outline.names.add(resolved);
      inObject.push(resolved);
      continue;
    }
    const punctuation = take(mark);
    if (punctuation !== undefined) {
      afterDictionary = punctuation === '>>';
      continue;
    }
    if (take(hexString) !== undefined) continue;
    const token = take(word);
    if (token === undefined) return { refused: 'damaged' };
    if (token === 'obj') inObject = [];
    if (token !== 'stream' || !isDictionary) continue;

    if (take(lineEnd) === undefined) return { refused: 'damaged' };
    const end = text.indexOf('endstream', at);
    if (end === -1) return { refused: 'damaged' };
    if (hidesObject(text.slice(at, end))) return { refused: 'active-content' };
    outline.streams.push({ names: inObject, start: at, end });
    at = end + 'endstream'.length;
  }
  return outline;

  /** A literal string, with its nested brackets. False where there is none or it never ends. */
  function takeString(from: number): boolean {
    if (text[from] !== '(') return false;
    const brackets = /\\[\s\S]|[()]/g;
    brackets.lastIndex = from;
    let depth = 0;
    for (let found = brackets.exec(text); found !== null; found = brackets.exec(text)) {
      if (found[0] === '(') depth++;
      if (found[0] === ')') depth--;
      if (depth > 0) continue;
      at = brackets.lastIndex;
      return true;
    }
    return false;
  }
}

/** "/J#61vaScript" is "JavaScript" (ISO 32000-1, 7.3.5). */
export function resolveName(token: string): string {
  return token
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
