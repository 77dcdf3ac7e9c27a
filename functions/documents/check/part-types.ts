import { flatXml } from './flat-xml.ts';
import type { Refused } from '../refusals.ts';

export type PartTypes = {
  /** The content type of a part, as the package's list has it. */
  typeOf: (partName: string) => string | undefined;
};

/** Reads `[Content_Types].xml` (ECMA-376-2, 7.2.3) and refuses a list that names anything active. */
export function readPartTypes(xml: string): PartTypes | Refused {
  const tags = flatXml(xml);
  if (tags === undefined) return { refused: 'damaged' };
  const byEnding = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { name, attributes } of tags) {
    const type = attributes.get('ContentType');
    if (type === undefined) continue;
    if (/macroEnabled|vbaProject|vbaData|keyMapCustomizations/i.test(type)) return { refused: 'macros' };
    if (/oleObject|activeX|x-msdownload/i.test(type)) return { refused: 'active-content' };
    const [into, key] =
      name === 'Default'
        ? [byEnding, attributes.get('Extension')?.toLowerCase()]
        : [byName, attributes.get('PartName')?.toLowerCase()];
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
