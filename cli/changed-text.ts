import type { Entry, Marks } from '../functions/documents/compare/comparison.ts';
import { unitsOf } from '../functions/documents/compare/units.ts';
import type { Block } from '../functions/documents/readable/blocks.ts';
import { readingWords } from '../functions/wording/en/reading.ts';

/** What is different between two drafts, a line each: [-what is gone-] and {+what is new+}, as wdiff writes them. */
export function changedText(
  entries: readonly Entry[],
  older: readonly Block[],
  newer: readonly Block[],
): string[] {
  const texts = (blocks: readonly Block[]) => new Map(unitsOf(blocks).map(({ id, text }) => [id, text]));
  const [before, now] = [texts(older), texts(newer)];
  return entries.flatMap((entry) => {
    if (entry.kind === 'same') return [];
    const text = entry.kind === 'gone' ? '' : (now.get(entry.new) ?? '');
    const former = entry.kind === 'added' ? '' : (before.get(entry.old) ?? '');
    return [`${readingWords.marks[entry.kind]}: ${wordsOf(entry, former, text)}`];
  });
}

function wordsOf(entry: Exclude<Entry, { kind: 'same' }>, former: string, text: string): string {
  switch (entry.kind) {
    case 'gone':
      return `[-${former}-]`;
    case 'added':
      return `{+${text}+}`;
    case 'moved':
      return entry.marks === undefined ? text : markedText(entry.marks, former, text);
    case 'changed':
      return markedText(entry.marks, former, text);
  }
}

function markedText(marks: Marks, former: string, text: string): string {
  if (marks === null) return `${readingWords.marks.replaced} [-${former}-] {+${text}+}`;
  let at = 0;
  const take = (length: number) => {
    at += length;
    return text.slice(at - length, at);
  };
  return marks
    .map((piece) => {
      if ('gone' in piece) return `[-${piece.gone}-]`;
      return 'same' in piece ? take(piece.same) : `{+${take(piece.added)}+}`;
    })
    .join('');
}
