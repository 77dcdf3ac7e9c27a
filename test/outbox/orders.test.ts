import { beforeEach, describe, expect, test } from 'vitest';
import { actAsCoordinator } from '../../functions/actions/coordinator-acts.ts';
import { lookAtOutbox } from '../../functions/actions/look-at-outbox.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { sweep } from '../../functions/actions/sweep.ts';
import { watchExecution } from '../../functions/actions/watch-execution.ts';
import { type Delivery, deliverRow } from '../../functions/outbox/deliver-row.ts';
import { sendOrder } from '../../functions/outbox/send-order.ts';
import type { OrderRow } from '../../functions/records/outbox/outbox-item.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, decideAs, snapshotOf, importSection, openNext } from '../builders/records.ts';
import { toldSequencer } from '../builders/sequencer.ts';

const records = ownRecords();
let service: ReturnType<typeof toldSequencer>;
beforeEach(() => {
  service = toldSequencer();
});

const delivery = (holder = 'one'): Delivery => ({
  table: records.dependencies.table,
  leaseMs: 2 * MINUTE,
  now: records.clock.now,
  random: () => 0.5,
  wait: records.dependencies.wait,
  holder,
});
const isOrder = (row: { kind: string }): row is OrderRow => row.kind !== 'mail';
const orders = async (section: string) =>
  (await readRows(records.dependencies.table, section)).filter(isOrder);
const last = async (section: string) => {
  const row = (await orders(section)).at(-1);
  if (row === undefined) throw new Error('no order');
  return row;
};
const deliver = (row: OrderRow, holder?: string) => {
  const delivering = delivery(holder);
  return deliverRow(delivering, row, (claimed) => sendOrder(delivering, service.sequencers, claimed));
};
const sweeping = { refusedMs: MINUTE, most: 100, gapMs: 0 };
const sweepNow = () => sweep(records.dependencies, service.sequencers, sweeping);
const eventsOf = async (section: string) => (await snapshotOf(records, section)).section;

/** A section whose UGM review has just been approved, with the resume still to be said. */
async function approvedByUgm(section: string): Promise<OrderRow> {
  await importSection(records, section);
  await bringTo(records, section, 'ugm-review');
  for (const said of await orders(section)) await deliver(said);
  service.said.length = 0;
  await decideAs(records, section, 'ugm', 'approve');
  return last(section);
}

describe('an order of the outbox', () => {
  test('is sent by one of two that claim it at the same moment', async () => {
    const row = await approvedByUgm('order.two');
    const both = await Promise.all([deliver(row, 'one'), deliver(row, 'two')]);
    expect(both.map(({ state }) => state).sort()).toEqual(['elsewhere', 'sent']);
    expect(service.said).toEqual(['resume approved 1']);
  });

  test('that resumes costs one read between its claim and its settling', async () => {
    const row = await approvedByUgm('order.cost');
    records.requests.length = 0;
    expect(await deliver(row)).toEqual({ state: 'sent' });
    expect(records.requests).toEqual(['UpdateItemCommand', 'BatchGetItemCommand', 'UpdateItemCommand']);
  });

  test('of a holder that died is taken over when its lease is over, not before', async () => {
    const row = await approvedByUgm('order.dead');
    const dying = delivery('dead');
    const died = deliverRow({ ...dying, table: { ...dying.table } }, row, () => new Promise(() => {}));
    await new Promise((claimed) => setTimeout(claimed, 200));
    expect(await deliver(row, 'next')).toEqual({ state: 'elsewhere' });
    records.clock.pass(2 * MINUTE);
    expect(await deliver(row, 'next')).toEqual({ state: 'sent' });
    void died;
  });

  test('whose relay died after its send is settled once the next stage has opened', async () => {
    const row = await approvedByUgm('order.sent');
    service.die(true);
    expect(await deliver(row)).toMatchObject({ state: 'later' });
    service.die(false);
    await openNext(records, 'order.sent');
    records.clock.pass(3 * MINUTE);
    expect(await deliver(row)).toEqual({ state: 'sent', reason: 'moved-on' });
    expect((await snapshotOf(records, 'order.sent')).section.generation).toBe(1);
  });

  test('whose token is refused while nothing moves waits with its reason; after a minute the execution is rebuilt', async () => {
    const row = await approvedByUgm('order.refused');
    service.die(true);
    await deliver(row);
    service.die(false);
    records.clock.pass(3000);
    expect(await deliver(row)).toEqual({ state: 'later', reason: 'token-refused: TaskTimedOut' });
    expect((await sweepNow()).repairs.filter(({ section }) => section === 'order.refused')).toEqual([]);
    records.clock.pass(MINUTE);
    const swept = (await sweepNow()).repairs.filter(({ section }) => section === 'order.refused');
    expect(swept).toEqual([{ section: 'order.refused', lost: 'token-refused', repaired: 'rebuilt' }]);
    const section = await eventsOf('order.refused');
    expect(section.generation).toBe(2);
    expect(section.next).toEqual({ stage: 'sekda-sign-off', round: 1 });
    expect(await deliver(row)).toEqual({ state: 'dropped', reason: 'older-generation' });
    const [start] = (await orders('order.refused')).filter(
      (it) => it.order.order === 'start' && it.order.generation === 2,
    );
    expect(start).toMatchObject({ order: { startAt: 'sekda-sign-off', round: 1 } });
  });

  test('of an older generation is dropped, and a stop names the execution that it stops', async () => {
    await importSection(records, 'order.recall');
    await bringTo(records, 'order.recall', 'drafting');
    const first = (await orders('order.recall'))[0];
    const who = { section: 'order.recall', by: 'koordinator', name: null, why: 'ulang' };
    await actAsCoordinator(records.dependencies, who, { act: 'recall' });
    await actAsCoordinator(records.dependencies, who, { act: 'recall' });
    if (first === undefined) throw new Error('no start');
    expect(await deliver(first)).toEqual({ state: 'dropped', reason: 'older-generation' });
    const stop = (await orders('order.recall')).find(({ kind }) => kind === 'stop');
    if (stop === undefined) throw new Error('no stop');
    expect(await deliver(stop)).toEqual({ state: 'sent' });
    expect(service.said).toEqual([`stop ${first.order.order === 'start' ? first.order.execution : ''}`]);
  });

  test('that fails is written down with the name of its fault, and tried again', async () => {
    const row = await approvedByUgm('order.fault');
    const delivering = delivery();
    const outcome = await deliverRow(delivering, row, () => Promise.reject(new TypeError('secret words')));
    expect(outcome).toEqual({ state: 'later', reason: 'TypeError' });
    const stored = (await orders('order.fault')).at(-1);
    expect(stored).toMatchObject({ state: 'pending', reason: 'TypeError', attempts: 1 });
    expect(JSON.stringify(stored)).not.toContain('secret words');
  });

  test('is never given up for faults: it is said as soon as it can be, a day later too', async () => {
    await approvedByUgm('order.day');
    const unreachable = delivery();
    for (let hour = 0; hour < 24; hour += 1)
      for (let i = 0; i < 3; i += 1) {
        await deliverRow(unreachable, await last('order.day'), () => Promise.reject(new TypeError('down')));
        records.clock.pass(20 * MINUTE);
      }
    expect(await last('order.day')).toMatchObject({ state: 'pending', reason: 'TypeError', faults: 72 });
    expect((await lookAtOutbox(records.dependencies)).failedOrders).toBe(1);
    expect(await deliver(await last('order.day'))).toEqual({ state: 'sent' });
    expect(service.said).toEqual(['resume approved 1']);
    expect((await lookAtOutbox(records.dependencies)).failedOrders).toBe(0);
  });

  test('that finds its execution’s name taken waits with that reason; the section is rebuilt under another', async () => {
    await importSection(records, 'order.taken');
    await startSection(records.dependencies, { section: 'order.taken', by: 'koordinator' });
    const row = await last('order.taken');
    const taken = { ...service.sequencer, start: async () => ({ refused: 'name-taken' }) as const };
    const refused = delivery();
    const outcome = await deliverRow(refused, row, (claimed) => sendOrder(refused, () => taken, claimed));
    expect(outcome).toEqual({ state: 'later', reason: 'name-taken' });
    records.clock.pass(2 * MINUTE);
    const swept = (await sweepNow()).repairs.filter(({ section }) => section === 'order.taken');
    expect(swept).toEqual([{ section: 'order.taken', lost: 'token-refused', repaired: 'rebuilt' }]);
    expect(await deliver(row)).toEqual({ state: 'dropped', reason: 'older-generation' });
    expect(await deliver(await last('order.taken'))).toEqual({ state: 'sent' });
  });
});

describe('repair', () => {
  test('rebuilds a section in which nothing opened in time, at most three times a day, then halts it visibly', async () => {
    const section = 'repair.storm';
    let row = await approvedByUgm(section);
    const seen: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      for (const each of (await orders(section)).filter(({ state }) => state === 'pending'))
        await deliver(each);
      for (const execution of service.running.keys()) service.running.set(execution, 'FAILED');
      records.clock.pass(4 * MINUTE);
      seen.push(
        ...(await sweepNow()).repairs.filter((it) => it.section === section).map((it) => it.repaired),
      );
      row = await last(section);
    }
    expect(seen).toEqual(['rebuilt', 'rebuilt', 'rebuilt', 'gave-up']);
    const halted = (await snapshotOf(records, section)).section;
    expect(halted.halt?.reason).toBe('rebuilt-too-often');
    expect(halted.generation).toBe(4);
    records.clock.pass(4 * MINUTE);
    expect((await sweepNow()).repairs.filter((it) => it.section === section)).toEqual([]);
    expect(row.kind).toBe('start');
  });

  test('leaves an execution alone that runs and may be trying again, for six hours', async () => {
    const section = 'repair.patient';
    await approvedByUgm(section);
    for (const each of (await orders(section)).filter(({ state }) => state === 'pending'))
      await deliver(each);
    const looked = async (): Promise<string[]> =>
      (await sweepNow()).repairs.filter((it) => it.section === section).map((it) => it.repaired);
    const { execution } = (await snapshotOf(records, section)).section;
    service.running.set(execution ?? '', 'RUNNING');
    records.clock.pass(5 * 60 * MINUTE);
    expect(await looked()).toEqual(['runs']);
    records.clock.pass(70 * MINUTE);
    expect(await looked()).toEqual(['rebuilt']);
  });

  test('leaves alone what the relay has not said yet', async () => {
    await approvedByUgm('repair.waits');
    records.clock.pass(4 * MINUTE);
    const swept = (await sweepNow()).repairs.filter(({ section }) => section === 'repair.waits');
    expect(swept).toEqual([{ section: 'repair.waits', lost: 'overdue', repaired: 'under-way' }]);
  });

  test('gives an open stage a new execution when its own has ended, and nobody is mailed again', async () => {
    await importSection(records, 'repair.open');
    const snapshot = await bringTo(records, 'repair.open', 'opd-review');
    const start = (await orders('repair.open'))[0];
    if (start === undefined || snapshot.section.execution === null) throw new Error('no execution');
    for (const each of await orders('repair.open')) await deliver(each);
    service.running.set(snapshot.section.execution, 'FAILED');
    const mails = async () =>
      (await readRows(records.dependencies.table, 'repair.open')).filter((r) => r.kind === 'mail');
    const before = (await mails()).length;
    const watched = await watchExecution(
      records.dependencies,
      service.sequencers,
      snapshot.section.execution,
    );
    expect(watched).toBe('rebuilt');
    const after = await openNext(records, 'repair.open');
    expect(after.section.generation).toBe(2);
    expect(after.section.stage).toEqual(snapshot.section.stage);
    expect(await mails()).toHaveLength(before);
  });

  test('takes no notice of an execution that is not the section’s own', async () => {
    await importSection(records, 'repair.other');
    const snapshot = await bringTo(records, 'repair.other', 'drafting');
    const other = `${snapshot.section.execution?.slice(0, -1)}x`;
    expect(await watchExecution(records.dependencies, service.sequencers, other)).toBe('not-ours');
    expect(await watchExecution(records.dependencies, service.sequencers, 'somebody-elses')).toBe('not-ours');
  });

  test('never rebuilds a section that is signed off or cancelled', async () => {
    await importSection(records, 'repair.done');
    await bringTo(records, 'repair.done', 'sekda-sign-off');
    await decideAs(records, 'repair.done', 'sekda', 'approve');
    const { section } = await snapshotOf(records, 'repair.done');
    expect(section.state).toBe('signed-off');
    expect(await watchExecution(records.dependencies, service.sequencers, section.execution ?? '')).toBe(
      'ended',
    );
  });
});
