import { inflateEntry } from '../package/inflate-entry.ts';
import { readXml } from '../package/read-xml.ts';
import { walkXml, type XmlElement, xmlAllowance } from '../package/walk-xml.ts';
import { wordCounts } from '../package/word-counts.ts';
import { type ZipEntry, zipEntries } from '../package/zip-entries.ts';
import type { Refused } from '../refusals.ts';
import { checkEmbedded, checkPartName, isPlainEmbedding, objectNames } from './embedded-objects.ts';
import { fieldReader } from './field-reader.ts';
import { checkRelationships, mainPartName } from './package-relationships.ts';
import { checkPartType, type PartTypes, readPartTypes } from './part-types.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const listName = '[Content_Types].xml';

/** A WordprocessingML package that runs nothing, brings nothing along and fetches nothing. */
export async function checkDocx(bytes: Uint8Array): Promise<Refused | undefined> {
  const zip = zipEntries(bytes);
  if ('refused' in zip) return zip;
  const parts = zip.entries.filter((entry) => !entry.name.endsWith('/'));
  const list = parts.find((part) => part.name === listName);
  const types = list === undefined ? typeless(parts) : await typesIn(list);
  if ('refused' in types) return types;
  const wrongMain = await checkMain(parts, types);
  if (wrongMain !== undefined) return wrongMain;

  for (const { name } of parts) {
    const wrong = checkPartName(name);
    if (wrong?.refused === 'macros') return wrong;
  }
  const { objects, wrong } = await walkParts(parts, types);
  if (wrong !== undefined) return wrong;
  for (const part of parts) {
    const refused = await checkPart(part, types);
    if (refused !== undefined) return objects.name(refused);
  }
  return undefined;
}

/** A ZIP file of another kind. */
function typeless(parts: ZipEntry[]): Refused {
  return parts.some(({ name }) => name === 'mimetype')
    ? { refused: 'wrong-type', about: 'open-document' }
    : { refused: 'wrong-type', about: 'archive' };
}

async function typesIn(list: ZipEntry): Promise<PartTypes | Refused> {
  const xml = await readXml(list);
  return typeof xml === 'string' ? readPartTypes(xml) : xml;
}

async function checkMain(parts: ZipEntry[], types: PartTypes): Promise<Refused | undefined> {
  const root = parts.find((part) => part.name.toLowerCase() === '_rels/.rels');
  if (root === undefined) return { refused: 'wrong-type' };
  const xml = await readXml(root);
  if (typeof xml !== 'string') return xml;
  const name = mainPartName(xml);
  const main = parts.find((part) => part.name.toLowerCase() === name?.toLowerCase());
  const type = main && types.typeOf(main.name);
  if (type === `${wordType}.document.main+xml`) return undefined;
  if (type === undefined) return { refused: 'wrong-type' };
  if (/macroEnabled/i.test(type)) return { refused: 'macros' };
  if (type.includes('.template.')) return { refused: 'wrong-type', about: 'template' };
  if (type.includes('spreadsheetml')) return { refused: 'wrong-type', about: 'workbook' };
  return type.includes('presentationml')
    ? { refused: 'wrong-type', about: 'slides' }
    : { refused: 'wrong-type' };
}

/** Walks every part that is XML, relationships aside: each is well formed, and their fields are harmless. */
async function walkParts(parts: ZipEntry[], types: PartTypes) {
  const allowance = xmlAllowance();
  const counts = wordCounts();
  const fields = fieldReader();
  const objects = objectNames();
  for (const part of parts) {
    const type = types.typeOf(part.name);
    if (!isXml(part, types) || isRelationships(part) || part.name === listName) continue;
    const xml = await readXml(part, { orUtf16: type === 'application/xml' || type === 'text/xml' });
    if (typeof xml !== 'string') return { objects, wrong: xml };
    const { open, close, text, end } = fields.forPart();
    const visitor = {
      open: (element: XmlElement) => {
        objects.note(element);
        return counts.count(element) ?? open(element);
      },
      close,
      text,
    };
    const wrong = walkXml(xml, visitor, allowance) ?? end();
    if (wrong !== undefined) return { objects, wrong };
  }
  return { objects, wrong: fields.end() };
}

async function checkPart(part: ZipEntry, types: PartTypes): Promise<Refused | undefined> {
  if (isRelationships(part)) {
    const xml = await readXml(part);
    return typeof xml === 'string' ? checkRelationships(xml) : xml;
  }
  const wrong = checkPartName(part.name) ?? checkPartType(types.typeOf(part.name));
  if (wrong !== undefined || isXml(part, types)) return wrong;
  const inflated = await inflateEntry(part, isPlainEmbedding(part.name));
  if ('refused' in inflated) return inflated;
  return isPlainEmbedding(part.name) ? checkEmbedded(inflated.bytes) : undefined;
}

/** The type in the list decides what a part is read as, not its ending. */
function isXml(part: ZipEntry, types: PartTypes): boolean {
  return part.name === listName || /[+/]xml$/i.test(types.typeOf(part.name) ?? '');
}

const isRelationships = (part: ZipEntry): boolean => /\.rels$/i.test(part.name);
