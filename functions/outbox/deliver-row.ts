import { isMailed, MANY_FAULTS, type OutboxRow } from '../records/outbox/outbox-item.ts';
import { claimRow, type Settlement, settleRow } from '../records/outbox/outbox-rows.ts';
import type { Table } from '../records/table.ts';
import { isPassing } from '../step-functions/passing-fault.ts';

/** What delivering needs: the records, the clock and dice, and how long a claim holds (milliseconds). */
export interface Delivery {
  readonly table: Table;
  readonly leaseMs: number;
  now(): string;
  random(): number;
  wait(ms: number): Promise<void>;
  /** Names one run of a function: only the holder of a row's lease sends it. */
  readonly holder: string;
}

/** What became of a try to send. `faulted`: it may go another time; a mail is not tried for ever. */
export type Tried = Settlement | { readonly state: 'faulted'; readonly reason: string };

const LONGEST_MS = 120_000;

/** When to try again after this many attempts: doubling from 1 second to 2 minutes, with jitter. ISO instant. */
export function backOff({ now, random }: Pick<Delivery, 'now' | 'random'>, attempts: number): string {
  const ms = Math.min(LONGEST_MS, 1000 * 2 ** Math.min(attempts, 10)) * (0.5 + random() / 2);
  return new Date(Date.parse(now()) + ms).toISOString();
}

/**
 * Claims a row, sends it, and writes down what became of it. An error in sending is written on the row too, so that
 * one bad row holds no other; only the table's own failure throws. `elsewhere`: somebody else has it, or it is settled.
 * `send` is told until when the row is its own: from then on another may be sending it. `ahead` begins to read, beside the
 * claim, what sending will want to know.
 */
export async function deliverRow<Row extends OutboxRow>(
  delivery: Delivery,
  row: Row,
  send: (row: Row, leasedUntil: string) => Promise<Tried>,
  ahead: (row: Row) => void = () => {},
): Promise<{ readonly state: Settlement['state'] | 'elsewhere'; readonly reason?: string }> {
  const { table, holder, now, leaseMs } = delivery;
  const claimedAt = now();
  const until = new Date(Date.parse(claimedAt) + leaseMs).toISOString();
  ahead(row);
  if (!(await claimRow(table, row, { holder, now: claimedAt, until }))) return { state: 'elsewhere' };
  const settlement = settlementOf(delivery, row, await trySending(() => send(row, until)));
  if (!(await settle(delivery, row, settlement, until))) return { state: 'elsewhere' };
  return { state: settlement.state, ...('reason' in settlement ? { reason: settlement.reason } : {}) };
}

const LONGEST_PAUSE_MS = 5_000;

/**
 * Writes down what became of a row, again and again while its lease lasts: a mail that is out and does not say so goes
 * out once more. Under a lease nobody else writes the row, so that a condition which fails by then is this very
 * settlement, whose answer was lost. False: the lease has passed to another.
 */
async function settle(
  { table, holder, now, wait, random }: Delivery,
  row: OutboxRow,
  settlement: Settlement,
  until: string,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await settleRow(table, row, holder, settlement, now())) || now() < until;
    } catch (fault) {
      const ms = Math.min(LONGEST_PAUSE_MS, 100 * 2 ** tries) * (0.5 + random() / 2);
      if (!isPassing(fault) || Date.parse(now()) + ms >= Date.parse(until)) throw fault;
      await wait(ms);
    }
  }
}

async function trySending(send: () => Promise<Tried>): Promise<Tried> {
  try {
    return await send();
  } catch (fault) {
    return { state: 'faulted', reason: fault instanceof Error ? fault.name : 'UnknownFault' };
  }
}

function settlementOf(delivery: Delivery, row: OutboxRow, tried: Tried): Settlement {
  if (tried.state !== 'faulted') return tried;
  const { reason } = tried;
  const faults = (row.faults ?? 0) + 1;
  // A section waits for what an order says: it is tried until it is said, or the section no longer needs it.
  if (isMailed(row) && faults >= MANY_FAULTS) return { state: 'failed', reason };
  return { state: 'later', reason, faults, at: backOff(delivery, row.attempts + 1) };
}
