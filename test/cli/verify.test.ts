import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashOf, ORIGIN, textHashOf } from '../../functions/records/section/chain.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import type { EventItem } from '../../functions/records/section/event-item.ts';
import {
  currentKey,
  eventKey,
  type Key,
  sectionKey,
  settingsKey,
  stageKey,
  textKey,
} from '../../functions/records/keys.ts';
import { type Item, readItem } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { itemsOf, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { MISI, run, type SmallOffice, smallOffice, VISI } from './office.ts';

let local: RecordsTable;
let table: Table;
let office: SmallOffice;
let untouched: readonly Item[];
beforeAll(async () => {
  local = await startRecordsTable();
  table = await local.fresh();
  office = await smallOffice(table);
  await office.inReview();
  await office.decide('dinkes', 'return', 'Rahasia penelaah.');
  await office.decide('bappeda', 'approve');
  await run(office.dependencies, 'hold', 'visi', '--by', 'Pak Budi', '--why', 'menunggu arahan');
  await run(office.dependencies, 'release', 'visi', '--by', 'koordinator', '--why', 'sudah ada');
  await office.open();
  await run(
    office.dependencies,
    'replace',
    'visi',
    'penyusun',
    'koordinator',
    '--by',
    'koordinator',
    '--why',
    'cuti',
  );
  await office.draft('dua', VISI, 'koordinator');
  await office.decide('koordinator', 'submit');
  await office.open();
  await run(office.dependencies, 'recall', 'visi', '--by', 'koordinator', '--why', 'salah berkas');
  await run(office.dependencies, 'cancel', 'misi', '--by', 'koordinator', '--why', 'digabung');
  untouched = await itemsOf(table);
});
afterAll(() => local.stop());
beforeEach(async () => {
  const named = new Map((await itemsOf(table)).map((item) => [nameOf(item), item]));
  for (const item of untouched) {
    if (!isDeepStrictEqual(named.get(nameOf(item)), item)) await put(item);
    named.delete(nameOf(item));
  }
  for (const item of named.values()) await remove(item);
});

const nameOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;
const put = (Item: Item) => table.client.send(new PutCommand({ TableName: table.name, Item }));
const remove = ({ pk, sk }: { pk?: unknown; sk?: unknown }) =>
  table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
const get = async (key: Key): Promise<Item> => {
  const item = await readItem(table, key);
  if (item === null) throw new Error(`no item ${key.sk}`);
  return item;
};
/** Changes one stored item, as somebody with the database's password would. */
const edit = async (key: Key, change: (item: Item) => Item) => put(change(await get(key)));
const events = async () => (await readDossier(table, VISI))?.events ?? [];
const seqOf = async (is: (event: EventItem['event']) => boolean): Promise<number> => {
  const found = (await events()).find(({ event }) => is(event));
  if (found === undefined) throw new Error('no such event');
  return found.seq;
};
const returned = () => seqOf((event) => event.type === 'decided' && event.choice === 'return');
const verify = (...words: readonly string[]) => run(office.dependencies, 'verify', '--no-drafts', ...words);

describe('verify', () => {
  test('agrees with a history of every kind of act', async () => {
    const { code, out, err } = await verify();
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Plan kecil: 2 sections, \d+ events, drafts not read, 0 findings\.$/);
  });

  test('says which event a printed head belongs to', async () => {
    const seq = await returned();
    const head = (await events()).find((it) => it.seq === seq)?.hash.slice(0, 16) ?? '';
    const { code, out } = await verify('--head', head.toUpperCase().replace(/(.{4})/g, '$1 '));
    expect(code).toBe(0);
    expect(out).toContain(`${head} is event ${seq} of ${VISI}, Monday, 11 December 2023`);
  });

  test('finds a decision that was edited', async () => {
    const seq = await returned();
    await edit(eventKey(VISI, seq), (item) => ({
      ...item,
      event: { ...Object(item['event']), choice: 'approve' },
    }));
    const { code, err } = await verify();
    expect(code).toBe(1);
    expect(err).toContain(`${VISI}: event ${seq} is not as it was written`);
    expect(err).toContain('the tally says approved');
  });

  test('finds who decided edited, also by a field that nothing reads', async () => {
    const seq = await returned();
    await edit(eventKey(VISI, seq), (item) => ({ ...item, event: { ...Object(item['event']), note: 'x' } }));
    expect((await verify()).err).toBe(
      `${VISI}: event ${seq} is not as it was written: its hash does not follow from its content and the event before it.`,
    );
  });

  test('finds an event removed from the middle, and one from the end', async () => {
    const seq = await returned();
    await remove(eventKey(VISI, seq));
    expect((await verify()).err).toContain(`${VISI}: event ${seq} is missing.`);
    const last = (await events()).at(-1)?.seq ?? 0;
    await remove(eventKey(VISI, last));
    expect((await verify()).err).toContain(
      `its item counts ${last} events, and ${last - 1} are there to read`,
    );
  });

  test('finds a section whose own item was deleted', async () => {
    await remove(sectionKey(VISI));
    const { code, out, err } = await verify();
    expect([code, err]).toEqual([1, `${VISI}: is recorded, but its own item is missing.`]);
    expect(out).toMatch(/^Plan kecil: 1 sections, \d+ events, drafts not read, 1 findings\.$/);
    expect((await verify('--plan', 'kecil')).code).toBe(1);
  });

  test('finds events that changed places', async () => {
    const seq = await returned();
    const [one, two] = [await get(eventKey(VISI, seq)), await get(eventKey(VISI, seq + 1))];
    await put({ ...one, ...eventKey(VISI, seq + 1) });
    await put({ ...two, ...eventKey(VISI, seq) });
    const { err } = await verify();
    expect(err).toContain(`event ${seq} says that it is event ${seq + 1}: events have changed places`);
    await put({ ...one, ...eventKey(VISI, seq + 1), seq: seq + 1 });
    await put({ ...two, ...eventKey(VISI, seq), seq });
    expect((await verify()).err).toContain(`event ${seq} is not as it was written`);
  });

  test('finds an event that cannot be read', async () => {
    const seq = await returned();
    await edit(eventKey(VISI, seq), (item) => ({ ...item, event: 'gone' }));
    expect((await verify()).err).toContain(`event ${seq} cannot be read`);
  });

  test('takes a chain that was rewritten whole for sound, but not with a head from before', async () => {
    const before = (await events()).at(-1)?.hash.slice(0, 16) ?? '';
    const seq = await seqOf((event) => event.type === 'held');
    await rewrite(seq, 'lain');
    expect((await verify()).code).toBe(0);
    const { code, err } = await verify('--head', before);
    expect(code).toBe(1);
    expect(err).toContain(`${before} is the head of no section`);
  });

  test('finds what was written anew, or is gone, since the heads were kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paraf-heads-'));
    const file = join(folder, 'heads.txt');
    try {
      const kept = await run(office.dependencies, 'heads');
      expect(kept.out.split('\n').map((line) => line.split(' ')[0])).toEqual(['kecil', MISI, VISI]);
      await writeFile(file, `${kept.out}\n`);
      await run(office.dependencies, 'extend', 'visi', '--by', 'koordinator', '--why', 'cuti', '2024-01-05');
      expect(await verify('--heads', file)).toMatchObject({ code: 0, err: '' });
      const { length } = kept.out.split('\n');
      const last = Number(kept.out.split('\n')[length - 1]?.split(' ')[1]);
      await rewrite(await seqOf((event) => event.type === 'held'), 'lain');
      expect(await verify()).toMatchObject({ code: 0, err: '' });
      expect(await verify('--heads', file)).toMatchObject({
        code: 1,
        err: `${VISI}: event ${last} is not the one that was kept outside: the history was written anew.`,
      });
      const head = 'a'.repeat(64);
      await writeFile(file, `kecil.lama 3 ${head}\nbesar.satu 1 ${head}\n`);
      expect((await verify('--heads', file)).err.split('\n').sort()).toEqual([
        'besar.satu: event 1 was kept outside, and is gone.',
        'kecil.lama: event 3 was kept outside, and is gone.',
      ]);
      await writeFile(file, 'visi\n');
      expect((await verify('--heads', file)).err).toContain('Line 1 of');
      expect((await verify('--heads', join(folder, 'none'))).err).toContain('cannot be read');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('finds a text that was changed, lost, or put there', async () => {
    const seq = await returned();
    await edit(textKey(VISI, seq), (item) => ({ ...item, text: 'Bagus sekali.' }));
    expect((await verify()).err).toBe(`${VISI}: event ${seq} has a text that was changed afterwards.`);
    await edit(textKey(VISI, seq), (item) => ({ ...item, text: null, key: null }));
    expect((await verify()).err).toContain('has lost its text, and nobody was forgotten since');
    await remove(textKey(VISI, seq));
    expect((await verify()).err).toContain(`event ${seq} has lost its text`);
    await put({ ...textKey(VISI, 1), seq: 1, by: 'sekda', name: null, text: 'x', key: 'aa' });
    expect((await verify()).err).toContain('event 1 has a text that was not written with it');
  });

  test('finds items that the history does not make', async () => {
    const stage = stageKey(VISI, 1, 'opd-review');
    await edit(stage, (item) => ({
      ...item,
      closed: { outcome: 'approved', at: office.dependencies.now() },
    }));
    expect((await verify()).err).toMatch(/event \d+ and the stage 0001#2-opd-review differ in closed\./);
    await remove(stage);
    expect((await verify()).err).toMatch(/event \d+ made the stage 0001#2-opd-review, which is not there\./);
    await put({ ...stageKey(VISI, 9, 'sekda-sign-off'), stage: 'sekda-sign-off', round: 9 });
    expect((await verify()).err).toContain('no event made the stage 0009#4-sekda-sign-off');
    await edit(sectionKey(VISI), (item) => ({ ...item, state: 'signed-off' }));
    expect((await verify()).err).toContain(`${VISI}: its item and its history differ in state.`);
    await edit(settingsKey(VISI), (item) => ({ ...item, workingDays: {} }));
    expect((await verify()).err).toContain('its settings and its history differ in workingDays');
  });

  test('finds an assignment and a draft that the history does not make', async () => {
    const holding = untouched.find((it) =>
      String(it['sk']).startsWith('ASSIGNMENT#0002#2-opd-review#bappeda'),
    );
    await put({ ...holding, holder: 'kecil#bappeda', held: office.dependencies.now() });
    expect((await verify()).err).toMatch(
      /event \d+ and the assignment 0002#2-opd-review#bappeda differ in holder, held/,
    );
    const draft = untouched.find((it) => String(it['sk']).startsWith('DRAFT#0001'));
    await put({ ...draft, by: 'sekda' });
    expect((await verify()).err).toMatch(/and the draft 0001#[0-9a-f]+ differ in by/);
    await put({ ...draft, sk: 'DRAFT#0001#ff' });
    expect((await verify()).err).toContain('no event made the draft 0001#ff');
  });

  test('wants at least 16 digits of a head', async () => {
    expect((await verify('--head', 'abc')).code).toBe(2);
    expect((await verify('--plan', 'kecill')).err).toBe('There is no plan "kecill". Did you mean kecil?');
  });
});

describe('forget', () => {
  const forget = (person: string) => run(office.dependencies, 'forget', person, '--by', 'koordinator');

  test('refuses whoever is still needed, and says where', async () => {
    const { code, err } = await forget('Kepala Dinas Kesehatan');
    expect(code).toBe(1);
    expect(err).toContain(`${VISI}: on the roster of OPD review`);
    expect(err).not.toContain(MISI);
    expect((await forget('koordinator')).err).toContain('the plan: as its coordinator');
    expect((await verify()).code).toBe(0);
  });

  test('drops name, address and texts, and verify still agrees', async () => {
    await run(office.dependencies, 'cancel', 'visi', '--by', 'koordinator', '--why', 'selesai');
    const done = await forget('dinkes');
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('1 text in 2 sections');
    expect(done.out).toContain('The id dinkes stays in the record; so does a name');
    expect(await get(currentKey('kecil', 'dinkes'))).toMatchObject({ name: '(nama dihapus)', email: null });
    const everything = JSON.stringify(await itemsOf(table));
    expect(everything).not.toContain('Rahasia penelaah.');
    expect(everything).not.toContain('kepala@dinkes.example');
    const seq = await returned();
    expect(await get(textKey(VISI, seq))).toMatchObject({ text: null, key: null });
    expect((await events()).at(-1)?.event).toMatchObject({ type: 'forgotten', person: 'dinkes' });
    expect(await verify()).toMatchObject({ code: 0, err: '' });

    const again = await forget('dinkes');
    expect(again.out).toContain('0 texts in 0 sections');
    expect(await verifyPlan(table, 'kecil')).toMatchObject({ findings: [] });
  });

  test('says who is not there', async () => {
    expect((await forget('bapeda')).err).toBe('Nobody of this plan is "bapeda". Did you mean bappeda?');
    expect((await run(office.dependencies, 'forget')).code).toBe(2);
  });
});

/** Makes the event say another actor and rewrites all hashes after it, texts and head too: a whole forgery. */
async function rewrite(seq: number, by: string): Promise<void> {
  let head: string = ORIGIN;
  for (const it of await events()) {
    const event = it.seq === seq ? { ...it.event, by } : it.event;
    let { textHash } = it;
    if (it.seq === seq && textHash !== null) {
      const text = await get(textKey(VISI, seq));
      const key = 'ab'.repeat(32);
      await put({ ...text, by, text: 'lain', name: null, key });
      textHash = textHashOf(key, { text: 'lain', name: null });
    }
    head = hashOf(head, { seq: it.seq, event, change: it.change, textHash });
    await put({ ...(await get(eventKey(VISI, it.seq))), event, textHash, hash: head });
  }
  await edit(sectionKey(VISI), (item) => ({ ...item, head }));
}
