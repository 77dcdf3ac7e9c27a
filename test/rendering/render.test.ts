import { expect, it } from 'vitest';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { readCompared, readReadable } from '../../functions/records/readable/readable.ts';
import { renderRow } from '../../functions/rendering/render-row.ts';
import { ReadingFault, type Rendering } from '../../functions/rendering/rendering.ts';
import type { Table } from '../../functions/records/table.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { decideAs, snapshotOf, importSection, openNext } from '../builders/records.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownReadingRoom } from './reading-room.ts';

const room = ownReadingRoom();
const { records } = room;

/** A section in whose drafting somebody may use a draft. */
async function drafting(name: string): Promise<string> {
  const section = `render.${name}`;
  await importSection(records, section);
  await startSection(records.dependencies, { section, by: 'koordinator' });
  await openNext(records, section);
  return section;
}

/** The round's draft goes to review and comes back. */
async function reviewed(section: string): Promise<void> {
  await decideAs(records, section, 'drafter', 'submit', 'diajukan');
  const snapshot = await openNext(records, section);
  for (const { person } of snapshot.section.stage?.assignments ?? [])
    await decideAs(records, section, person, 'return', 'Perbaiki.');
  await openNext(records, section);
}

const rowOf = async (section: string, sha256: string) => {
  const row = (await room.rows(section)).find((it) => it.kind === 'draft' && it.sha256 === sha256);
  if (row === undefined) throw new Error('nobody asked for it');
  return row;
};

const stateOf = async (section: string, sha256: string) =>
  (await readReadable(records.dependencies.table, section, sha256))?.state;

it('using a draft asks for it to be made readable, in the same transaction', async () => {
  const section = await drafting('asks');
  const before = records.requests.length;
  const sha256 = await room.use(section, '# Visi\n\nIsi.');
  const writes = records.requests.slice(before).filter((it) => /Write|Put|Update/.test(it));
  expect(writes).toEqual(['TransactWriteItemsCommand']);
  expect(await rowOf(section, sha256)).toMatchObject({ state: 'pending', claims: 0, type: 'markdown' });
});

it('a draft that was used can be read, page by page, and its row is done', async () => {
  const section = await drafting('reads');
  const sha256 = await room.use(section, '# Visi\n\nIsi draf.');
  const rendering = room.run();
  expect(await renderRow(rendering, await rowOf(section, sha256))).toEqual({
    state: 'done',
    reason: 'readable',
  });
  const item = await readReadable(records.dependencies.table, section, sha256);
  if (item?.state !== 'readable') throw new Error('it cannot be read');
  expect(item.counts).toMatchObject({ words: 3, blocks: 2 });
  const index = await rendering.store.getIndex(section, item);
  const blocks = await rendering.store.getPage(section, index, 1);
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
  expect(await rowOf(section, sha256)).toMatchObject({ state: 'done', claims: 1 });
});

it('what was made changes neither the section’s version nor its history', async () => {
  const section = await drafting('version');
  await room.use(section, 'Satu.');
  const before = (await snapshotOf(records, section)).standing;
  await room.ticks(2);
  expect((await snapshotOf(records, section)).standing).toEqual(before);
});

it('a decision asks the table for the same whatever was made of its drafts', async () => {
  const [unread, read] = [await drafting('unread'), await drafting('read')];
  await room.use(unread, 'Satu.');
  await room.use(read, 'Satu.');
  await renderRow(room.run(), (await room.rows(read))[0] ?? { section: read, row: '' });
  const asked = async (section: string): Promise<string[]> => {
    const before = records.requests.length;
    await decideAs(records, section, 'drafter', 'submit', 'diajukan');
    return records.requests.slice(before);
  };
  const bare = await asked(unread);
  expect(bare.filter((it) => /Write|Put|Update/.test(it))).toEqual(['TransactWriteItemsCommand']);
  expect(await asked(read)).toEqual(bare);
});

it('a draft is compared with the one that reviewers saw, and not with one that only its writers did', async () => {
  const section = await drafting('pairs');
  const unseen = await room.use(section, 'Yang tidak jadi.');
  const seen = await room.use(section, 'Satu dua tiga.\n\nEmpat lima enam.');
  await room.ticks(1);
  await reviewed(section);
  const now = await room.use(section, 'Satu dua tiga.\n\nEmpat lima tujuh.');
  await room.ticks(2);
  const compared = await readCompared(records.dependencies.table, section, seen, now);
  expect(compared).toMatchObject({ state: 'compared', summary: { changed: 1, added: 0, gone: 0, moved: 0 } });
  if (compared?.state !== 'compared') throw new Error('not compared');
  const { entries } = await room.run().store.getComparison(section, compared);
  expect(entries.map(({ kind }) => kind)).toEqual(['same', 'changed']);
  expect(await readCompared(records.dependencies.table, section, unseen, now)).toBeNull();
  expect(await readCompared(records.dependencies.table, section, unseen, seen)).toBeNull();
});

it('they are compared whichever of them can be read first', async () => {
  const section = await drafting('late');
  const first = await room.use(section, 'Draf pertama.');
  await reviewed(section);
  const second = await room.use(section, 'Draf kedua.');
  await renderRow(room.run(), await rowOf(section, second));
  expect((await room.rows(section)).filter(({ kind }) => kind === 'comparison')).toEqual([]);
  await renderRow(room.run(), await rowOf(section, first));
  await room.ticks(1);
  expect((await readCompared(records.dependencies.table, section, first, second))?.state).toBe('compared');
});

it('the same bytes used again are no fault and are not read a second time', async () => {
  const section = await drafting('again');
  const [a] = [await room.use(section, 'A.'), await room.use(section, 'B.')];
  await room.ticks(1);
  expect(await room.use(section, 'A.')).toBe(a);
  const isRead = { ...room.run(), convert: () => Promise.reject(new Error('read again')) };
  expect(await renderRow(isRead, await rowOf(section, a))).toEqual({ state: 'done', reason: 'was there' });
});

it('two runs at once: one reads it, the other finds it taken', async () => {
  const section = await drafting('twice');
  const row = await rowOf(section, await room.use(section, 'Dua kali.'));
  let read = 0;
  const convert: Rendering['convert'] = async (bytes, type) => {
    read += 1;
    await new Promise((passed) => setTimeout(passed, 200));
    return room.run().convert(bytes, type);
  };
  const states = await Promise.all([
    renderRow(room.run({ convert }), row),
    renderRow(room.run({ convert }), row),
  ]);
  expect(states.map(({ state }) => state).sort()).toEqual(['done', 'elsewhere']);
  expect(read).toBe(1);
});

class Killed extends Error {
  override readonly name = 'Killed';
}

/** The table as a run sees it that is killed at its nth request: before it reaches the table, or after. */
function dyingAt(nth: number, when: 'before' | 'after'): Table {
  const { table } = records.dependencies;
  let count = 0;
  const client = new Proxy(table.client, {
    get: (target, name) =>
      name !== 'send'
        ? Reflect.get(target, name, target)
        : async (...args: Parameters<typeof target.send>) => {
            count += 1;
            if (count > nth || (count === nth && when === 'before')) throw new Killed();
            const answer = await target.send(...args);
            if (count === nth) throw new Killed();
            return answer;
          },
  });
  return { ...table, client };
}

it.each(['before', 'after'] as const)(
  'a run that is killed %s any of its requests loses nothing, and asks for nothing twice',
  async (when) => {
    for (let nth = 1; ; nth += 1) {
      const section = await drafting(`killed-${when}-${nth}`);
      const seen = await room.use(section, 'Satu.');
      await renderRow(room.run(), await rowOf(section, seen));
      await reviewed(section);
      const row = await rowOf(section, await room.use(section, 'Dua.'));
      const ended = await renderRow(room.run({ table: dyingAt(nth, when) }), row).catch((it: unknown) => it);
      await room.ticks(3);
      const compared = (await room.rows(section)).filter(({ kind }) => kind === 'comparison');
      expect(compared, `killed ${when} request ${nth}`).toHaveLength(1);
      expect((await room.rows(section)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
      if (!(ended instanceof Killed)) {
        expect(nth).toBeGreaterThan(6);
        return;
      }
    }
  },
  120_000,
);

it('a file that kills whoever reads it kills three, is given up, and holds no decision', async () => {
  const section = await drafting('poisoned');
  const poisoned = await room.use(section, 'Racun.');
  let killed = 0;
  for (let i = 0; i < 6; i += 1) {
    const struck = Promise.withResolvers<void>();
    // The whole run is gone: neither it nor its lease is settled.
    const lethal: Partial<Rendering> = {
      convert: () => {
        killed += 1;
        struck.resolve();
        return new Promise(() => {});
      },
    };
    await Promise.race([renderRow(room.run(lethal), await rowOf(section, poisoned)), struck.promise]);
    records.clock.pass(3 * MINUTE);
  }
  expect(killed).toBe(3);
  expect(await readReadable(records.dependencies.table, section, poisoned)).toMatchObject({
    state: 'unreadable',
    why: 'too-much',
  });
  expect(await rowOf(section, poisoned)).toMatchObject({ state: 'given-up', claims: 4 });
  const submitted = await decideAs(records, section, 'drafter', 'submit');
  expect('refused' in submitted).toBe(false);
});

it('what only the reader fails on is tried three times, and then said to be a fault', async () => {
  const section = await drafting('fault');
  const sha256 = await room.use(section, 'Gagal.');
  let tries = 0;
  const convert: Rendering['convert'] = async () => {
    tries += 1;
    return { unreadable: 'fault', fault: 'TypeError' };
  };
  await room.ticks(6, { convert });
  expect(tries).toBe(3);
  expect(await readReadable(records.dependencies.table, section, sha256)).toMatchObject({ why: 'fault' });
});

it('what the file says of itself is said at once', async () => {
  const section = await drafting('damaged');
  const sha256 = await room.use(section, 'Rusak.');
  await room.ticks(1, { convert: async () => ({ unreadable: 'encrypted' }) });
  expect(await readReadable(records.dependencies.table, section, sha256)).toMatchObject({ why: 'encrypted' });
});

it('a store that does not answer for hours is no fault of the file', async () => {
  const section = await drafting('outage');
  const sha256 = await room.use(section, 'Tunggu.');
  const readDraft = () => Promise.reject(new Error('the store is down'));
  await room.ticks(8, { readDraft });
  expect(await rowOf(section, sha256)).toMatchObject({ state: 'pending', claims: 0, reason: 'Error' });
  expect(await stateOf(section, sha256)).toBeUndefined();
  records.clock.pass(60 * MINUTE);
  await room.ticks(1);
  expect(await stateOf(section, sha256)).toBe('readable');
});

it('an answer about another draft is not taken', async () => {
  const section = await drafting('other');
  const [wanted, other] = [await room.use(section, 'Ini.'), Buffer.from('Itu.')];
  const rendering = room.run();
  await room.ticks(4, { convert: (_bytes, type) => rendering.convert(other, type) });
  expect(await stateOf(section, wanted)).toBe('unreadable');
});

it('a comparison that cannot be made is said so, and tried no more', async () => {
  const section = await drafting('incomparable');
  const first = await room.use(section, 'Satu.');
  await reviewed(section);
  const second = await room.use(section, 'Dua.');
  let tries = 0;
  const compare: Rendering['compare'] = async () => {
    tries += 1;
    throw new ReadingFault('no');
  };
  await room.ticks(8, { compare });
  expect(tries).toBe(3);
  expect(await readCompared(records.dependencies.table, section, first, second)).toMatchObject({
    state: 'not-comparable',
    why: 'fault',
  });
  expect((await readLatestSnapshot(records.dependencies.table, section))?.section.draft?.sha256).toBe(second);
});
