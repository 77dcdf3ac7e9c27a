import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { importPlan } from '../../functions/actions/import-plan.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import type { PlanFile } from '../../functions/plan-file/plan-file.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { readBoard } from '../../functions/records/plan/board.ts';
import { readLatestSnapshot } from '../../functions/records/section/snapshot.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import type { Table } from '../../functions/records/table.ts';
import {
  countingWrites,
  itemsOf,
  partsOver,
  type RecordsTable,
  startRecordsTable,
} from '../builders/records-table.ts';
import { planText, type SmallPlan } from '../plan-file/small-plan.ts';

let local: RecordsTable;
let table: Table;
let dependencies: Dependencies;
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());
beforeEach(async () => {
  table = await local.fresh();
  dependencies = partsOver(table);
});

const fileOf = (change?: (plan: SmallPlan) => void): PlanFile => {
  const read = readPlanFile(planText(change));
  if (!('file' in read)) throw new Error(JSON.stringify(read));
  return read.file;
};
const by = 'koordinator';
const VISI = 'kecil.visi';
const MISI = 'kecil.misi';

const rosterOf = async (section: string, stage: 'opd-review' | 'ugm-review') =>
  (await readLatestSnapshot(table, section))?.section.settings.roster[stage]?.map((it) => it.person);

/** Opens the section's next stage, as its execution would. */
async function open(section: string): Promise<void> {
  const found = (await readLatestSnapshot(table, section))?.section;
  if (found?.next == null) throw new Error('nothing opens next');
  await openStage(dependencies, { section, ...found.next, generation: found.generation, token: 'token' });
}

describe('importing a plan', () => {
  test('writes its people, its sections and itself', async () => {
    const done = await importPlan(dependencies, fileOf(), { by });
    expect(done).toMatchObject({ people: { written: 6 }, sections: { imported: [VISI, MISI] }, started: [] });
    const board = await readBoard(table, 'kecil');
    expect(board?.sections.map(({ section, state }) => [section, state])).toEqual([
      [MISI, 'not-started'],
      [VISI, 'not-started'],
    ]);
    expect(board?.people.get('bappeda')?.email).toBe('kepala@bappeda.example');
    expect(board?.plan.workingDays).toEqual({
      drafting: 5,
      'opd-review': 3,
      'ugm-review': 6,
      'sekda-sign-off': 2,
    });
    expect((await readDossier(table, VISI))?.events.map(({ event }) => event.type)).toEqual(['imported']);
  });

  test('starts what was not started, once', async () => {
    expect(await importPlan(dependencies, fileOf(), { by, start: true })).toMatchObject({
      started: [VISI, MISI],
    });
    expect(await importPlan(dependencies, fileOf(), { by, start: true })).toMatchObject({ started: [] });
    const orders = (await itemsOf(table)).filter((item) => item['kind'] === 'start');
    expect(orders).toHaveLength(2);
  });

  test('again writes nothing', async () => {
    await importPlan(dependencies, fileOf(), { by, start: true });
    const before = await itemsOf(table);
    const counting = countingWrites(table);
    const again = await importPlan({ ...dependencies, table: counting }, fileOf(), { by, start: true });
    expect(again).toMatchObject({
      people: { written: 0, unchanged: 6 },
      sections: { unchanged: [VISI, MISI] },
    });
    expect(counting.writes).toBe(0);
    expect(await itemsOf(table)).toEqual(before);
  });

  test('that was cut off after any write goes on to what one run gives, and shows no plan before', async () => {
    const whole = countingWrites(await local.fresh());
    await importPlan(partsOver(whole), fileOf(), { by, start: true });
    const expected = (await itemsOf(whole)).map(withoutNames);
    // Six people, two sections, the plan’s chain, when its letters are due, the list of plans, the plan, and two that start.
    expect(whole.writes).toBe(14);
    for (let cut = 0; cut < whole.writes; cut += 1) {
      const fresh = await local.fresh();
      const cutOff = partsOver(countingWrites(fresh, cut));
      await expect(importPlan(cutOff, fileOf(), { by, start: true })).rejects.toThrow('the power went');
      expect((await readBoard(fresh, 'kecil')) === null).toBe(cut < 12);
      await importPlan(partsOver(fresh), fileOf(), { by, start: true });
      expect((await itemsOf(fresh)).map(withoutNames)).toEqual(expected);
    }
  });

  test('changes what stages that open later are like, and never an open one', async () => {
    await importPlan(dependencies, fileOf(), { by, start: true });
    await open(VISI);
    const next = fileOf((plan) => {
      Object.assign(plan.sections[0]?.roster ?? {}, { drafting: ['dinkes'], 'opd-review': ['koordinator'] });
      Object.assign(plan.sections[0] ?? {}, { title: 'Visi Daerah' });
    });
    expect(await importPlan(dependencies, next, { by })).toMatchObject({
      sections: { changed: [VISI], unchanged: [MISI] },
    });
    const snapshot = await readLatestSnapshot(table, VISI);
    expect(snapshot?.section.title).toBe('Visi Daerah');
    expect(snapshot?.section.stage?.assignments.map((it) => it.person)).toEqual(['penyusun']);
    expect(snapshot?.section.settings.roster.drafting).toEqual([{ person: 'dinkes', required: true }]);
  });

  test('leaves what a coordinator changed, where the file does not say something new', async () => {
    await importPlan(dependencies, fileOf(), { by, start: true });
    await open(VISI);
    await actAsCoordinator(
      dependencies,
      { section: VISI, by, name: null, why: 'pindah tugas' },
      { act: 'replace', person: 'penyusun', successor: 'dinkes', later: true },
    );
    const next = fileOf((plan) => {
      Object.assign(plan.sections[0]?.roster ?? {}, { 'ugm-review': ['ugm', 'bappeda'] });
    });
    await importPlan(dependencies, fileOf(), { by });
    await importPlan(dependencies, next, { by });
    await importPlan(dependencies, next, { by });
    const settings = (await readLatestSnapshot(table, VISI))?.section.settings;
    expect(settings?.roster.drafting).toEqual([{ person: 'dinkes', required: true, seat: 'penyusun' }]);
    expect(await rosterOf(VISI, 'ugm-review')).toEqual(['ugm', 'bappeda']);
    const types = (await readDossier(table, VISI))?.events.map(({ event }) => event.type);
    expect(types?.filter((type) => type === 'settings-changed')).toHaveLength(1);
  });

  test('removes nothing that the file no longer has', async () => {
    await importPlan(dependencies, fileOf(), { by });
    const fewer = fileOf((plan) => plan.sections.pop());
    expect(await importPlan(dependencies, fewer, { by })).toMatchObject({ leftAlone: [MISI] });
    expect((await readBoard(table, 'kecil'))?.sections).toHaveLength(2);
  });

  test('trusts a new address again, and keeps what is known of an unchanged one', async () => {
    await importPlan(dependencies, fileOf(), { by });
    for (const id of ['bappeda', 'dinkes']) {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { pk: 'PEOPLE#kecil', sk: `CURRENT#${id}` },
          UpdateExpression: 'SET undeliverable = :it',
          ExpressionAttributeValues: { ':it': { reason: 'bounced', at: dependencies.now() } },
        }),
      );
    }
    const mended = fileOf((plan) => {
      Object.assign(plan.people[2] ?? {}, { email: 'baru@bappeda.example' });
      Object.assign(plan.people[3] ?? {}, { name: 'Plt. Kepala Dinas Kesehatan' });
    });
    await importPlan(dependencies, mended, { by });
    const people = (await readBoard(table, 'kecil'))?.people;
    expect(people?.get('bappeda')).toMatchObject({ email: 'baru@bappeda.example', undeliverable: null });
    expect(people?.get('dinkes')).toMatchObject({ undeliverable: { reason: 'bounced' } });
  });
});

/** Random names and hashes differ from run to run; all else must not. */
function withoutNames(item: Record<string, unknown>): unknown {
  const text = JSON.stringify(item).replace(/[0-9a-f]{64}|[0-9a-f]{32}|(?<=[.-])[0-9a-f]{8}(?=")/g, '#');
  return JSON.parse(text);
}

describe('the days that a plan file says are off', () => {
  const day = { date: '2026-12-07', name: 'Pilkada', source: 'SE Bupati 1/2026' } as const;
  const withDay = (plan: SmallPlan) => Object.assign(plan, { daysOff: [day] });

  test('are kept with who said so, and are not said twice', async () => {
    await importPlan(dependencies, fileOf(withDay), { by });
    const counted = countingWrites(table);
    await importPlan(partsOver(counted), fileOf(withDay), { by });
    expect(counted.writes).toBe(0);
    const board = await readBoard(table, 'kecil');
    expect(board?.plan.daysOff).toEqual([{ ...day, day: 'off', since: 1, by, at: expect.any(String) }]);
  });

  test('stay when a file no longer names them', async () => {
    await importPlan(dependencies, fileOf(withDay), { by });
    await importPlan(
      dependencies,
      fileOf((plan) => Object.assign(plan, { title: 'Baru' })),
      { by },
    );
    const board = await readBoard(table, 'kecil');
    expect(board?.plan).toMatchObject({ title: 'Baru', daysOff: [day] });
  });

  test('are counted over by the stages that open from then on, whose events say which calendar it was', async () => {
    await importPlan(dependencies, fileOf(withDay), { by, start: true });
    await open(VISI);
    const dossier = await readDossier(table, VISI);
    expect(dossier?.events.at(-1)?.event).toMatchObject({
      type: 'stage-opened',
      clock: { calendar: '1.1', held: 0 },
    });
  });
});
