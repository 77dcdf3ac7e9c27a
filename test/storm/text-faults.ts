import * as v from 'valibot';
import { DRAFTS, readableKey } from '../../functions/records/keys.ts';
import { ReadableItem } from '../../functions/records/readable/readable.ts';
import { RenderRow } from '../../functions/records/readable/render-item.ts';
import { textOf } from './dynamodb/attributes.ts';
import type { Store } from './dynamodb/store.ts';
import { poisonOf, type ReadingRoom } from './reading.ts';
import { read } from './watcher.ts';

const Draft = v.object({ sha256: v.string() });

/** In the calm, every draft has its text or a reason, and every row that asked for one is settled. */
export function textFaults(store: Store, room: ReadingRoom): string[] {
  const faults = room.readTwice.map((sha256) => `texts: ${sha256} was read by two at once`);
  const rows = new Map<string, RenderRow>();
  for (const item of store.all()) {
    if (!textOf(item, 'pk').startsWith('RENDER#')) continue;
    const row = v.parse(RenderRow, read(item));
    rows.set(`${row.section} ${row.kind === 'draft' ? row.sha256 : row.row}`, row);
    if (row.state !== 'done' && row.state !== 'given-up')
      faults.push(`${row.section}: texts: ${row.row} ended as ${row.state}, ${row.claims} claims`);
  }
  for (const item of store.all()) {
    const [pk, sk] = [textOf(item, 'pk'), textOf(item, 'sk')];
    if (!pk.startsWith('SECTION#') || !sk.startsWith(DRAFTS)) continue;
    const section = pk.slice('SECTION#'.length);
    const { sha256 } = v.parse(Draft, read(item));
    const key = readableKey(section, sha256);
    const found = store.get({ pk: { S: key.pk }, sk: { S: key.sk } });
    if (found === null) {
      faults.push(`${section}: texts: of ${sha256} nothing was ever made`);
      continue;
    }
    const made = v.parse(ReadableItem, read(found));
    const row = rows.get(`${section} ${sha256}`);
    if (made.state === 'readable') {
      if (poisonOf(sha256) !== null) faults.push(`${section}: texts: ${sha256} cannot be read, and was`);
      if (!room.has(section, sha256)) faults.push(`${section}: texts: ${sha256} is named, and not kept`);
    } else if (row?.state !== 'given-up') {
      // Runs that the storm killed count for the file as well: three are enough.
      faults.push(`${section}: texts: ${sha256} is ${made.why}, and its row ${row?.state}`);
    }
  }
  return faults;
}
