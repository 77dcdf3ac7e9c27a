import type { Refused } from '../refusals.ts';

// Tab, line feed and carriage return are text; the other control characters are not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/;

// Other formats that are all text. A reader that sniffs would take them for what they are.
const otherText = /^\uFEFF?\s*(?:%PDF-|\{\\rtf|%!PS|#!|<\?|<!doctype|<(?:html|head|body|script|svg|xml)\b)/i;

/** Markdown is any UTF-8 text that is nothing else. A leading byte order mark (Notepad writes one) is kept. */
export function checkMarkdown(bytes: Uint8Array): Refused | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined || control.test(text) || otherText.test(text)) return { refused: 'wrong-type' };
  return text.replace('\uFEFF', '').trim() === '' ? { refused: 'empty' } : undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
