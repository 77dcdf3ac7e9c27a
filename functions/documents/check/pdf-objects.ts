import type { Refused } from '../refusals.ts';
import { namesActive } from './pdf-actions.ts';
import { hidesObject } from './pdf-object-head.ts';
import { type PdfDictionary, PdfReader, type PdfVisitor, valuesOf } from './pdf-values.ts';

export type PdfStream = {
  dictionary: PdfDictionary;
  object: number;
  generation: number;
  start: number;
  end: number;
};

const lineEnd = /\r\n|\n|\r/y;
const endOfStream = /(?:\r\n|\n|\r)?endstream/y;

/**
 * Reads a PDF from first to last byte, whatever its cross-reference says: every object of every update, dictionaries
 * that stand alone, and where its streams lie. Linear in the file's size.
 */
export function scanObjects(
  text: string,
  visitor: PdfVisitor,
  found: (object: number, at: number) => void,
): { streams: PdfStream[] } | Refused {
  const reader = new PdfReader(text, visitor);
  const streams: PdfStream[] = [];
  let numbers: [number, number] = [0, 0];
  let dictionary: PdfDictionary | undefined;
  let [object, generation] = [0, 0];
  // What lies between two possible ends of a stream is looked at once, whatever the lengths say.
  const doubt = { left: text.length };
  for (;;) {
    const value = reader.next();
    if (value === 'end') return { streams };
    if ('refused' in value) return value;
    if (value.kind === 'number') numbers = [numbers[1], value.value];
    const before = dictionary;
    dictionary = value.kind === 'dictionary' ? value : undefined;
    if (value.kind !== 'word') continue;
    if (value.word === 'obj') {
      [object, generation] = numbers;
      found(object, reader.at);
    }
    if (value.word !== 'stream' || before === undefined) continue;
    if (reader.take(lineEnd) === undefined) return { refused: 'damaged' };
    const start = reader.at;
    const end = endOf(text, start, before, doubt);
    if (end === undefined) return { refused: 'damaged' };
    const data = text.slice(start, end);
    if (hidesObject(data) && namesActive(data)) return { refused: 'active-content' };
    streams.push({ dictionary: before, object, generation, start, end });
    reader.at = end;
    reader.take(endOfStream);
  }
}

/**
 * Where a stream's data ends: at the first "endstream"; or where its length says, if that is at one too and no object begins
 * in between.
 */
function endOf(
  text: string,
  start: number,
  dictionary: PdfDictionary,
  doubt: { left: number },
): number | undefined {
  const first = text.indexOf('endstream', start);
  if (first === -1) return undefined;
  const [length] = valuesOf(dictionary, 'Length');
  const said = length?.kind === 'number' ? start + length.value : first;
  if (said <= first) return lineEndBefore(text, start, first, said);
  doubt.left -= said - first;
  if (doubt.left < 0) return first;
  endOfStream.lastIndex = said;
  const fits = endOfStream.exec(text) !== null && !hidesObject(text.slice(first, said));
  return fits ? said : first;
}

/** The line end before "endstream" is no data, which matters where it is deciphered. */
function lineEndBefore(text: string, start: number, end: number, said: number): number {
  if (said >= start && said < end && end - said <= 2) return said;
  return Math.max(
    start,
    end - (/(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(start, end - 2), end))?.[0].length ?? 0),
  );
}
