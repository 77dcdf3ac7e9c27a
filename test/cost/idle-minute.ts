import { lookAtOutbox } from '../../functions/actions/look-at-outbox.ts';
import { sweep } from '../../functions/actions/sweep.ts';
import { deliverDue } from '../../functions/outbox/run-outbox.ts';
import type { MailRow, OrderRow, OutboxRow } from '../../functions/records/outbox/outbox-item.ts';
import { dueRenders } from '../../functions/records/readable/render-rows.ts';
import { sweepRenders } from '../../functions/rendering/sweep-renders.ts';
import { clockAt } from '../builders/clock.ts';
import { partsOver, type RecordsTable } from '../builders/records-table.ts';
import { toldSequencer } from '../builders/sequencer.ts';
import { type Meter, meteredTable } from './metered-table.ts';

/** What the four functions that are woken every minute ask of the records where nothing is to be done. */
export async function idleMinute(local: RecordsTable): Promise<Meter> {
  const meter: Meter = { requests: 0, reads: 0, writes: 0 };
  const fresh = await local.fresh();
  const { name } = fresh;
  // All sections were looked at since midnight.
  await sweepRenders({ table: fresh, firstTryMs: 0, now: clockAt().now });
  const dependencies = partsOver(meteredTable(local.endpoint, name, meter));
  const delivery = {
    table: dependencies.table,
    leaseMs: 120_000,
    now: dependencies.now,
    random: dependencies.random,
    wait: dependencies.wait,
    holder: 'idle',
  };
  const nothing = async () => Promise.reject(new Error('there is nothing to send'));
  const logs = { log: () => {}, logFault: () => {} };
  const isOrder = (row: OutboxRow): row is OrderRow => row.kind !== 'mail';
  const isMail = (row: OutboxRow): row is MailRow => row.kind === 'mail';
  await deliverDue(delivery, { queue: 'orders', takes: isOrder, send: nothing, ...logs });
  await deliverDue(delivery, { queue: 'mails', takes: isMail, send: nothing, ...logs });
  await sweep(dependencies, toldSequencer().sequencers, { refusedMs: 60_000, most: 400, gapMs: 0 });
  await lookAtOutbox(dependencies);
  await sweepRenders({ ...dependencies, firstTryMs: 120_000 });
  for await (const row of dueRenders(dependencies.table, dependencies.now()))
    throw new Error(`${row.row} is due`);
  return meter;
}
