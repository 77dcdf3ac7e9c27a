import { describe, expect, test } from 'vitest';
import { markWords } from '../../functions/documents/compare/mark-words.ts';
import { newBudget } from '../../functions/documents/compare/budgets.ts';
import { runMarker } from '../../functions/reading/marked-runs.ts';

/** The stretches of a block whose words were compared, as one line: [-gone-]{+added+}same. */
function marked(before: string, ...now: string[]): string {
  const marks = markWords(before, now.join(''), newBudget());
  if (marks === null || marks === undefined) throw new Error('no marks');
  const marker = runMarker(marks);
  const runs = [...now.flatMap((text) => marker.take({ text })), ...marker.goneHere()];
  const signs = { same: ['', ''], added: ['{+', '+}'], gone: ['[-', '-]'] } as const;
  return runs.map(({ run, mark }) => `${signs[mark][0]}${run.text}${signs[mark][1]}`).join('|');
}

describe('marks over runs', () => {
  test('stand at the words that changed', () => {
    expect(marked('Anggaran tahun 2024 naik', 'Anggaran tahun 2025 naik')).toBe(
      'Anggaran tahun |[-2024 -]|{+2025 +}|naik',
    );
  });

  test('are cut where the look of the text changes', () => {
    expect(marked('satu dua tiga', 'satu ', 'dua empat', ' tiga')).toBe('satu |dua |{+empat+}|{+ +}|tiga');
  });

  test('show what is gone at the very end', () => {
    expect(marked('satu dua tiga', 'satu dua')).toBe('satu dua|[-tiga-]');
  });

  test('pass the number of a footnote, which is no compared word', () => {
    const marker = runMarker([{ same: 4 }, { added: 4 }]);
    const runs = [{ text: 'satu' }, { text: '1', note: 1 }, { text: ' dua' }].flatMap((run) =>
      marker.take(run),
    );
    expect(runs.map(({ mark }) => mark)).toEqual(['same', 'same', 'added']);
  });

  test('lose no word where the comparison knows fewer', () => {
    const marker = runMarker([{ same: 2 }]);
    expect(
      marker
        .take({ text: 'satu' })
        .map(({ run }) => run.text)
        .join(''),
    ).toBe('satu');
  });
});
