import { childOf, childrenOf, type XmlElement } from './xml-elements.ts';

/** What is read here of what newer programs add; another choice has its fallback. */
const understood = new Set([
  'w',
  'r',
  'm',
  'a',
  'wp',
  'pic',
  'wps',
  'wpg',
  'wpc',
  'wp14',
  'w14',
  'w15',
  'a14',
]);

/** The first choice that is understood, or the fallback (ECMA-376-3, 7.5); never both: they say the same. */
export function chosen(alternate: XmlElement): XmlElement | undefined {
  const choice = childrenOf(alternate).find(
    ({ name, attributes }) =>
      name === 'mc:Choice' &&
      (attributes['Requires'] ?? '?').split(' ').every((needed) => understood.has(needed)),
  );
  return choice ?? childOf(alternate, 'mc:Fallback');
}
