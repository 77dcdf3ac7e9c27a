import { describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { openStage } from '../../functions/actions/open-stage.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { readToken } from '../../functions/records/section/stage-token.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, decideAs, snapshotOf, importSection, taskOf } from '../builders/records.ts';

const records = ownRecords();

const rowsOf = (section: string) => readRows(records.dependencies.table, section);

describe('open-stage', () => {
  test('asked twice for the same stage opens it once, mails once, and keeps the newer token', async () => {
    await importSection(records, 'open.twice');
    await startSection(records.dependencies, { section: 'open.twice', by: 'koordinator' });
    const task = taskOf(await snapshotOf(records, 'open.twice'), 'first');
    expect(await openStage(records.dependencies, task)).toBe('opened');
    expect(await openStage(records.dependencies, { ...task, token: 'second' })).toBe('waits');
    const asks = (await rowsOf('open.twice')).filter((row) => row.kind === 'mail');
    expect(asks).toHaveLength(1);
    expect(
      await readToken(records.dependencies.table, 'open.twice', { round: 1, stage: 'drafting' }),
    ).toEqual({
      token: 'second',
      generation: 1,
    });
  });

  test('opens the stage after the one that closed with one read and one transaction', async () => {
    await importSection(records, 'open.once');
    await bringTo(records, 'open.once', 'ugm-review');
    await decideAs(records, 'open.once', 'ugm', 'approve');
    const task = taskOf(await snapshotOf(records, 'open.once'), 'token');
    records.requests.length = 0;
    expect(await openStage(records.dependencies, task)).toBe('opened');
    expect(records.requests).toEqual(['BatchGetItemCommand', 'TransactWriteItemsCommand']);
  });

  test('eight at the same moment open a stage once', async () => {
    await importSection(records, 'open.eight');
    await startSection(records.dependencies, { section: 'open.eight', by: 'koordinator' });
    const task = taskOf(await snapshotOf(records, 'open.eight'), 'token');
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, i) => openStage(records.dependencies, { ...task, token: `token-${i}` })),
    );
    expect(all.filter((one) => one === 'opened')).toHaveLength(1);
    expect((await rowsOf('open.eight')).filter((row) => row.kind === 'mail')).toHaveLength(1);
  });

  test('asked for a stage that has closed puts its outcome into the outbox', async () => {
    await importSection(records, 'open.closed');
    const snapshot = await bringTo(records, 'open.closed', 'ugm-review');
    await decideAs(records, 'open.closed', 'ugm', 'return', 'Kurang rinci');
    const task = {
      section: 'open.closed',
      generation: 1,
      stage: 'ugm-review' as const,
      round: 1,
      token: 'late',
    };
    const before = (await rowsOf('open.closed')).filter((row) => row.kind === 'resume').length;
    expect(await openStage(records.dependencies, task)).toBe('told');
    const resumes = (await rowsOf('open.closed')).filter((row) => row.kind === 'resume');
    expect(resumes).toHaveLength(before + 1);
    expect(resumes.at(-1)).toMatchObject({ order: { outcome: 'returned', round: 1, nextRound: 2 } });
    expect(snapshot.section.round).toBe(1);
  });

  test('refuses an execution of an older generation by the name that the machine catches', async () => {
    await importSection(records, 'open.older');
    await bringTo(records, 'open.older', 'drafting');
    const why = { section: 'open.older', by: 'koordinator', name: null, why: 'ulang' };
    await actAsCoordinator(records.dependencies, why, { act: 'recall' });
    await actAsCoordinator(records.dependencies, why, { act: 'recall' });
    const late = { section: 'open.older', generation: 1, stage: 'drafting' as const, round: 2, token: 'x' };
    await expect(openStage(records.dependencies, late)).rejects.toMatchObject({
      name: 'SupersededGeneration',
    });
  });

  test('refuses to open a stage out of order, so that the machine halts', async () => {
    await importSection(records, 'open.order');
    await startSection(records.dependencies, { section: 'open.order', by: 'koordinator' });
    const jump = {
      section: 'open.order',
      generation: 1,
      stage: 'sekda-sign-off' as const,
      round: 1,
      token: 'x',
    };
    await expect(openStage(records.dependencies, jump)).rejects.toMatchObject({ name: 'StageOutOfOrder' });
    await expect(openStage(records.dependencies, { ...jump, section: 'open.none' })).rejects.toMatchObject({
      name: 'StageOutOfOrder',
    });
  });

  test('ends the execution of a cancelled section', async () => {
    await importSection(records, 'open.cancelled');
    await startSection(records.dependencies, { section: 'open.cancelled', by: 'koordinator' });
    const task = taskOf(await snapshotOf(records, 'open.cancelled'), 'x');
    const who = { section: 'open.cancelled', by: 'koordinator', name: null, why: 'batal' };
    await actAsCoordinator(records.dependencies, who, { act: 'cancel' });
    await expect(openStage(records.dependencies, task)).rejects.toMatchObject({
      name: 'SupersededGeneration',
    });
  });

  test('parks the asks of a held section, and a release lets exactly those go', async () => {
    await importSection(records, 'open.held');
    await startSection(records.dependencies, { section: 'open.held', by: 'koordinator' });
    const who = { section: 'open.held', by: 'koordinator', name: null, why: 'menunggu rapat' };
    await actAsCoordinator(records.dependencies, who, { act: 'hold' });
    records.clock.pass(MINUTE);
    await openStage(records.dependencies, taskOf(await snapshotOf(records, 'open.held'), 'x'));
    const states = async () =>
      (await rowsOf('open.held')).filter((row) => row.kind === 'mail').map((row) => row.state);
    expect(await states()).toEqual(['parked']);
    await actAsCoordinator(records.dependencies, who, { act: 'release' });
    expect(await states()).toEqual(['pending']);
  });
});
