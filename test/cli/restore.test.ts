import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { BatchWriteCommand, DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { parse } from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Site } from '../../cli/site.ts';
import { actAsCoordinator, rebuildByHand } from '../../functions/actions/coordinator-acts.ts';
import { decideSection } from '../../functions/actions/decide-section.ts';
import { forgetPerson } from '../../functions/actions/forget-person.ts';
import { haltSection } from '../../functions/actions/halt-section.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import { deliverDue } from '../../functions/outbox/run-outbox.ts';
import { sendOrder } from '../../functions/outbox/send-order.ts';
import { CONVERTER } from '../../functions/documents/readable/blocks.ts';
import { readableKey } from '../../functions/records/keys.ts';
import { readLink, writeLink } from '../../functions/records/links/links.ts';
import type { OrderRow, OutboxRow } from '../../functions/records/outbox/outbox-item.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { readAllReadable, writeCompared, writeReadable } from '../../functions/records/readable/readable.ts';
import { readRenderSweep, writeRenderSweep } from '../../functions/records/readable/render-sweep.ts';
import type { Table } from '../../functions/records/table.ts';
import { verifyPlan } from '../../functions/records/verify/verify.ts';
import { SupersededGeneration } from '../../functions/step-functions/error-names.ts';
import { sequencer } from '../../functions/step-functions/sequencer.ts';
import { HaltInput, OpenStageInput } from '../../functions/step-functions/task-input.ts';
import { localAws } from '../../local/local-aws.ts';
import { type StepFunctions, startStepFunctions } from '../../local/step-functions/start-step-functions.ts';
import { MINUTE } from '../builders/clock.ts';
import { countingWrites, itemsOf, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { sha } from '../builders/sections.ts';
import { MISI, runAt, smallOffice, VISI } from './office.ts';

const MACHINE = 'arn:aws:states:ap-southeast-3:000000000000:stateMachine:section-approval';
const DEFINITION = readFileSync('workflows/section-approval.asl.json', 'utf8');
const WHO = ['--by', 'Wati', '--why', 'Tabel rusak'];

let local: RecordsTable;
const begun: StepFunctions[] = [];
beforeAll(async () => {
  local = await startRecordsTable();
});
afterAll(() => local.stop());
afterEach(async () => {
  for (const states of begun.splice(0)) await states.stop();
});

/** A small plan whose executions really run, beside a relay that is told when. */
async function runningOffice() {
  const office = await smallOffice(await local.fresh());
  const { dependencies, clock } = office;
  const states = await startStepFunctions({
    machines: [{ stateMachineArn: MACHINE, definition: DEFINITION }],
    functions: {
      OpenStage: (input) => openStage(dependencies, parse(OpenStageInput, input)),
      Halt: (input) => {
        const { section, generation, error } = parse(HaltInput, input);
        return haltSection(dependencies, { section, generation, reason: error.Error });
      },
    },
  });
  begun.push(states);
  const sfn = new SFNClient(localAws(states.endpoint));
  const service = sequencer(sfn, MACHINE);
  const site: Site = {
    dynamodb: new DynamoDBClient(localAws(local.endpoint)),
    sfn,
    ses: new SESClient(localAws('http://127.0.0.1:9')),
    machines: { section: MACHINE },
    sender: 'masterplan@kominfo.example',
    baseUrl: 'http://127.0.0.1:9',
    configurationSet: '',
    deployment: null,
  };
  const running = async (): Promise<string[]> => {
    const list = new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter: 'RUNNING' });
    return ((await sfn.send(list)).executions ?? []).flatMap(({ name }) => name ?? []).sort();
  };
  return {
    ...office,
    running,
    /** Says every order that is due, and waits until what is next has opened. */
    async relay(over: Dependencies = dependencies): Promise<void> {
      clock.pass(3 * MINUTE);
      const delivery = {
        table: over.table,
        leaseMs: 120_000,
        now: over.now,
        random: () => 0,
        wait: over.wait,
        holder: 'relay',
      };
      await deliverDue<OrderRow>(delivery, {
        queue: 'orders',
        takes: (row: OutboxRow): row is OrderRow => row.kind !== 'mail',
        send: (delivering, row) => sendOrder(delivering, () => service, row),
        log: () => {},
        logFault: () => {},
      });
      for (let look = 0; look < 100; look += 1) {
        const sections = [await office.section(VISI), await office.section(MISI)];
        if (sections.every(({ next, state }) => next === null || state === 'signed-off')) return;
        await pause(20);
      }
      throw new Error('nothing has opened');
    },
    paraf: (...words: readonly string[]) => runAt(dependencies, () => site, ...words),
    parafOver: (table: Table, ...words: readonly string[]) =>
      runAt({ ...dependencies, table }, () => site, ...words),
  };
}
type RunningOffice = Awaited<ReturnType<typeof runningOffice>>;

/** What DynamoDB makes of a table as it was at a point: the same items, in another table. */
async function asItWas(table: Table): Promise<Table> {
  const copy = await local.fresh();
  const items = await itemsOf(table);
  for (let from = 0; from < items.length; from += 25) {
    const put = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await copy.client.send(new BatchWriteCommand({ RequestItems: { [copy.name]: put } }));
  }
  return copy;
}

/** One section in OPD review, the other in drafting; then the point; then a history that will be lost. */
async function lostAfter(office: RunningOffice): Promise<{ from: Table; point: string }> {
  const { dependencies, clock } = office;
  await office.relay();
  await office.draft('satu');
  await office.decide('penyusun', 'submit');
  await office.relay();
  const link = { plan: 'kecil', section: VISI, round: 1, stage: 'opd-review', person: 'bappeda' } as const;
  const review = {
    kind: 'review',
    epoch: 1,
    expires: '2099-01-01T00:00:00.000Z',
    code: null,
    tries: 0,
  } as const;
  await writeLink(dependencies.table, 'before', { ...link, ...review });
  const from = await asItWas(dependencies.table);
  const point = dependencies.now();
  clock.pass(MINUTE);
  await office.decide('bappeda', 'approve');
  await office.relay();
  await writeLink(dependencies.table, 'after', { ...link, stage: 'ugm-review', person: 'ugm', ...review });
  for (const _ of [1, 2, 3]) {
    await rebuildByHand(dependencies, { section: VISI, by: 'koordinator', name: null, why: 'x' });
    await office.relay();
  }
  return { from, point };
}

/** As the renderer would have written it. */
async function madeOf(table: Table, name: string): Promise<void> {
  const item = { state: 'unreadable', sha256: sha(name), converter: CONVERTER, why: 'damaged' } as const;
  await writeReadable(table, VISI, item, null);
}
const comparedBy = (table: Table, older: string, newer: string) =>
  writeCompared(table, VISI, {
    older: sha(older),
    newer: sha(newer),
    converters: { older: CONVERTER, newer: CONVERTER },
    comparison: 1,
    state: 'not-comparable',
    why: 'fault',
  });

const asksOf = async (table: Table, section: string) =>
  (await readRows(table, section)).flatMap((row) =>
    row.kind === 'mail' && row.mail.mail === 'ask' && row.state === 'pending' ? [row.mail] : [],
  );

describe('paraf restore', { timeout: 60_000 }, () => {
  test('puts every record back, and what the lost history left behind can do nothing', async () => {
    const office = await runningOffice();
    const { dependencies } = office;
    const { from, point } = await lostAfter(office);
    const lost = await office.section(VISI);
    expect(lost).toMatchObject({ state: 'ugm-review', generation: 4 });

    const done = await office.paraf('restore', '--from', from.name, '--point', point, '--yes', ...WHO);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain(
      'kecil.visi: started anew; new links to Kepala Bappeda; Kepala Dinas Kesehatan.',
    );
    const back = await office.section(VISI);
    expect(back).toMatchObject({ state: 'opd-review', round: 1, next: null });
    expect(back.generation).toBeGreaterThan(lost.generation);
    expect((await verifyPlan(dependencies.table, 'kecil')).findings).toEqual([]);

    // The lost history's executions, of a higher generation than the point's.
    const late = {
      section: VISI,
      generation: lost.generation,
      round: 1,
      stage: 'ugm-review',
      token: 't',
    } as const;
    await expect(openStage(dependencies, late)).rejects.toThrow(SupersededGeneration);
    await expect(openStage(dependencies, { ...late, stage: 'opd-review' })).rejects.toThrow(
      SupersededGeneration,
    );
    expect(await haltSection(dependencies, { ...late, reason: 'x' })).toEqual({
      refused: 'superseded-generation',
    });
    // Its links, and those of before.
    expect(await readLink(dependencies.table, 'after')).toBeNull();
    const before = await readLink(dependencies.table, 'before');
    if (before?.kind !== 'review') throw new Error('the link of before is gone');
    const decision = { choice: 'approve', draft: back.draft?.sha256 ?? '', comment: '' } as const;
    expect(await decideSection(dependencies, before, decision)).toMatchObject({ refused: 'link-renewed' });
    // One ask each, and nothing that waited at the point.
    expect(await asksOf(dependencies.table, VISI)).toMatchObject([
      { person: 'bappeda', epoch: 2, cause: 'resent' },
      { person: 'dinkes', epoch: 2, cause: 'resent' },
    ]);
    expect(await asksOf(dependencies.table, MISI)).toMatchObject([{ person: 'penyusun', epoch: 2 }]);

    // The new executions, and only they, run on to the end.
    await office.relay();
    const own = [await office.section(VISI), await office.section(MISI)].map(({ execution }) => execution);
    expect(await office.running()).toEqual(own.sort());
    await office.decide('bappeda', 'approve');
    await office.relay();
    await office.decide('ugm', 'approve');
    await office.relay();
    await office.decide('sekda', 'approve');
    expect((await office.section(VISI)).state).toBe('signed-off');
    expect((await verifyPlan(dependencies.table, 'kecil')).findings).toEqual([]);
  });

  test('takes away what was made of drafts that are gone, and leaves what was made of those that are there', async () => {
    const office = await runningOffice();
    const { dependencies, clock } = office;
    const { table } = dependencies;
    await office.relay();
    await office.draft('satu');
    await madeOf(table, 'satu');
    await office.draft('dua');
    await madeOf(table, 'dua');
    const from = await asItWas(table);
    const point = dependencies.now();
    clock.pass(MINUTE);
    await table.client.send(
      new DeleteCommand({ TableName: table.name, Key: { ...readableKey(VISI, sha('dua')) } }),
    );
    await office.draft('tiga');
    await madeOf(table, 'tiga');
    await comparedBy(table, 'satu', 'dua');
    await comparedBy(table, 'dua', 'tiga');
    await writeRenderSweep(table, { converter: CONVERTER, after: null, doneAt: dependencies.now() });

    const done = await office.paraf('restore', '--from', from.name, '--point', point, '--yes', ...WHO);
    expect(done).toMatchObject({ code: 0, err: '' });
    const { readables, compared } = await readAllReadable(table, VISI);
    expect(readables.map(({ sha256 }) => sha256).sort()).toEqual([sha('satu'), sha('dua')].sort());
    expect(compared.map(({ older, newer }) => [older, newer])).toEqual([[sha('satu'), sha('dua')]]);
    // What is missing now is looked for at once, not after a day.
    expect(await readRenderSweep(table)).toBeNull();
    expect((await verifyPlan(table, 'kecil')).findings).toEqual([]);
  });

  test('repeated, asks nobody twice and takes nothing back that was decided since', async () => {
    const office = await runningOffice();
    const { from, point } = await lostAfter(office);
    const again = () => office.paraf('restore', '--from', from.name, '--point', point, '--yes', ...WHO);
    await again();
    await office.relay();
    await office.decide('bappeda', 'approve');
    await office.relay();
    const rows = (await readRows(office.dependencies.table, VISI)).length;
    const done = await again();
    expect(done.code).toBe(0);
    expect(done.out).toContain('kecil.visi: was put back before; started anew; nobody more to ask.');
    expect((await office.section(VISI)).state).toBe('ugm-review');
    expect(await readRows(office.dependencies.table, VISI)).toHaveLength(rows);
  });

  test.each([1, 2, 3, 4, 6, 8, 11, 12])('broken off after %i writes, goes on where it was', async (most) => {
    const office = await runningOffice();
    const { dependencies } = office;
    const { from, point } = await lostAfter(office);
    const words = ['restore', '--from', from.name, '--point', point, '--yes', ...WHO];
    await expect(office.parafOver(countingWrites(dependencies.table, most), ...words)).rejects.toThrow(
      'power',
    );
    expect(await office.paraf(...words)).toMatchObject({ code: 0, err: '' });
    expect((await verifyPlan(dependencies.table, 'kecil')).findings).toEqual([]);
    expect(await office.section(VISI)).toMatchObject({ state: 'opd-review', next: null });
    expect((await asksOf(dependencies.table, VISI)).map(({ person }) => person)).toEqual([
      'bappeda',
      'dinkes',
    ]);
    expect((await asksOf(dependencies.table, MISI)).map(({ person }) => person)).toEqual(['penyusun']);
    await office.relay();
    expect(await office.running()).toHaveLength(2);
  });

  test('fills an empty table, as of a stack that was deployed anew', async () => {
    const office = await runningOffice();
    const { from, point } = await lostAfter(office);
    const empty = await local.fresh();
    const done = await office.parafOver(
      empty,
      'restore',
      '--from',
      from.name,
      '--point',
      point,
      '--yes',
      ...WHO,
    );
    expect(done).toMatchObject({ code: 0, err: '' });
    const { findings, sections } = await verifyPlan(empty, 'kecil');
    expect({ findings, sections }).toEqual({ findings: [], sections: 2 });
    expect(await asksOf(empty, VISI)).toHaveLength(2);
    // Not one of them is of a section of this table.
    expect(await office.running()).toEqual([]);
  });

  test('in their own place, starts every open section anew; one that is held asks when it is released', async () => {
    const office = await runningOffice();
    const { dependencies } = office;
    await office.relay();
    const who = { section: MISI, by: 'koordinator', name: null, why: 'Menunggu data' };
    await actAsCoordinator(dependencies, who, { act: 'hold' });
    const shown = await office.paraf('restore', '--point', dependencies.now(), ...WHO);
    expect(shown.out).toContain('2 of 2 sections are open; 2 links would be sent anew.');
    expect((await office.section(VISI)).generation).toBe(1);
    const done = await office.paraf('restore', '--point', dependencies.now(), '--yes', ...WHO);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect((await office.section(VISI)).generation).toBe(Math.floor(Date.parse(dependencies.now()) / 1000));
    expect((await asksOf(dependencies.table, MISI)).filter(({ epoch }) => epoch > 1)).toEqual([]);
    await actAsCoordinator(dependencies, who, { act: 'release' });
    expect((await asksOf(dependencies.table, MISI)).filter(({ epoch }) => epoch > 1)).toHaveLength(1);
    await office.relay();
    expect(await office.running()).toHaveLength(2);
  });

  test('restored once more, starts under a higher generation still', async () => {
    const office = await runningOffice();
    const { from, point } = await lostAfter(office);
    const words = ['restore', '--from', from.name, '--yes', ...WHO, '--point'];
    await office.paraf(...words, point);
    const { generation } = await office.section(VISI);
    office.clock.pass(MINUTE);
    await office.paraf(...words, new Date(Date.parse(point) + 1000).toISOString());
    expect((await office.section(VISI)).generation).toBeGreaterThan(generation);
    expect((await verifyPlan(office.dependencies.table, 'kecil')).findings).toEqual([]);
  });

  test('shows first what is lost by it, and changes nothing', async () => {
    const office = await runningOffice();
    const { from, point } = await lostAfter(office);
    const before = await itemsOf(office.dependencies.table);
    const { code, out } = await office.paraf('restore', '--from', from.name, '--point', point, ...WHO);
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}kecil\.visi: 5 events\n {4}.*: bappeda chose "approve"; tell them/);
    expect(out).toContain('Nothing was changed.');
    expect(await itemsOf(office.dependencies.table)).toEqual(before);
  });

  test('leaves forgotten who was forgotten since, and says what is left to do', async () => {
    const office = await runningOffice();
    const { dependencies } = office;
    await office.relay();
    const who = { by: 'koordinator', name: null, why: 'x' };
    for (const section of [VISI, MISI]) {
      await actAsCoordinator(dependencies, { section, ...who }, { act: 'recall' });
      await actAsCoordinator(dependencies, { section, ...who }, { act: 'cancel' });
    }
    const from = await asItWas(dependencies.table);
    const point = dependencies.now();
    office.clock.pass(MINUTE);
    expect(
      await forgetPerson(dependencies, { plan: 'kecil', person: 'penyusun', by: 'x' }),
    ).not.toHaveProperty('refused');
    const { out } = await office.paraf('restore', '--from', from.name, '--point', point, '--yes', ...WHO);
    expect(out).toContain('npm run paraf -- forget penyusun --plan kecil');
    const items = await itemsOf(dependencies.table);
    expect(items.find(({ id }) => id === 'penyusun')).toMatchObject({ email: null });
  });

  test('refuses a table that is not there, its own, one without plans, and a point still to come', async () => {
    const office = await runningOffice();
    const { dependencies } = office;
    const of = async (name: string, point = dependencies.now()) =>
      (await office.paraf('restore', '--from', name, '--point', point, '--yes', ...WHO)).err;
    expect(await of('no-such')).toContain('There is no table no-such.');
    expect(await of(dependencies.table.name)).toContain('is the office’s own table');
    expect(await of((await local.fresh()).name)).toContain('holds no plan: is it the right table?');
    expect(await of('any', '2099-01-01T00:00:00Z')).toContain('is still to come');
    expect(await office.paraf('restore', '--point', 'kemarin', ...WHO)).toMatchObject({ code: 2 });
  });
});
