import { expect, test } from 'vitest';
import { Notes } from '../../../functions/documents/readable/docx/notes.ts';

/** Processor time of reading so many references, in milliseconds. */
function costOf(references: number): number {
  const notes = new Notes();
  const begun = process.cpuUsage();
  for (let nth = 1; nth <= references; nth += 1) notes.refer('footnote', String(nth), false);
  return process.cpuUsage(begun).user / 1_000;
}

test('forty thousand references to footnotes are counted in one walk', () => {
  // Counting from the first each time took 12 s.
  expect(costOf(40_000)).toBeLessThan(3_000);
});

test('footnotes and endnotes have numbers of their own, and a sign of the text’s takes none', () => {
  const notes = new Notes();
  const labels = [
    notes.refer('footnote', '5', false),
    notes.refer('endnote', '5', false),
    notes.refer('footnote', '6', true),
    notes.refer('footnote', '7', false),
    notes.refer('endnote', '8', false),
    notes.refer('footnote', '5', false),
  ].map(([run]) => `${run?.text} ${run?.note}`);
  expect(labels).toEqual(['1 1', 'i 2', '* 3', '2 4', 'ii 5', '1 1']);
});
