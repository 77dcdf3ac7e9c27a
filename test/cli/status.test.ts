import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lookAtOutbox } from '../../cli/doctor/look-at-outbox.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { MINUTE } from '../builders/clock.ts';
import { outboxKey } from '../../functions/records/keys.ts';
import { type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { run, type SmallOffice, smallOffice, VISI } from './office.ts';

let local: RecordsTable;
let office: SmallOffice;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());
beforeEach(async () => {
  office = await smallOffice(await local.fresh());
});

const sections = async (): Promise<Record<string, unknown>[]> => {
  const { code, out } = await run(office.dependencies, 'status', '--json');
  expect(code).toBe(0);
  return JSON.parse(out);
};
const visi = async () => (await sections()).find((it) => it['section'] === VISI);

describe('status --json', () => {
  test('gives each section with its holders, times in +07:00', async () => {
    await office.inReview();
    expect(await visi()).toEqual({
      plan: 'kecil',
      section: VISI,
      title: 'Visi',
      state: 'opd-review',
      round: 1,
      holders: [
        {
          name: 'Kepala Bappeda',
          office: 'Bappeda',
          stage: 'opd-review',
          required: true,
          since: '2023-12-11T09:04:00+07:00',
          why: null,
        },
        {
          name: 'Kepala Dinas Kesehatan',
          office: 'Dinas Kesehatan',
          stage: 'opd-review',
          required: false,
          since: '2023-12-11T09:04:00+07:00',
          why: null,
        },
      ],
      since: '2023-12-11T09:04:00+07:00',
      due: '2023-12-14T16:00:00+07:00',
      workingDaysLeft: 3,
      onHold: false,
      disputed: false,
      halted: null,
    });
  });

  test('gives null where there is no time yet', async () => {
    const office2 = await smallOffice(await local.fresh());
    const { out } = await run(office2.dependencies, 'status', '--json', '--plan', 'kecil');
    expect(JSON.parse(out)[1]).toMatchObject({ state: 'not-started', round: 0, holders: [], due: null });
  });

  test('gives the stage just closed, with no holders, between two stages', async () => {
    await office.inReview();
    await office.decide('bappeda', 'approve');
    expect(await visi()).toMatchObject({
      state: 'opd-review',
      holders: [],
      due: null,
      since: '2023-12-11T09:05:00+07:00',
    });
  });

  test('shows a hold, a halt, and a person who came later', async () => {
    await office.inReview();
    await haltSection(office.dependencies, { section: VISI, generation: 1, reason: 'StageOutOfOrder' });
    await run(
      office.dependencies,
      'replace',
      'visi',
      'dinkes',
      'koordinator',
      '--by',
      'koordinator',
      '--why',
      'x',
    );
    await run(office.dependencies, 'hold', 'visi', '--by', 'koordinator', '--why', 'x');
    const found = await visi();
    expect(found).toMatchObject({ onHold: true, disputed: false, halted: 'StageOutOfOrder' });
    expect(found?.['holders']).toHaveLength(2);
  });

  test('says within ten minutes that the next stage does not open', async () => {
    await office.inReview();
    await office.decide('bappeda', 'approve');
    office.clock.pass(10 * MINUTE - 1);
    expect(await visi()).toMatchObject({ halted: null });
    office.clock.pass(1);
    expect(await visi()).toMatchObject({ halted: 'nothing-opens' });
    expect((await run(office.dependencies, 'status')).out).toContain('HALTED (nothing-opens)');
    await office.open();
    expect(await visi()).toMatchObject({ state: 'ugm-review', halted: null });
  });

  test('is an empty array before anything is imported, and refuses a plan that there is not', async () => {
    const empty = { ...office.dependencies, table: await local.fresh() };
    expect(await run(empty, 'status', '--json')).toMatchObject({ code: 0, out: '[]' });
    expect(await run(office.dependencies, 'status', '--json', '--plan', 'besar')).toMatchObject({
      code: 1,
      out: '',
    });
  });
});

describe('status', () => {
  test('is a table that a person reads', async () => {
    await office.inReview();
    await run(office.dependencies, 'hold', 'visi', '--by', 'koordinator', '--why', 'x');
    const { out } = await run(office.dependencies, 'status');
    expect(out.split('\n')).toEqual([
      'Masterplan Kecil (kecil): 0 of 2 sections signed off',
      'SECTION     STATE        ROUND  SINCE             DUE               WAITS FOR',
      'kecil.misi  Not started         11 December 2023',
      'kecil.visi  OPD review   1      11 December 2023  14 December 2023  ON HOLD · Kepala Bappeda; Kepala Dinas Kesehatan (optional)',
    ]);
  });
});

describe('outbox', () => {
  test('shows what waits, is parked or failed, and tries what failed again', async () => {
    await run(office.dependencies, 'hold', 'visi', '--by', 'koordinator', '--why', 'x');
    await office.open();
    const before = await run(office.dependencies, 'outbox');
    expect(before.out).toMatch(/pending +start +kecil\.visi +\S+ +1 min +0/);
    expect(before.out).toMatch(
      /parked +mail \(ask\) +kecil\.visi +\S+ +<1 min +0 +Penyusun +the section is held/,
    );
    await office.fail('start', 'AccessDenied');
    expect((await run(office.dependencies, 'outbox')).out).toMatch(
      /failed +start +kecil\.\w+ +\S+ +1 min +1 +AccessDenied/,
    );
    expect((await run(office.dependencies, 'outbox', '--retry')).out).toBe(
      '2 failed rows are tried again within a minute.',
    );
    expect((await run(office.dependencies, 'outbox')).out).not.toContain('failed');
    expect((await run(office.dependencies, 'outbox', '--retry')).out).toBe(
      '0 failed rows are tried again within a minute.',
    );
  });

  test('says that it is empty', async () => {
    const empty = { ...office.dependencies, table: await local.fresh() };
    expect((await run(empty, 'outbox')).out).toContain('The outbox is empty');
  });

  test('is not empty where it holds a row that this release cannot read', async () => {
    const table = await local.fresh();
    const Item = {
      ...outboxKey(VISI, 'newer'),
      queue: 'mails',
      at: office.dependencies.now(),
      kind: 'telegram',
    };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    const { out } = await run({ ...office.dependencies, table }, 'outbox');
    expect(out).toMatch(/unreadable +kecil\.visi +newer +another release wrote it, or it was damaged/);
    const found = await lookAtOutbox({ dependencies: { ...office.dependencies, table } });
    expect(found.map(({ said, mend }) => [said, mend])).toContainEqual([
      '1 cannot be read by this release, and nobody delivers them',
      'docs/runbook.md#outbox-is-old',
    ]);
  });
});
