import { tidyRuns } from '../runs.ts';
import { readStory } from './read-story.ts';
import type { Reading } from './reading.ts';
import { NoteSink } from './sinks.ts';
import { childrenOf, elementsIn, UnreadableXml, type XmlElement } from './xml-elements.ts';

const kinds = {
  footnote: { part: 'footnotes', root: 'w:footnotes', element: 'w:footnote' },
  endnote: { part: 'endnotes', root: 'w:endnotes', element: 'w:endnote' },
} as const;

/** Adds the notes that the text referred to, in that order. They are few: their part is read whole. */
export function readNotes(reading: Reading, partOf: (kind: string) => string | undefined): void {
  const { referred } = reading.notes;
  if (referred.length === 0) return;
  const texts = new Map<string, XmlElement>();
  const relations = new Map<string, Reading['relations']>();
  for (const [kind, { part, root, element }] of Object.entries(kinds)) {
    const name = partOf(part);
    const xml = reading.parts.text(name);
    if (name === undefined || xml === undefined) continue;
    relations.set(kind, reading.parts.relationsOf(name));
    try {
      for (const found of elementsIn(xml, root))
        if (found.name === element) texts.set(`${kind} ${found.attributes['id'] ?? ''}`, found);
    } catch (fault) {
      if (!(fault instanceof UnreadableXml)) throw fault;
      reading.draft.say('damaged-parts');
    }
  }
  // A note may refer to another, which is then appended while this goes on.
  for (const [index, { kind, id, label }] of referred.entries()) {
    reading.relations = relations.get(kind) ?? new Map();
    reading.fields.length = 0;
    const sink = new NoteSink();
    readStory(childrenOf(texts.get(`${kind} ${id}`)), sink, reading);
    reading.draft.add({ kind: 'footnote', note: index + 1, label, runs: tidyRuns(sink.runs) });
  }
}
