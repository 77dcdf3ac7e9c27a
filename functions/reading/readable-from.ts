import type { ReadableStore } from '../documents/store/readable-store.ts';
import { isOf, readCompared, readReadable } from '../records/readable/readable.ts';
import type { Table } from '../records/table.ts';
import type { ReadableDrafts } from './readable-drafts.ts';

/** The readable drafts that the records know and the store holds. Throws ChangedChunk where the two differ. */
export const readableFrom = (table: Table, store: ReadableStore): ReadableDrafts => ({
  async standing(section, sha256) {
    const item = await readReadable(table, section, sha256);
    if (item === null) return 'being-made';
    return item.state === 'unreadable'
      ? { unreadable: item.why }
      : { index: await store.getIndex(section, item) };
  },
  blocks: (section, index, nth) => store.getPage(section, index, nth),
  image: (section, index, nth) => store.getImage(section, index, nth),
  async compared(section, older, newer) {
    const [item, one, other] = await Promise.all([
      readCompared(table, section, older, newer),
      readReadable(table, section, older),
      readReadable(table, section, newer),
    ]);
    if (one?.state === 'unreadable' || other?.state === 'unreadable') return 'not-comparable';
    // One that was made of a former converter's places names none of those that are shown now.
    if (item === null || one === null || other === null || !isOf(item, one, other)) return 'being-made';
    return item.state === 'compared' ? store.getComparison(section, item) : 'not-comparable';
  },
});
