import { decodeReferences } from './flat-xml.ts';
import { inflateEntry } from '../package/inflate-entry.ts';
import { maxTextPartBytes } from '../limits.ts';
import { checkRelationships, mainPartName } from './package-relationships.ts';
import { type PartTypes, readPartTypes } from './part-types.ts';
import type { Refused } from '../refusals.ts';
import { type ZipEntry, zipEntries } from '../package/zip-entries.ts';

const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** What a chart carries along: a plain workbook or document. Everything else that is embedded is an OLE object. */
const embeddings = /(?:^|\/)embeddings\/[^/]*$/i;
const plainEmbedding = /\.(?:xlsx|docx|pptx)$/i;

/** A WordprocessingML package that runs nothing, brings nothing along and fetches nothing. */
export async function checkDocx(bytes: Uint8Array): Promise<Refused | undefined> {
  const zip = zipEntries(bytes);
  if ('refused' in zip) return zip;
  const parts = zip.entries.filter((entry) => !entry.name.endsWith('/'));

  const list = await readText(parts.find((part) => part.name === '[Content_Types].xml'));
  if (typeof list !== 'string') return list ?? { refused: 'wrong-type' };
  const types = readPartTypes(list);
  if ('refused' in types) return types;
  const root = await readText(parts.find((part) => part.name.toLowerCase() === '_rels/.rels'));
  if (typeof root !== 'string') return root ?? { refused: 'wrong-type' };
  const main = mainPartName(root);
  const mainPart = parts.find((part) => part.name.toLowerCase() === main?.toLowerCase());
  if (mainPart === undefined || types.typeOf(mainPart.name) !== documentType)
    return { refused: 'wrong-type' };

  for (const part of parts) {
    const wrong = checkPartName(part.name) ?? (await checkPart(part, types));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function checkPartName(name: string): Refused | undefined {
  if (/vba(?:project|data)/i.test(name)) return { refused: 'macros' };
  if (/(?:^|\/)activeX\//i.test(name)) return { refused: 'active-content' };
  return embeddings.test(name) && !plainEmbedding.test(name) ? { refused: 'active-content' } : undefined;
}

async function checkPart(part: ZipEntry, types: PartTypes): Promise<Refused | undefined> {
  const isList = part.name === '[Content_Types].xml';
  const isRelationships = /\.rels$/i.test(part.name);
  // The type in the list decides what a part is read as, not its ending.
  const isXml = isList || isRelationships || /[+/]xml$/i.test(types.typeOf(part.name) ?? '');
  if (!isXml) {
    const inflated = await inflateEntry(part, plainEmbedding.test(part.name));
    if ('refused' in inflated) return inflated;
    return plainEmbedding.test(part.name) ? checkEmbedded(inflated.bytes) : undefined;
  }
  const text = await readText(part);
  if (typeof text !== 'string') return text;
  return isRelationships ? checkRelationships(text) : checkFields(text);
}

/** An embedded workbook is looked at from outside: a sound package with no macros and nothing embedded again. */
function checkEmbedded(bytes: Uint8Array): Refused | undefined {
  const zip = zipEntries(bytes);
  if ('refused' in zip) return zip;
  for (const { name } of zip.entries) {
    if (embeddings.test(name)) return { refused: 'active-content' };
    const wrong = checkPartName(name);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** DDE fields start programs. Word joins the pieces of an instruction, so they are joined here too. */
function checkFields(xml: string): Refused | undefined {
  const pieces = [...xml.matchAll(/<(?:[\w.-]+:)?instrText\b[^>]*>([^<]*)</g)].map(
    ([, piece]) => piece ?? '',
  );
  const simple = [...xml.matchAll(/[\s:]instr\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  const fields = [pieces.join(''), ...simple].map((field) => decodeReferences(field) ?? field);
  return fields.some((field) => /\bDDE(?:AUTO)?\b/i.test(field)) ? { refused: 'active-content' } : undefined;
}

/** The text of an XML part, undefined where there is no such part. Only UTF-8, and without a DOCTYPE (ECMA-376-2, 6.3). */
async function readText(part: ZipEntry | undefined): Promise<string | Refused | undefined> {
  if (part === undefined) return undefined;
  if (part.size > maxTextPartBytes) return { refused: 'bomb' };
  const inflated = await inflateEntry(part, true);
  if ('refused' in inflated) return inflated;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(inflated.bytes);
    const encoding = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/i.exec(text)?.[1] ?? 'utf-8';
    const sound =
      !text.includes('\0') && !text.includes('<!DOCTYPE') && /^(?:utf-?8|us-ascii)$/i.test(encoding);
    return sound ? text : { refused: 'damaged' };
  } catch {
    return { refused: 'damaged' };
  }
}
