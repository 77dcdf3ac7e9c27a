import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { compareDrafts } from '../../../functions/documents/compare/compare-drafts.ts';
import {
  Comparison,
  type Entry,
  type Marks,
  placesNow,
} from '../../../functions/documents/compare/comparison.ts';
import { unitsOf } from '../../../functions/documents/compare/units.ts';
import type { Block } from '../../../functions/documents/readable/blocks.ts';
import { dice, planText } from '../../../samples/readable/plan-words.ts';
import { paragraphs, planted } from './planted.ts';

const long = 'Pemerintah daerah menyiapkan pusat data bersama bagi semua dinas pada tahun 2026.';

/** The newer text as the marks have it, and the older one. */
function told(marks: Marks, newer: string): { newer: string; older: string; shown: string } {
  let [at, now, before, shown] = [0, '', '', ''];
  for (const piece of marks ?? []) {
    if ('gone' in piece) {
      before += piece.gone;
      shown += `[${piece.gone}]`;
      continue;
    }
    const length = 'same' in piece ? piece.same : piece.added;
    const text = newer.slice(at, at + length);
    at += length;
    now += text;
    if ('same' in piece) before += text;
    shown += 'same' in piece ? text : `{${text}}`;
  }
  return { newer: now, older: before, shown };
}

const shownOf = (older: string, newer: string): string | null => {
  const [entry] = compareDrafts(paragraphs(older), paragraphs(newer)).entries;
  if (entry?.kind !== 'changed') throw new Error(`it is ${entry?.kind}`);
  return entry.marks === null ? null : told(entry.marks, newer).shown;
};

describe('against what was planted in a long draft', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'pair %i: finds 95 % of edits and every move, and marks nothing that is unchanged',
    (seed) => {
      const truth = planted(seed);
      const comparison = compareDrafts(truth.older, truth.newer);
      const found = new Map<string, Entry>();
      for (const entry of comparison.entries)
        found.set(entry.kind === 'gone' ? `old ${entry.old}` : entry.new, entry);

      const isEdit = ([old, now]: readonly [string, string]) => {
        const entry = found.get(now);
        return entry?.kind === 'changed' && entry.old === old && entry.marks !== null;
      };
      expect(truth.edited.length).toBeGreaterThan(150);
      expect(truth.edited.filter(isEdit).length / truth.edited.length).toBeGreaterThanOrEqual(0.95);
      expect(truth.moved).toHaveLength(10);
      for (const [old, now] of truth.moved) expect(found.get(now)).toEqual({ kind: 'moved', old, new: now });
      for (const [, now] of truth.unchanged) expect(found.get(now)?.kind).toBe('same');
      for (const now of truth.added) expect(found.get(now)?.kind).toBe('added');
      for (const old of truth.gone) expect(found.get(`old ${old}`)?.kind).toBe('gone');
      expect(v.parse(Comparison, JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
    },
  );

  test('the marks of every changed block give both texts again, letter by letter', () => {
    const truth = planted(11);
    const texts = (blocks: Block[]) => new Map(unitsOf(blocks).map(({ id, text }) => [id, text]));
    const [before, now] = [texts(truth.older), texts(truth.newer)];
    const changed = compareDrafts(truth.older, truth.newer).entries.filter(
      (entry) => entry.kind === 'changed',
    );
    expect(changed.length).toBeGreaterThan(150);
    const bare = (text: string | undefined) => text?.replace(/\s/g, '');
    for (const entry of changed) {
      const text = now.get(entry.new) ?? '';
      const { newer, older } = told(entry.marks, text);
      expect(newer).toBe(text);
      // What is the same is given in the newer text's room.
      expect(bare(older)).toBe(bare(before.get(entry.old)));
    }
  });

  test('the same two drafts always give the same comparison', () => {
    const truth = planted(12);
    expect(compareDrafts(truth.older, truth.newer)).toEqual(compareDrafts(truth.older, truth.newer));
  });
});

describe('words', () => {
  test('are marked one by one', () => {
    expect(shownOf(long, long.replace('bersama', 'terpadu').replace('2026', '2027'))).toBe(
      'Pemerintah daerah menyiapkan pusat data [bersama ]{terpadu }bagi semua dinas pada tahun [2026]{2027}.',
    );
  });

  test('that only differ in room, or in how their letters are composed, are the same', () => {
    const [older, newer] = ['Kafé di  tepi sungai itu\ttutup', 'Kafe\u0301 di tepi sungai itu\ttutup'];
    expect(compareDrafts(paragraphs(older), paragraphs(newer)).entries).toEqual([
      { kind: 'same', old: 'b1', new: 'b1' },
    ]);
  });

  test('of a paragraph that has little in common with the former are not pieced together', () => {
    const { entries } = compareDrafts(
      paragraphs(long),
      paragraphs('Warga desa memelihara irigasi dan hutan bersama.'),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['gone', 'added']);
  });

  test('are not marked where a footnote before them got another number', () => {
    const withNote = (label: string): Block[] => [
      {
        kind: 'paragraph',
        id: 'b1',
        runs: [{ text: long }, { text: label, sup: true, note: Number(label) }],
      },
    ];
    expect(compareDrafts(withNote('1'), withNote('2')).summary).toEqual({
      changed: 0,
      added: 0,
      gone: 0,
      moved: 0,
    });
  });

  test('of a huge paragraph that was written anew are shown as replaced', () => {
    const [one, other] = [planText(dice(1), 4_000), planText(dice(2), 4_000)];
    expect(shownOf(one, other)).toBeNull();
  });
});

describe('blocks', () => {
  test('that were edited where they were moved to say both', () => {
    const others = Array.from({ length: 12 }, (_, nth) => planText(dice(nth + 50), 20));
    const { entries, summary } = compareDrafts(
      paragraphs(long, ...others),
      paragraphs(...others, long.replace('2026', '2027')),
    );
    expect(summary).toEqual({ changed: 0, added: 0, gone: 0, moved: 1 });
    expect(entries.at(-1)).toMatchObject({ kind: 'moved', old: 'b1', new: 'b13', marks: expect.any(Array) });
  });

  test('that are gone stand where they stood, before what is new there', () => {
    const others = Array.from({ length: 4 }, (_, nth) => planText(dice(nth + 70), 20));
    const [a = '', b = '', c = '', d = ''] = others;
    const { entries } = compareDrafts(paragraphs(a, long, b, c), paragraphs(a, d, b, c));
    expect(entries.map(({ kind }) => kind)).toEqual(['same', 'gone', 'added', 'same', 'same']);
  });

  test('are followed from the older draft to the newer', () => {
    const comparison = compareDrafts(
      paragraphs('Satu.', long, 'Tiga.'),
      paragraphs('Nol.', 'Satu.', long.replace('2026', '2027')),
    );
    expect([...placesNow(comparison)]).toEqual([
      ['b1', 'b2'],
      ['b2', 'b3'],
      ['b3', undefined],
    ]);
  });

  test('of a few words are paired in their place, and never called moved', () => {
    const inPlace = compareDrafts(
      paragraphs('Atas.', 'Tahun 2026', 'Bawah.'),
      paragraphs('Atas.', 'Tahun 2027', 'Bawah.'),
    );
    expect(inPlace.summary).toEqual({ changed: 1, added: 0, gone: 0, moved: 0 });
    const others = Array.from({ length: 6 }, (_, nth) => planText(dice(nth + 90), 20));
    const elsewhere = compareDrafts(paragraphs('Tidak ada.', ...others), paragraphs(...others, 'Tidak ada.'));
    expect(elsewhere.summary).toEqual({ changed: 0, added: 1, gone: 1, moved: 0 });
  });

  test('a picture is told by its bytes', () => {
    const picture = (sha: string): Block[] => [
      { kind: 'image', id: 'b1', image: 1, sha256: sha.repeat(64), alt: 'Peta' },
    ];
    expect(compareDrafts(picture('a'), picture('a')).summary.changed).toBe(0);
    expect(compareDrafts(picture('a'), picture('b')).entries.map(({ kind }) => kind)).not.toContain('same');
  });
});

describe('however different two drafts are', () => {
  const anew = (seed: number, count: number, length: number) => {
    const next = dice(seed);
    return paragraphs(...Array.from({ length: count }, () => planText(next, length)));
  };
  const halves = (seed: number, count: number) => {
    const [common, next] = [dice(99), dice(seed)];
    return paragraphs(
      ...Array.from({ length: count }, () => `${planText(common, 30)} ${planText(next, 22)}`),
    );
  };
  const same = (count: number) => paragraphs(...Array.from({ length: count }, () => 'Nihil.'));
  const shuffledWords = (seed: number, count: number) => {
    const [words, next] = [planText(dice(5), 120).split(' '), dice(seed)];
    return paragraphs(...Array.from({ length: count }, () => [...words].sort(() => next() - 0.5).join(' ')));
  };
  const worst: Record<string, () => [Block[], Block[]]> = {
    'wholly rewritten, 3,600 paragraphs': () => [anew(1, 3_600, 33), anew(2, 3_600, 33)],
    'every paragraph half rewritten': () => [halves(1, 3_600), halves(2, 3_600)],
    '6,000 identical paragraphs, 100 fewer': () => [same(6_000), same(5_900)],
    'the same words in another order, 500 paragraphs': () => [shuffledWords(1, 500), shuffledWords(2, 500)],
    '20,000 short paragraphs, all different': () => [anew(3, 20_000, 5), anew(4, 20_000, 5)],
    '200 paragraphs of 20,000 letters': () => [anew(5, 200, 3_000), anew(6, 200, 3_000)],
    'turned upside down': () => [anew(7, 4_000, 20), anew(7, 4_000, 20).reverse()],
    'one draft empty': () => [[], anew(8, 20_000, 5)],
  };

  test.each(Object.entries(worst))('%s: it ends within 5 s of processor time', (_, pair) => {
    const [older, newer] = pair();
    const began = process.cpuUsage();
    const { entries } = compareDrafts(older, newer);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(5);
    const ids = entries.flatMap((entry) => (entry.kind === 'gone' ? [] : [entry.new]));
    expect(new Set(ids).size).toBe(unitsOf(newer).length);
  });

  test('of 6,000 identical paragraphs, only those that are missing are gone', () => {
    expect(compareDrafts(same(6_000), same(5_900)).summary).toEqual({
      changed: 0,
      added: 0,
      gone: 100,
      moved: 0,
    });
  });
});
