import type { Section } from '../approval/section.ts';
import { STAGES } from '../approval/stages.ts';
import { readLatestDesk } from '../records/desk.ts';
import type { OrderRow } from '../records/outbox-item.ts';
import type { Settlement } from '../records/outbox-rows.ts';
import { readToken } from '../records/stage-token.ts';
import type { Sequencer } from '../step-functions/sequencer.ts';
import { backOff, type Delivery } from './deliver-row.ts';

type Resume = Extract<OrderRow['order'], { order: 'resume' }>;

/**
 * Says one order to the service that sequences. Orders of an older generation are dropped. The stage's token is read
 * when it is used; where the service refuses it, the records are asked first whether the section has moved on.
 */
export async function sendOrder(
  delivery: Delivery,
  sequencer: Sequencer,
  row: OrderRow,
): Promise<Settlement> {
  const { order, section: id } = row;
  if (order.order === 'stop') {
    await sequencer.stop(order.execution, 'Paraf: superseded or cancelled');
    return { state: 'sent' };
  }
  const desk = await readLatestDesk(delivery.table, id);
  if (desk === null) return { state: 'dropped', reason: 'no-such-section' };
  const { section } = desk;
  if (section.state === 'cancelled') return { state: 'dropped', reason: 'cancelled' };
  if (order.generation !== section.generation) return { state: 'dropped', reason: 'older-generation' };
  if (order.order === 'resume') return sendResume(delivery, sequencer, row, order, section);
  const { execution, generation, startAt, round } = order;
  const started = await sequencer.start(execution, { section: id, generation, startAt, round });
  return typeof started === 'string' ? { state: 'sent' } : { state: 'failed', reason: started.refused };
}

async function sendResume(
  delivery: Delivery,
  sequencer: Sequencer,
  row: OrderRow,
  order: Resume,
  section: Section,
): Promise<Settlement> {
  const { stage, round, generation, outcome, nextRound } = order;
  const waits = await readToken(delivery.table, section.id, { stage, round });
  const at = backOff(delivery, row.attempts + 1);
  if (waits === null) return { state: 'later', reason: 'no-token', at };
  if (waits.generation !== generation) return { state: 'dropped', reason: 'newer-execution' };
  const resumed = await sequencer.succeed(waits.token, {
    section: section.id,
    generation,
    outcome,
    round: nextRound,
  });
  if (resumed === 'resumed') return { state: 'sent' };
  const latest = await readLatestDesk(delivery.table, section.id);
  if (latest !== null && hasMovedOn(latest.section, { stage, round }))
    return { state: 'sent', reason: 'moved-on' };
  const refusedAt = row.refusedAt ?? delivery.now();
  return { state: 'later', reason: `token-refused: ${resumed.refused}`, at, refusedAt };
}

/** Whether a later stage or round has opened, or the section has ended: then this resume has done its work. */
function hasMovedOn(section: Section, from: { stage: Resume['stage']; round: number }): boolean {
  if (section.state === 'signed-off' || section.state === 'cancelled') return true;
  const latest = section.stage;
  if (latest === null) return false;
  if (latest.round !== from.round) return latest.round > from.round;
  return STAGES.indexOf(latest.stage) > STAGES.indexOf(from.stage);
}
