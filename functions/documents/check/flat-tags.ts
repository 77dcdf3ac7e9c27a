import { walkXml, type XmlElement } from '../package/walk-xml.ts';

/**
 * Reads XML that is nothing but tags, as the package's type list and relationships are. Undefined where there is
 * anything else (comments, CDATA, a DOCTYPE, text): no office program writes that there, and it is how two readers are
 * made to see two things.
 */
export function flatTags(xml: string): XmlElement[] | undefined {
  const tags: XmlElement[] = [];
  const visitor = {
    open: (tag: XmlElement): undefined => {
      tags.push(tag);
    },
  };
  return walkXml(xml, visitor, undefined, { tagsAlone: true }) === undefined ? tags : undefined;
}
