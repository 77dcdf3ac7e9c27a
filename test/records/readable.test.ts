import { describe, expect, it } from 'vitest';
import {
  isOf,
  readAllReadable,
  readCompared,
  readReadable,
  type ReadableItem,
  writeCompared,
  writeReadable,
} from '../../functions/records/readable/readable.ts';
import { ownRecords } from '../builders/own-records.ts';

const records = ownRecords();
const section = 'bojonegoro.buku-1-visi';
const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const counts = { pages: 0, words: 2, blocks: 1, images: 0 };
const readable = (sha256: string, converter = 1): ReadableItem => ({
  state: 'readable',
  sha256,
  converter,
  index: String(converter).repeat(64),
  counts,
  notShown: [],
});
const unreadable = (sha256: string, converter = 1): ReadableItem => ({
  state: 'unreadable',
  sha256,
  converter,
  why: 'damaged',
});

/** Writes as a renderer does, which read what is there before. */
async function write(item: ReadableItem, of = section): Promise<boolean> {
  const { table } = records.dependencies;
  return writeReadable(table, of, item, await readReadable(table, of, item.sha256));
}

describe('what was made of a draft', () => {
  it('is not there until somebody writes it, and then is as it was written', async () => {
    const { table } = records.dependencies;
    expect(await readReadable(table, section, a)).toBeNull();
    expect(await write(readable(a))).toBe(true);
    expect(await readReadable(table, section, a)).toEqual(readable(a));
    expect(await readReadable(table, section, b)).toBeNull();
  });

  it('is written once by two who began at the same time', async () => {
    const { table } = records.dependencies;
    const of = `${section}-dua`;
    expect(await writeReadable(table, of, readable(a), null)).toBe(true);
    expect(await writeReadable(table, of, unreadable(a), null)).toBe(false);
    expect(await readReadable(table, of, a)).toEqual(readable(a));
  });

  it('gives way to a newer converter, whose former ones are kept', async () => {
    const of = `${section}-baru`;
    for (const version of [1, 2, 3]) expect(await write(readable(a, version), of)).toBe(true);
    expect(await write(readable(a, 2), of)).toBe(false);
    expect(await readReadable(records.dependencies.table, of, a)).toEqual({
      ...readable(a, 3),
      former: [
        { converter: 1, index: '1'.repeat(64) },
        { converter: 2, index: '2'.repeat(64) },
      ],
    });
  });

  it('stays where a newer converter cannot read it', async () => {
    const of = `${section}-tetap`;
    await write(readable(a), of);
    expect(await write(unreadable(a, 2), of)).toBe(false);
    await write(unreadable(b), of);
    expect(await write(readable(b, 1), of)).toBe(true);
    expect((await readReadable(records.dependencies.table, of, b))?.state).toBe('readable');
  });
});

describe('what was made of two drafts', () => {
  it('is found by both, in their order, and beside the drafts', async () => {
    const { table } = records.dependencies;
    const of = `${section}-banding`;
    const compared = {
      state: 'compared',
      older: a,
      newer: b,
      converters: { older: 1, newer: 2 },
      comparison: 1,
      sha256: 'c'.repeat(64),
      summary: { changed: 1, added: 0, gone: 0, moved: 0 },
    } as const;
    await write(readable(a), of);
    await writeCompared(table, of, compared);
    expect(await readCompared(table, of, a, b)).toEqual(compared);
    expect(await readCompared(table, of, b, a)).toBeNull();
    expect(await readAllReadable(table, of)).toEqual({ readables: [readable(a)], compared: [compared] });
    expect(isOf(compared, readable(a), readable(b, 2))).toBe(true);
    expect(isOf(compared, readable(a), readable(b, 3))).toBe(false);
  });
});
