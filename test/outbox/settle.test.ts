import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Delivery, deliverRow } from '../../functions/outbox/deliver-row.ts';
import { OutboxRow, toOutboxItems } from '../../functions/records/outbox/outbox-item.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { clockAt, instantAfter, MINUTE, MONDAY } from '../builders/clock.ts';
import { TimeoutError } from '../storm/awry.ts';
import { clientOver } from '../storm/dynamodb/client-over.ts';
import { tableInMemory } from '../storm/dynamodb/table-in-memory.ts';

const SECTION = 'rapat.visi';
const throttled = () => new ProvisionedThroughputExceededException({ message: 'slowly', $metadata: {} });

/** One order, and a table that, once the order is said, meets each of these in turn; the last of them for ever if told so. */
async function sayingOne(faults: readonly ('throttled' | 'answer-lost' | 'broken')[], forEver = false) {
  const clock = clockAt();
  const memory = tableInMemory({ nowMs: () => Date.parse(clock.now()) });
  const left = [...faults];
  const said: string[] = [];
  const client = clientOver(async (operation, input) => {
    const isSettling = operation === 'UpdateItemCommand' && said.length > 0;
    const fault = !isSettling ? undefined : forEver ? left[0] : left.shift();
    if (fault === 'throttled') throw throttled();
    if (fault === 'broken') throw new TypeError('our own fault');
    const answer = memory.answer(operation, input);
    if (fault === 'answer-lost') throw new TimeoutError('no answer');
    return answer;
  });
  const patiently = { random: () => 0.5, wait: async (ms: number) => clock.pass(ms) };
  const table = { client, name: 'paraf', ...patiently };
  const birth = { section: SECTION, seq: 1, change: 'c'.repeat(16), createdAt: MONDAY, firstTry: MONDAY };
  const [Item] = toOutboxItems([{ order: 'stop', execution: 'e', path: 'section' }], [], {
    ...birth,
    held: false,
  });
  await client.send(new PutCommand({ TableName: table.name, Item }));
  const delivery: Delivery = {
    table,
    leaseMs: 2 * MINUTE,
    now: clock.now,
    ...patiently,
    holder: 'one',
  };
  const deliver = () =>
    deliverRow(delivery, v.parse(OutboxRow, Item), async ({ row }) => {
      said.push(row);
      return { state: 'sent' };
    });
  const row = async () => (await readRows(table, SECTION))[0];
  return { clock, said, deliver, row };
}

describe('a row that was sent', () => {
  test('is settled once the table takes it, well within its lease', async () => {
    const { clock, said, deliver, row } = await sayingOne(Array.from({ length: 12 }, () => 'throttled'));
    expect(await deliver()).toEqual({ state: 'sent' });
    expect(await row()).toMatchObject({ state: 'sent', settledAt: clock.now() });
    clock.pass(2 * MINUTE);
    expect(await deliver()).toEqual({ state: 'elsewhere' });
    expect(said).toHaveLength(1);
  });

  test('is known to be settled where only the answer was lost', async () => {
    const { deliver, row } = await sayingOne(['throttled', 'answer-lost']);
    expect(await deliver()).toEqual({ state: 'sent' });
    expect(await row()).toMatchObject({ state: 'sent' });
  });

  test('is left as it is when its lease ends, and the fault is thrown', async () => {
    const { clock, deliver, row } = await sayingOne(['throttled'], true);
    await expect(deliver()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(await row()).toMatchObject({ state: 'sending' });
    expect(clock.now() < instantAfter(MONDAY, 2 * MINUTE)).toBe(true);
    expect(clock.now() > instantAfter(MONDAY, 1.9 * MINUTE)).toBe(true);
  });

  test('waits for no fault that does not pass', async () => {
    const { clock, deliver } = await sayingOne(['broken'], true);
    await expect(deliver()).rejects.toThrow(TypeError);
    expect(clock.now()).toBe(MONDAY);
  });
});
