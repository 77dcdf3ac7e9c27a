import { hasMovedOn } from '../approval/path/has-moved-on.ts';
import { readHeader } from '../records/section/snapshot.ts';
import type { OrderRow } from '../records/outbox/outbox-item.ts';
import type { Settlement } from '../records/outbox/outbox-rows.ts';
import { readHeaderAndToken, type StageToken } from '../records/section/stage-token.ts';
import type { Table } from '../records/table.ts';
import type { Sequencer, Sequencers } from '../step-functions/sequencer.ts';
import { backOff, type Delivery } from './deliver-row.ts';

type Start = Extract<OrderRow['order'], { order: 'start' }>;
type Resume = Extract<OrderRow['order'], { order: 'resume' }>;

/**
 * Says one order to the service that sequences. Orders of an older generation are dropped. The stage's token is read
 * when it is used; where the service refuses it, the records are asked first whether the section has moved on.
 */
export async function sendOrder(
  delivery: Delivery,
  sequencers: Sequencers,
  row: OrderRow,
): Promise<Settlement> {
  const { order, section: id } = row;
  if (order.order === 'stop') {
    await sequencers(order.path).stop(order.execution, 'Paraf: superseded or cancelled');
    return { state: 'sent' };
  }
  const { header, token } = await (ahead.get(row) ?? readFor(order, delivery.table, id));
  if (header === null) return { state: 'dropped', reason: 'no-such-section' };
  if (header.state === 'cancelled') return { state: 'dropped', reason: 'cancelled' };
  if (order.generation !== header.generation) return { state: 'dropped', reason: 'older-generation' };
  const sequencer = sequencers(header.path);
  if (order.order === 'resume') return sendResume(delivery, sequencer, row, { order, token });
  return sendStart(delivery, sequencer, row, order);
}

/**
 * A name that is taken by another's execution is refused for ever: the row waits, as one whose token is refused, until
 * the section is rebuilt under another name, and is of an older generation then.
 */
async function sendStart(
  delivery: Delivery,
  sequencer: Sequencer,
  row: OrderRow,
  { execution, generation, startAt, round }: Start,
): Promise<Settlement> {
  const started = await sequencer.start(execution, { section: row.section, generation, startAt, round });
  if (typeof started === 'string') return { state: 'sent' };
  return refusedFor(delivery, row, started.refused);
}

/** Refused, and since when: a minute later the sweeper looks whether the section needs another execution. */
const refusedFor = (delivery: Delivery, row: OrderRow, reason: string): Settlement => ({
  state: 'later',
  reason,
  at: backOff(delivery, row.attempts + 1),
  refusedAt: row.refusedAt ?? delivery.now(),
});

/** What was begun to be read while the row was being claimed. */
const ahead = new WeakMap<OrderRow, ReturnType<typeof readFor>>();

/**
 * Begins to read what an order is held against, so that it need not wait for the claim. Should a newer execution take the
 * stage over just then, the older token is refused, and the order is said again.
 */
export function readOrderAhead({ table }: Delivery, row: OrderRow): void {
  if (row.order.order === 'stop') return;
  const reading = readFor(row.order, table, row.section);
  // Whoever sends is told of the fault.
  reading.catch(() => {});
  ahead.set(row, reading);
}

/** Where the section stands now, and, for a `resume`, what its execution waits under. */
const readFor = async (order: Start | Resume, table: Table, section: string) =>
  order.order === 'resume'
    ? readHeaderAndToken(table, section, order)
    : { header: await readHeader(table, section), token: null };

async function sendResume(
  delivery: Delivery,
  sequencer: Sequencer,
  row: OrderRow,
  { order, token }: { readonly order: Resume; readonly token: StageToken | null },
): Promise<Settlement> {
  const { stage, round, generation, outcome, nextRound } = order;
  if (token === null) return { state: 'later', reason: 'no-token', at: backOff(delivery, row.attempts + 1) };
  if (token.generation !== generation) return { state: 'dropped', reason: 'newer-execution' };
  const resumed = await sequencer.succeed(token.token, {
    section: row.section,
    generation,
    outcome,
    round: nextRound,
  });
  if (resumed === 'resumed') return { state: 'sent' };
  const latest = await readHeader(delivery.table, row.section);
  if (latest !== null && hasMovedOn(latest, { stage, round })) return { state: 'sent', reason: 'moved-on' };
  return refusedFor(delivery, row, `token-refused: ${resumed.refused}`);
}
