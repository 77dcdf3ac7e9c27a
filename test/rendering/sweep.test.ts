import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { CONVERTER } from '../../functions/documents/readable/blocks.ts';
import { convertDraft } from '../../functions/documents/readable/convert-draft.ts';
import { readableFrom } from '../../functions/reading/readable-from.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { readablePartition, readableKey, renderKey, renderPartition } from '../../functions/records/keys.ts';
import { queryPartition } from '../../functions/records/read-items.ts';
import { readReadable, writeReadable } from '../../functions/records/readable/readable.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { sweepRenders } from '../../functions/rendering/sweep-renders.ts';
import { DAY, HOUR, MINUTE } from '../builders/clock.ts';
import { importSection, openNext } from '../builders/records.ts';
import { runCommand } from '../../cli/run-command.ts';
import { ownReadingRoom } from './reading-room.ts';

const room = ownReadingRoom();
const { records } = room;
const sections = Array.from({ length: 23 }, (_, i) => `sapu.bagian-${String(i).padStart(2, '0')}`);
const drafts = new Map<string, string>();

const sweep = () =>
  sweepRenders({ table: records.dependencies.table, firstTryMs: 0, now: records.clock.now });

/** As if the release that took the draft had known of no renderer. */
async function forgetRows(section: string): Promise<void> {
  const { table } = records.dependencies;
  for (const { row } of await room.rows(section))
    await table.client.send(
      new DeleteCommand({ TableName: table.name, Key: { ...renderKey(section, row) } }),
    );
}

const notNeeded = (): never => {
  throw new Error('nothing is read but the records');
};

const render = async (...words: string[]) => {
  const out: string[] = [];
  const code = await runCommand(['render', ...words], {
    out: (line) => out.push(line),
    err: (line) => out.push(line),
    connect: async () => ({
      dependencies: records.dependencies,
      plans: async () => ['sapu'],
      site: notNeeded,
      draftsPlace: notNeeded,
    }),
  });
  return { code, out: out.join('\n') };
};

it('asks for drafts of before, ten sections a time, and rests for a day once through', async () => {
  for (const section of sections) {
    await importSection(records, section);
    await startSection(records.dependencies, { section, by: 'koordinator' });
    await openNext(records, section);
    drafts.set(section, await room.use(section, `Draf ${section}.`));
    await forgetRows(section);
  }
  expect([await sweep(), await sweep(), await sweep()]).toEqual([10, 10, 3]);
  for (const section of sections) expect(await room.rows(section), section).toHaveLength(1);

  const before = records.requests.length;
  expect(await sweep()).toBe(0);
  expect(records.requests.slice(before)).toEqual(['GetItemCommand']);

  const [first = ''] = sections;
  await forgetRows(first);
  records.clock.pass(HOUR);
  expect(await sweep()).toBe(0);
  records.clock.pass(DAY);
  expect(await sweep()).toBe(1);
}, 120_000);

it('asks again for what was made and is lost, and for nothing that waits or is there', async () => {
  const [, second = '', third = ''] = sections;
  const { table } = records.dependencies;
  await room.ticks(2);
  for (let i = 0; i < 3; i += 1) await sweep();
  const key = readableKey(second, drafts.get(second) ?? '');
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { ...key } }));
  records.clock.pass(2 * DAY);
  let asked = 0;
  for (let i = 0; i < 4; i += 1) asked += await sweep();
  expect(asked).toBe(1);
  await room.ticks(2);
  expect((await readReadable(table, second, drafts.get(second) ?? ''))?.state).toBe('readable');
  expect((await readReadable(table, third, drafts.get(third) ?? ''))?.state).toBe('readable');
});

it('paraf render asks for what was given up, and for nothing else', async () => {
  const [, , , fourth = ''] = sections;
  expect((await render('--all')).out).toBe('Nothing is missing that was not asked for already.');
  const sha256 = await room.use(fourth, 'Lain kali.');
  await room.ticks(1, { convert: async () => ({ unreadable: 'too-much' }) });
  expect(await readReadable(records.dependencies.table, fourth, sha256)).toMatchObject({ why: 'too-much' });
  expect(await render(fourth)).toEqual({
    code: 0,
    out: '1 draft is read, 0 comparisons are made, within minutes.',
  });
  records.clock.pass(MINUTE);
  await room.ticks(1);
  expect(await readReadable(records.dependencies.table, fourth, sha256)).toMatchObject({ state: 'readable' });
  expect((await render(fourth, '--all')).code).toBe(2);
  expect((await render()).code).toBe(2);
});

it('paraf render --all has a newer converter read what an older one read; until then, and after, the older one’s is kept', async () => {
  const [, , , , , , sixth = '', seventh = ''] = sections;
  const { table } = records.dependencies;
  const { store } = room.run();
  for (const section of [sixth, seventh]) {
    const sha256 = drafts.get(section) ?? '';
    await table.client.send(
      new DeleteCommand({ TableName: table.name, Key: { ...readableKey(section, sha256) } }),
    );
    const made = await convertDraft(Buffer.from(`Draf ${section}.`), 'markdown', () => false);
    if ('unreadable' in made) throw new Error(made.unreadable);
    const draft = { ...made, index: { ...made.index, converter: CONVERTER - 1 } };
    const { counts, notShown } = draft.index;
    const index = await store.putReadable(section, draft);
    await writeReadable(
      table,
      section,
      { state: 'readable', sha256, converter: CONVERTER - 1, index, counts, notShown },
      null,
    );
  }
  const texts = readableFrom(table, store);
  const shown = async (section: string) => {
    const standing = await texts.standing(section, drafts.get(section) ?? '');
    if (standing === 'being-made' || 'unreadable' in standing) throw new Error('not shown');
    return { by: standing.index.converter, blocks: await texts.blocks(section, standing.index, 1) };
  };
  const before = await shown(sixth);
  expect(before.by).toBe(CONVERTER - 1);
  expect(await render('--all')).toEqual({
    code: 0,
    out: '2 drafts are read, 0 comparisons are made, within minutes.',
  });
  expect(await shown(sixth)).toEqual(before);
  await room.ticks(2);
  for (const section of [sixth, seventh]) expect(await shown(section)).toMatchObject({ by: CONVERTER });
  const item = await readReadable(table, sixth, drafts.get(sixth) ?? '');
  if (item?.state !== 'readable') throw new Error('not readable');
  const [former] = item.former ?? [];
  if (former === undefined) throw new Error('the former is forgotten');
  const index = await store.getIndex(sixth, { sha256: item.sha256, ...former });
  expect(await store.getPage(sixth, index, 1)).toEqual(before.blocks);
});

it('verify says where there is text of a draft that the section does not have, and nothing else of it', async () => {
  const { table } = records.dependencies;
  const of = async () => (await verifyPlan(table, 'sapu')).findings;
  expect(await of()).toEqual([]);
  const [, , , , fifth = ''] = sections;
  const { putReadableAs } = room;
  await putReadableAs(fifth, 'f'.repeat(64));
  expect(await of()).toEqual([
    { section: fifth, event: null, what: `has text of ${'f'.repeat(64)}, which is no draft of it` },
  ]);
});

it('its rows and what was made lie in families of their own', async () => {
  const [first = ''] = sections;
  const keys: string[] = [];
  for (const pk of [renderPartition(first), readablePartition(first)])
    for await (const item of queryPartition(records.dependencies.table, pk)) keys.push(String(item['pk']));
  expect(keys).toEqual([`RENDER#${first}`, `READABLE#${first}`]);
});
