import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importPlan } from '../../functions/actions/import-plan.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import {
  currentKey,
  type Key,
  planEventKey,
  planHeadKey,
  planLogPartition,
  versionKey,
} from '../../functions/records/keys.ts';
import { eventsIn, readPlanLog } from '../../functions/records/plan/plan-log.ts';
import { readItem } from '../../functions/records/read-items.ts';
import { hashOf } from '../../functions/records/section/chain.ts';
import type { Table } from '../../functions/records/table.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { countingWrites, itemsOf, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { type SmallOffice, smallOffice, VISI } from '../cli/office.ts';
import { planText, type SmallPlan } from '../plan-file/small-plan.ts';

let local: RecordsTable;
let table: Table;
let office: SmallOffice;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());
beforeEach(async () => {
  table = await local.fresh();
  office = await smallOffice(table);
  await office.inReview();
});

const renamed = async (name: string, dependencies: Dependencies = office.dependencies) => {
  const change = (plan: SmallPlan) => void Object.assign(plan.people[2] ?? {}, { name });
  const read = readPlanFile(planText(change));
  if (!('file' in read)) throw new Error('unreadable');
  await importPlan(dependencies, read.file, { by: 'koordinator' });
};
const put = (Item: Record<string, unknown>) =>
  table.client.send(new PutCommand({ TableName: table.name, Item }));
const edit = async (key: Key, change: object) => put({ ...(await readItem(table, key)), ...change });
const remove = ({ pk, sk }: { pk?: unknown; sk?: unknown }) =>
  table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }));
const found = async () =>
  (await verifyPlan(table, 'kecil')).findings.map(({ section, what }) => `${section}: ${what}`);
const said = async () =>
  eventsIn(await readPlanLog(table, 'kecil')).map(({ event }) =>
    event === null || event.type === 'people-known'
      ? `${event?.people.length} known`
      : `${event.type} ${event.changes.map(({ person, version }) => `${person} ${version}`).join()}`,
  );

describe('a plan’s record', () => {
  test('proves whom the first import brought, and tells when a change began and ended', async () => {
    expect(await said()).toEqual(['6 known']);
    await renamed('Ir. Penerus');
    await renamed('Ir. Penerus');
    expect(await said()).toEqual([
      '6 known',
      'people-change-begun bappeda 2',
      'people-change-ended bappeda 2',
    ]);
    expect(await found()).toEqual([]);
  });

  test('tells of a change that broke off at any step once that it began, and once that it ended', async () => {
    for (let most = 1; most < 12; most += 1) {
      table = await local.fresh();
      office = await smallOffice(table);
      await office.inReview();
      const broken = { ...office.dependencies, table: countingWrites(table, most) };
      const whole = await renamed('Ir. Penerus', broken).then(
        () => true,
        () => false,
      );
      await renamed('Ir. Penerus');
      expect(await said(), `broken off after ${most} writes`).toEqual([
        '6 known',
        'people-change-begun bappeda 2',
        'people-change-ended bappeda 2',
      ]);
      expect(await found()).toEqual([]);
      if (whole) return;
    }
    throw new Error('it was never whole');
  });

  test('that came later takes over who is there, and asks nothing of what was before', async () => {
    await renamed('Ir. Penerus');
    for (const item of await itemsOf(table)) if (item['pk'] === planLogPartition('kecil')) await remove(item);
    expect(await found()).toEqual([]);
    await renamed('Ir. Penerus');
    expect(await said()).toEqual(['7 known']);
    await renamed('Ir. Ketiga');
    expect(await found()).toEqual([]);
  });
});

describe('verify', () => {
  test('finds the first version of somebody who was never changed written anew', async () => {
    for (const key of [versionKey('kecil', 'sekda', 1), currentKey('kecil', 'sekda')])
      await edit(key, { email: 'penyusup@lain.example' });
    expect(await found()).toEqual(['kecil: version 1 of sekda is not the one on the plan’s record']);
  });

  test('finds a version that the plan’s record does not know, and one that is gone', async () => {
    const made = await readItem(table, versionKey('kecil', 'sekda', 1));
    await put({ ...made, ...versionKey('kecil', 'sekda', 2), version: 2, at: office.clock.now() });
    expect(await found()).toContain('kecil: version 2 of sekda is not on the plan’s record');
    await remove(versionKey('kecil', 'sekda', 1));
    expect(await found()).toContain('kecil: the plan’s record knows version 1 of sekda, which is not there');
  });

  test('finds a section’s change of a person that no change of the plan began', async () => {
    await renamed('Ir. Penerus');
    await remove(planEventKey('kecil', 3));
    await remove(planEventKey('kecil', 2));
    const first = await readItem(table, planEventKey('kecil', 1));
    await edit(planHeadKey('kecil'), { seq: 1, head: first?.['hash'] });
    const all = await found();
    expect(all).toContain(`${VISI}: names version 2 of bappeda, which the plan’s record does not know`);
    expect(all).toContain('kecil: version 2 of bappeda is not on the plan’s record');
  });

  test('names a change whose end is not on record, until the same file comes again', async () => {
    await renamed('Ir. Penerus');
    await remove(planEventKey('kecil', 3));
    const second = await readItem(table, planEventKey('kecil', 2));
    await edit(planHeadKey('kecil'), { seq: 2, head: second?.['hash'] });
    expect(await found()).toEqual([
      'kecil: a change of bappeda to version 2 was begun and not ended: import the same file again',
    ]);
    await renamed('Ir. Penerus');
    expect(await found()).toEqual([]);
  });

  test('finds an event of the plan that was edited, taken out, cut off or put behind', async () => {
    await renamed('Ir. Penerus');
    const [second, third] = await Promise.all([2, 3].map((n) => readItem(table, planEventKey('kecil', n))));
    await edit(planEventKey('kecil', 2), { change: 'f'.repeat(32) });
    expect(await found()).toEqual(['kecil: of the plan is not as it was written: its hash does not follow']);
    await remove(planEventKey('kecil', 2));
    expect(await found()).toContain('kecil: of the plan is missing');
    await put({ ...second });
    await remove(planEventKey('kecil', 3));
    expect(await found()).toContain('kecil: the plan’s record does not end with its event 2');
    await put({ ...third });
    await put({ ...third, ...planEventKey('kecil', 4), seq: 4 });
    expect(await found()).toContain('kecil: the plan’s record does not end with its event 4');
    await put({ ...planEventKey('kecil', 4), seq: 4, event: 'gone', hash: 'x' });
    expect(await found()).toContain('kecil: of the plan cannot be read: it is not as Paraf writes events');
  });

  test('checks the hash of what a newer release has put on a plan’s record', async () => {
    const head = await readItem(table, planHeadKey('kecil'));
    const event = { at: office.clock.now(), by: 'koordinator', type: 'applauded' };
    const link = { seq: 2, event, change: 'c'.repeat(32), textHash: null };
    const hash = hashOf(String(head?.['head']), link);
    await put({ ...planEventKey('kecil', 2), shape: 99, ...link, hash });
    await edit(planHeadKey('kecil'), { seq: 2, head: hash });
    expect(await found()).toEqual([]);
    await edit(planEventKey('kecil', 2), { event: { ...event, by: 'sekda' } });
    expect(await found()).toEqual(['kecil: of the plan is not as it was written: its hash does not follow']);
  });
});
