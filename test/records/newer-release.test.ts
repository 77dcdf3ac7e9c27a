import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importPlan } from '../../functions/actions/import-plan.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import { historyOf } from '../../functions/history/history-of.ts';
import { readPlanFile } from '../../functions/plan-file/read-plan-file.ts';
import { hashOf } from '../../functions/records/section/chain.ts';
import { readDossier } from '../../functions/records/section/dossier.ts';
import { eventKey, type Key, planKey, sectionKey } from '../../functions/records/keys.ts';
import { NewerRelease } from '../../functions/records/section/newer-release.ts';
import { readPlanContents } from '../../functions/records/plan/plan-contents.ts';
import { readHeader } from '../../functions/records/section/snapshot.ts';
import { readShownBoard } from '../../functions/records/plan/shown-board.ts';
import type { Table } from '../../functions/records/table.ts';
import { en } from '../../functions/wording/en.ts';
import { itemsOf, type RecordsTable, startRecordsTable } from '../builders/records-table.ts';
import { MISI, run, type SmallOffice, smallOffice, VISI } from '../cli/office.ts';
import { planText } from '../plan-file/small-plan.ts';

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

const shaped = (key: Key, shape: number) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { ...key },
      UpdateExpression: 'SET shape = :shape, mood = :mood',
      ExpressionAttributeValues: { ':shape': shape, ':mood': 'a later release’s' },
    }),
  );

/** What a newer release does: it appends an event of its own kind, and leaves the section in a shape of its own. */
async function recordedByNewer(section: string): Promise<void> {
  const dossier = await readDossier(table, section);
  if (dossier === null) throw new Error('no section');
  const { standing } = dossier;
  const seq = standing.seq + 1;
  const event = { at: office.clock.now(), by: 'koordinator', type: 'applauded', loudly: true };
  const link = { seq, event, change: 'c'.repeat(32), textHash: null };
  const head = hashOf(standing.head, link);
  const Item = { ...eventKey(section, seq), shape: 99, ...link, hash: head };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { ...sectionKey(section) },
      UpdateExpression: 'SET shape = :shape, seq = :seq, head = :head, version = :version',
      ExpressionAttributeValues: {
        ':shape': 99,
        ':seq': seq,
        ':head': head,
        ':version': standing.version + 1,
      },
    }),
  );
}

describe('what a newer release has recorded', () => {
  test('is shown as far as it is known', async () => {
    await office.inReview();
    await recordedByNewer(VISI);
    const dossier = await readDossier(table, VISI);
    const people = (await readPlanContents(table, 'kecil')).people;
    expect(dossier === null ? null : historyOf(dossier, people, en)[0]).toMatchObject({
      sentence: 'Recorded by a newer version of Paraf (applauded)',
    });
    const board = await readShownBoard(table, 'kecil');
    expect(board?.sections.find((it) => it.section === VISI)?.state).toBe('opd-review');
    expect((await run(office.dependencies, 'status')).code).toBe(0);
  });

  test('is not changed by anybody', async () => {
    await office.inReview();
    await recordedByNewer(VISI);
    const before = await itemsOf(table);
    await expect(office.decide('dinkes', 'approve')).rejects.toThrow(NewerRelease);
    expect(
      await run(office.dependencies, 'hold', 'visi', '--by', 'koordinator', '--why', 'menunggu'),
    ).toMatchObject({
      code: 1,
      err: 'kecil.visi was written by a newer release. It is shown, but not changed: use that release of Paraf.',
    });
    expect(await itemsOf(table)).toEqual(before);
  });

  test('lets an execution try again, and halts nothing', async () => {
    await recordedByNewer(MISI);
    const asks = { section: MISI, stage: 'drafting', round: 1, generation: 1, token: 'token' } as const;
    await expect(openStage(office.dependencies, asks)).rejects.toMatchObject({ name: 'TransientFault' });
  });

  test('does not stand in the way of the other sections', async () => {
    await office.inReview();
    await recordedByNewer(MISI);
    await office.decide('dinkes', 'approve');
    const seat = (await office.section(VISI)).stage?.assignments.find(({ person }) => person === 'dinkes');
    expect(seat?.status).toBe('decided');
  });

  test('is left to the release that wrote it by verify, which says so', async () => {
    await office.inReview();
    await recordedByNewer(VISI);
    const { code, err } = await run(office.dependencies, 'verify', '--no-drafts');
    expect([code, err.split('\n')]).toEqual([
      1,
      [expect.stringContaining('is of a kind (applauded) that this release does not know')],
    ]);
  });

  test('is what a section becomes with the first event that a former release would lose something of', async () => {
    const shape = async () => (await readHeader(table, VISI))?.shape;
    await office.inReview();
    await run(office.dependencies, 'extend', 'visi', '2027-01-05', '--by', 'koordinator', '--why', 'cuti');
    expect(await shape()).toBe(1);
    await run(
      office.dependencies,
      'replace',
      'visi',
      'bappeda',
      'koordinator',
      '--by',
      'koordinator',
      '--why',
      'cuti',
    );
    expect(await shape()).toBe(2);
    await office.decide('dinkes', 'approve');
    expect(await shape()).toBe(2);
    expect(await run(office.dependencies, 'verify', '--no-drafts')).toMatchObject({ code: 0 });
  });

  test('holds for the plan itself: an import does not write over it', async () => {
    await shaped(planKey('kecil'), 99);
    const read = readPlanFile(planText((plan) => (plan.title = 'Nama lain')));
    if (!('file' in read)) throw new Error('unreadable');
    await expect(importPlan(office.dependencies, read.file, { by: 'koordinator' })).rejects.toThrow(
      NewerRelease,
    );
    expect((await readPlanContents(table, 'kecil')).plan?.title).not.toBe('Nama lain');
  });
});
