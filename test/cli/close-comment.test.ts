import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readHeader } from '../../functions/records/section/snapshot.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import type { Table } from '../../functions/records/table.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { run, type SmallOffice, smallOffice, VISI } from './office.ts';

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
});

const paraf = (...words: readonly string[]) =>
  run(office.dependencies, ...words, '--by', 'koordinator', '--why', 'pemberinya pensiun');

describe('paraf close-comment', () => {
  test('closes a must in the place of who gave it, with a reason, once, and the record stays whole', async () => {
    await office.inReview();
    await office.decide('bappeda', 'return', 'Lengkapi indikator.');
    expect((await readHeader(table, VISI))?.musts).toBe(1);
    expect((await paraf('close-comment', 'visi', 'M-2')).err).toContain('There is no such comment');
    expect((await paraf('close-comment', 'visi', 'tiga')).code).toBe(2);
    const closed = await paraf('close-comment', 'visi', 'M-1');
    expect(closed).toMatchObject({ code: 0, err: '' });
    expect(closed.out).toContain('kecil.visi: M-1 is closed.');
    const header = await readHeader(table, VISI);
    expect(header?.musts).toBeUndefined();
    expect((await paraf('close-comment', 'visi', 'M-1')).err).toContain('This comment is closed.');
    expect((await verifyPlan(table, 'kecil')).findings).toEqual([]);
  });
});
