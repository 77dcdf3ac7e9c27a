import { maxGridSpan, maxWordCounts } from '../limits.ts';
import type { Refused } from '../refusals.ts';
import { attributeOf, type XmlElement } from './walk-xml.ts';

/**
 * Counts paragraphs, runs, tables and cells while a document is walked, all its parts together, and refuses what is more
 * than any section has.
 */
export function wordCounts(): { count: (element: XmlElement) => Refused | undefined } {
  const left = new Map(Object.entries(maxWordCounts));
  return {
    count: (element) => {
      if (element.name === 'gridSpan' && Number(attributeOf(element, 'val')) > maxGridSpan) return tooMuch;
      const more = left.get(element.name);
      if (more === undefined) return undefined;
      left.set(element.name, more - 1);
      return more === 0 ? tooMuch : undefined;
    },
  };
}

const tooMuch: Refused = { refused: 'bomb', about: 'too-much' };
