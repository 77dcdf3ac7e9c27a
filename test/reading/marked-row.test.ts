import { describe, expect, test } from 'vitest';
import { newBudget } from '../../functions/documents/compare/budgets.ts';
import { comparedRowText } from '../../functions/documents/compare/compared-text.ts';
import { markWords } from '../../functions/documents/compare/mark-words.ts';
import type { CellPart, NestedRow } from '../../functions/documents/readable/blocks.ts';
import { markedRow } from '../../functions/reading/marked-row.ts';

const cell = (...parts: CellPart[]) => ({ across: 1, down: 1, parts });
const says = (text: string): CellPart => ({ kind: 'paragraph', runs: [{ text }] });
const row = (...cells: ReturnType<typeof cell>[]): NestedRow => ({ cells });

/** The words of each paragraph of the row: [-gone-]{+added+}same. */
function marked(before: NestedRow, now: NestedRow): string[] {
  const marks = markWords(comparedRowText(before), comparedRowText(now), newBudget());
  if (marks === null || marks === undefined) throw new Error('no marks');
  const signs = { same: ['', ''], added: ['{+', '+}'], gone: ['[-', '-]'] } as const;
  return [...markedRow(now, marks).values()].map((runs) =>
    runs.map(({ run, mark }) => `${signs[mark][0]}${run.text}${signs[mark][1]}`).join(''),
  );
}

describe('the marks of a table row', () => {
  test('stand in the cell whose words changed', () => {
    const before = row(cell(says('Desa')), cell(says('40 %')), cell(says('60 %')), cell(says('80 %')));
    const now = row(cell(says('Desa')), cell(says('40 %')), cell(says('65 %')), cell(says('80 %')));
    expect(marked(before, now)).toEqual(['Desa', '40 %', '[-60 -]{+65 +}%', '80 %']);
  });

  test('pass over pictures, tables within a cell and several paragraphs', () => {
    const picture: CellPart = { kind: 'image', alt: 'Peta desa', notDrawn: 'kind' };
    const within = (text: string): CellPart => ({
      kind: 'table',
      rows: [row(cell(says('a'))), row(cell(says(text)))],
    });
    const make = (inner: string, last: string) =>
      row(cell(says('satu'), picture, says('dua')), cell(within(inner)), cell(says(last)));
    expect(marked(make('b', 'tiga'), make('c', 'tiga empat'))).toEqual([
      'satu',
      'dua',
      'a',
      '[-b-]{+c+}',
      'tiga {+empat+}',
    ]);
  });

  test('lose no word that is gone at the end', () => {
    const gone = marked(
      row(cell(says('satu')), cell(says('dua tiga'))),
      row(cell(says('satu')), cell(says('dua'))),
    );
    expect(gone.join('|')).toContain('tiga-]');
  });
});
