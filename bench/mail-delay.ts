import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { addressOf, CONSULTANT } from './plan-text.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Table } from '../functions/records/table.ts';
import { BY_TIME } from '../functions/records/keys.ts';

const Listed = v.array(
  v.object({ time: v.string(), subject: v.string(), to: v.array(v.object({ address: v.string() })) }),
);

/**
 * Waits until no order and no mail is under way, and says when that was seen first, as `performance.now()` has it.
 * Throws after `ms` milliseconds.
 */
export async function quiet(table: Table, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let calm = 0;
  let since = performance.now();
  // Between an order that was said and the row that the next stage causes lies a moment in which all is settled.
  while (calm < 4) {
    calm = (await underWay(table)) ? 0 : calm + 1;
    if (calm <= 1) since = performance.now();
    if (performance.now() > until)
      throw new Error(`mails or orders were still under way after ${ms / 1000} s`);
    await pause(250);
  }
  return since;
}

async function underWay(table: Table): Promise<boolean> {
  for (const queue of ['orders', 'mails'] as const) {
    // One row tells; a page of a thousand, four times a second, would weigh on what is measured.
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: BY_TIME,
        KeyConditionExpression: 'queue = :queue',
        ExpressionAttributeValues: { ':queue': queue },
        Limit: 1,
      }),
    );
    if (Items.length > 0) return true;
  }
  return false;
}

/** When the consultant's ask for each section came into the mailbox (epoch milliseconds), by section title. */
export async function nextAsks(mailbox: string): Promise<{ asks: Map<string, number>; mails: number }> {
  const answer = await fetch(`${mailbox}/api/email`);
  const mails = v.parse(Listed, await answer.json());
  const asks = new Map<string, number>();
  for (const { time, subject, to } of mails) {
    const title = /Bab uji [A-Z]\d{5}/.exec(subject)?.[0];
    if (title !== undefined && to[0]?.address === addressOf(CONSULTANT)) asks.set(title, Date.parse(time));
  }
  return { asks, mails: mails.length };
}
