import type { Refused } from '../refusals.ts';
import { whatItIs } from './what-it-is.ts';

// Tab, line feed and carriage return are text; the other control characters are not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/;

// Other formats that are all text. A reader that sniffs would take them for what they are.
const otherText = /^\uFEFF?\s*(?:%PDF-|\{\\rtf|%!PS|#!|<\?|<!doctype|<(?:html|head|body|script|svg|xml)\b)/i;

/** Markdown is any UTF-8 text that is nothing else. A leading byte order mark (Notepad writes one) is kept. */
export function checkMarkdown(bytes: Uint8Array): Refused | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { refused: 'wrong-type', ...aboutBytes(bytes) };
  if (otherText.test(text)) return { refused: 'wrong-type', ...aboutBytes(bytes) };
  if (control.test(text))
    return looksUtf16(bytes) ? { refused: 'wrong-type', about: 'not-utf8' } : { refused: 'wrong-type' };
  return text.replace('\uFEFF', '').trim() === '' ? { refused: 'empty' } : undefined;
}

/** Text in another encoding (Latin-1, Windows-1252, UTF-16) can be saved again; what is no text at all cannot. */
function aboutBytes(bytes: Uint8Array): Pick<Refused, 'about'> {
  const about = whatItIs(bytes, undefined);
  if (about !== undefined) return { about };
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString(
    'latin1',
  );
  if (start.startsWith('%PDF-') || start.startsWith('PK\x03\x04')) return { about: 'name-says-other' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text in one byte a letter has none of them
  const isText = !/[\0-\x08\x0E-\x1F\x7F]/.test(start);
  return isText || looksUtf16(bytes) ? { about: 'not-utf8' } : {};
}

/** A mark, or every second byte a zero as in plain Latin letters. */
function looksUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 512);
  const zeros = (parity: number) => start.filter((byte, at) => at % 2 === parity && byte === 0).length;
  const half = start.length / 2;
  const [even, odd] = [zeros(0), zeros(1)];
  return half >= 4 && Math.max(even, odd) > half * 0.7 && Math.min(even, odd) < half * 0.1;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
