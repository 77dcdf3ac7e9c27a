import { maxTextPartBytes } from '../limits.ts';
import type { Refused } from '../refusals.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { ZipEntry } from './zip-entries.ts';

/**
 * A part's XML as text, in UTF-8 (ECMA-376-2, 6.3). `orUtf16`: or in UTF-16, in which programs write the data that they
 * keep beside a document.
 */
export async function readXml(
  part: ZipEntry,
  { orUtf16 = false }: { orUtf16?: boolean } = {},
): Promise<string | Refused> {
  if (part.size > maxTextPartBytes) return { refused: 'bomb' };
  const inflated = await inflateEntry(part, true);
  if ('refused' in inflated) return inflated;
  const { bytes } = inflated;
  const encoding = orUtf16 ? encodingOf(bytes) : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const said = /^<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"']{0,40})/i.exec(text)?.[1] ?? encoding;
    // Some programs say UTF-16 of what they then write in UTF-8.
    const sound = orUtf16 ? /^(?:utf-?8|us-ascii|utf-?16(?:le|be)?)$/i : /^(?:utf-?8|us-ascii)$/i;
    return sound.test(said) ? text : { refused: 'damaged' };
  } catch {
    return { refused: 'damaged' };
  }
}

/** By its mark, or by how a first "<" is written (XML 1.0, appendix F). */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}
