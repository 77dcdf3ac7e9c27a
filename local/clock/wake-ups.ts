import * as v from 'valibot';
import { dueItems } from '../../functions/records/due-items.ts';
import type { Queue } from '../../functions/records/keys.ts';
import type { Table } from '../../functions/records/table.ts';

/** What the every-minute schedule would find due. Rows that failed or are parked wait for a person. */
const AWAITED = ['orders', 'mails', 'letters', 'moves', 'renders'] as const satisfies readonly Queue[];

const Waiting = v.object({
  at: v.string(),
  state: v.optional(v.string()),
  attempts: v.optional(v.number()),
});

async function* waitingIn(table: Table, queue: Queue, until: string) {
  for await (const item of dueItems(table, queue, until)) yield v.parse(Waiting, item);
}

/** The first instant after this one, and not after `until`, at which something is due; null: nothing is. */
export async function nextWakeUp(table: Table, now: string, until: string): Promise<string | null> {
  let first: string | null = null;
  for (const queue of AWAITED) {
    for await (const { at } of waitingIn(table, queue, first ?? until)) {
      if (at <= now) continue;
      first = at;
      break;
    }
  }
  return first;
}

const LATEST = '9999-12-31T00:00:00.000Z';

/**
 * Whether something is still being done: a row is leased, was never tried (the stream is bringing it), or is due by now; a
 * stage is to open.
 */
export async function isBusy(table: Table, now: string): Promise<'rows' | 'moves' | null> {
  for (const queue of ['orders', 'mails'] as const) {
    for await (const { at, state, attempts } of waitingIn(table, queue, LATEST))
      if (state === 'sending' || attempts === 0 || at <= now) return 'rows';
  }
  for await (const _ of waitingIn(table, 'letters', now)) return 'rows';
  for await (const _ of waitingIn(table, 'moves', LATEST)) return 'moves';
  return null;
}
