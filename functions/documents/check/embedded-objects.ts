import { attributeOf, type XmlElement } from '../package/walk-xml.ts';
import { zipEntries } from '../package/zip-entries.ts';
import type { DraftThing, Refused } from '../refusals.ts';

const embeddings = /(?:^|\/)embeddings\/[^/]*$/i;
/** What a chart or a figure carries along: a plain workbook, document or drawing. All else that is embedded is OLE. */
const plain = /\.(?:xlsx|docx|pptx|sldx|vsdx)$/i;
const withMacros = /\.(?:xlsm|xlsb|xltm|docm|dotm|pptm|ppsm|sldm|vsdm|vstm)$/i;

export const isPlainEmbedding = (name: string): boolean => plain.test(name);

/** Refuses a part for what it is called. */
export function checkPartName(name: string): Refused | undefined {
  if (/vba(?:project|data)/i.test(name)) return { refused: 'macros' };
  if (/(?:^|\/)activeX\//i.test(name)) return { refused: 'active-content', about: 'form-control' };
  if (!embeddings.test(name) || plain.test(name)) return undefined;
  return withMacros.test(name) ? { refused: 'macros' } : { refused: 'active-content', about: 'other-object' };
}

/** An embedded file is looked at from outside: a sound package with no macros and nothing embedded again. */
export function checkEmbedded(bytes: Uint8Array): Refused | undefined {
  const zip = zipEntries(bytes);
  if ('refused' in zip) return zip;
  for (const { name } of zip.entries) {
    if (embeddings.test(name)) return { refused: 'active-content', about: 'other-object' };
    const wrong = checkPartName(name);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What made an object, by the beginning of the name that Windows knows it by. */
const makers: readonly (readonly [RegExp, DraftThing])[] = [
  [/^visio/i, 'visio-object'],
  [/^equation|^mathtype/i, 'equation-object'],
  [/^pbrush|^paint/i, 'paint-object'],
  [/^excel|^msgraph|^powerpoint|^word/i, 'workbook-object'],
  [/^package|^acro|^foxit/i, 'attached-object'],
];

/** Remembers what the objects of a document are, as the document itself says (`o:OLEObject`). */
export function objectNames(): { note: (element: XmlElement) => void; name: (refused: Refused) => Refused } {
  let first: DraftThing | undefined;
  return {
    note: (element) => {
      if (element.name !== 'OLEObject' || first !== undefined) return;
      if (/^link$/i.test(attributeOf(element, 'Type') ?? '')) return;
      const made = attributeOf(element, 'ProgID') ?? '';
      first = makers.find(([maker]) => maker.test(made))?.[1];
    },
    name: (refused) =>
      refused.about === 'other-object' && first !== undefined ? { ...refused, about: first } : refused,
  };
}
