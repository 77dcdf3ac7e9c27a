import { describe, expect, test } from 'vitest';
import { NOT_DRAWN, NOT_SHOWN } from '../../functions/documents/readable/blocks.ts';
import { UNREADABLE } from '../../functions/documents/readable/draft-reading.ts';
import { readingWords as en } from '../../functions/wording/en/reading.ts';
import { readingWords as id } from '../../functions/wording/id/reading.ts';

describe.each([
  ['Indonesian', id],
  ['English', en],
])('the words around a draft that is read, in %s', (_, words) => {
  test('say all that may not be shown, and why', () => {
    expect(Object.keys(words.notShown).sort()).toEqual([...NOT_SHOWN].sort());
    expect(Object.keys(words.notDrawn).sort()).toEqual([...NOT_DRAWN].sort());
    expect(Object.keys(words.unreadable).sort()).toEqual([...UNREADABLE].sort());
    for (const say of Object.values(words.notShown)) expect(say(3)).toMatch(/\.$/);
  });
});

test('the sentence of a comparison names only what there is', () => {
  expect(id.changes({ changed: 12, added: 2, gone: 1, moved: 3 })).toBe(
    '12 paragraf berubah, 2 baru, 1 dihapus, 3 dipindah',
  );
  expect(id.changes({ changed: 0, added: 0, gone: 1, moved: 0 })).toBe('1 dihapus');
  expect(en.changes({ changed: 0, added: 0, gone: 0, moved: 0 })).toBe('Nothing has changed');
});
