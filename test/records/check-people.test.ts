import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importPlan } from '../../functions/actions/import-plan.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { currentKey, type Key, versionKey } from '../../functions/records/keys.ts';
import { readItem } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { countingWrites, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { type SmallOffice, smallOffice } from '../cli/office.ts';
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
const edit = async (key: Key, change: object) => {
  const Item = { ...(await readItem(table, key)), ...change };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
};
const found = async () => (await verifyPlan(table, 'kecil')).findings.map(({ what }) => what);
const version = (n: number) => versionKey('kecil', 'bappeda', n);
const current = currentKey('kecil', 'bappeda');

test('people who were changed as Paraf changes them are as their sections say', async () => {
  await renamed('Ir. Penerus');
  await renamed('Ir. Ketiga');
  expect(await found()).toEqual([]);
});

test.each([1, 2])('version %i that was written anew is found in every section that names it', async (n) => {
  await renamed('Ir. Penerus');
  await edit(version(n), { name: 'Penyusup' });
  const what = await found();
  expect(
    what.filter((it) => it === `names version ${n} of bappeda, which was changed afterwards`),
  ).toHaveLength(2);
});

test('a version that is gone, or has lost its key, is found', async () => {
  await renamed('Ir. Penerus');
  await edit(version(1), { key: null });
  expect(await found()).toContain(
    'names version 1 of bappeda, which has lost its key, and nobody was forgotten',
  );
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { ...version(1) } }));
  expect(await found()).toContain('names version 1 of bappeda, which is not there');
});

test('whoever holds without being the version is found', async () => {
  await edit(current, { email: 'penyusup@lain.example' });
  expect(await found()).toEqual(['who holds as bappeda is not their version 1']);
});

test('a version that was put behind the sections’ back is found', async () => {
  await renamed('Ir. Penerus');
  const made = await readItem(table, version(2));
  const next = { ...made, ...version(3), version: 3, name: 'Penyusup' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: next }));
  await edit(current, { version: 3, name: 'Penyusup', former: 2 });
  expect(await found()).toEqual([
    'it knows version 2 of bappeda, and version 3 holds',
    'it knows version 2 of bappeda, and version 3 holds',
    'version 3 of bappeda is not on the plan’s record',
  ]);
});

test('a first change that no section knows is found', async () => {
  const made = await readItem(table, version(1));
  const next = { ...made, ...version(2), version: 2, name: 'Penyusup' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: next }));
  await edit(current, { version: 2, name: 'Penyusup', former: 1, at: office.clock.now() });
  const what = 'it names bappeda, and does not know that version 2 holds';
  expect(await found()).toEqual([what, what]);
});

test('a change that was begun and not ended is named, until it goes on', async () => {
  const broken = { ...office.dependencies, table: countingWrites(table, 2) };
  await expect(renamed('Ir. Penerus', broken)).rejects.toThrow('the power went');
  const what = 'a change of bappeda to version 2 was begun and not ended: import the same file again';
  expect(await found()).toEqual([what]);
  await renamed('Ir. Penerus');
  expect(await found()).toEqual([]);
});
