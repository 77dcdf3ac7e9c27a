import type { Refused } from '../refusals.ts';
import { flatTags } from './flat-tags.ts';

export type PartTypes = {
  /** The content type of a part, as the package's list has it. */
  typeOf: (partName: string) => string | undefined;
};

/** Reads `[Content_Types].xml` (ECMA-376-2, 7.2.3). What it says of parts that are not there says nothing. */
export function readPartTypes(xml: string): PartTypes | Refused {
  const tags = flatTags(xml);
  if (tags === undefined) return { refused: 'damaged' };
  const byEnding = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { name, attributes } of tags) {
    const type = attributes['ContentType'];
    if (type === undefined) continue;
    const [into, key] =
      name === 'Default'
        ? [byEnding, attributes['Extension']?.toLowerCase()]
        : [byName, attributes['PartName']?.toLowerCase()];
    if (key === undefined || into.has(key)) return { refused: 'damaged' };
    into.set(key, type);
  }
  return {
    typeOf: (partName) => {
      const lower = partName.toLowerCase();
      return byName.get(`/${lower}`) ?? byEnding.get(/\.([^./]+)$/.exec(lower)?.[1] ?? '');
    },
  };
}

/** Refuses a part for its type, whatever it is called. */
export function checkPartType(type: string | undefined): Refused | undefined {
  if (type === undefined) return undefined;
  if (/macroEnabled|vbaProject|vbaData|keyMapCustomizations/i.test(type)) return { refused: 'macros' };
  if (/activeX/i.test(type)) return { refused: 'active-content', about: 'form-control' };
  return /oleObject|x-msdownload/i.test(type)
    ? { refused: 'active-content', about: 'other-object' }
    : undefined;
}
