import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Delivery } from '../../functions/outbox/deliver-row.ts';
import { deliverDue, deliverStream, type Outlet } from '../../functions/outbox/run-outbox.ts';
import { type OrderRow, toOutboxItems } from '../../functions/records/outbox/outbox-item.ts';
import { clockAt, MINUTE, MONDAY } from '../builders/clock.ts';
import { clientOver } from '../storm/dynamodb/client-over.ts';
import { tableInMemory } from '../storm/dynamodb/table-in-memory.ts';

/** So many orders that are due, each of which takes so long to say. */
async function orders(count: number, eachMs: number) {
  const clock = clockAt();
  const memory = tableInMemory({ nowMs: () => Date.parse(clock.now()) });
  const client = clientOver(async (operation, input) => memory.answer(operation, input));
  const patiently = { random: () => 0.5, wait: async (ms: number) => clock.pass(ms) };
  const table = { client, name: 'paraf', ...patiently };
  const stops = Array.from({ length: count }, (_, i) => ({
    order: 'stop' as const,
    execution: `e-${i}`,
    path: 'section' as const,
  }));
  const birth = { section: 'rapat.visi', seq: 1, change: 'c'.repeat(16), createdAt: MONDAY };
  const items = toOutboxItems(stops, [], { ...birth, firstTry: MONDAY, held: false });
  for (const Item of items) await client.send(new PutCommand({ TableName: table.name, Item }));
  const delivery: Delivery = {
    table,
    leaseMs: 2 * MINUTE,
    now: clock.now,
    ...patiently,
    holder: 'one',
  };
  const said: string[] = [];
  const faults: unknown[] = [];
  const outlet: Outlet<OrderRow> = {
    queue: 'orders',
    takes: (row): row is OrderRow => row.kind !== 'mail',
    async send(_delivery, { row }) {
      said.push(row);
      clock.pass(eachMs);
      return { state: 'sent' };
    },
    log: () => {},
    logFault: (_of, fault) => faults.push(fault instanceof Error ? fault.name : fault),
  };
  const stream = items.map(
    (item, i): DynamoDBRecord => ({
      dynamodb: { SequenceNumber: String(i), NewImage: v.parse(Image, marshall(item)) },
    }),
  );
  return { delivery, outlet, stream, said, faults };
}
const Image = v.custom<NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>>(() => true);

test('a tick delivers as many rows as it has time for, however many are due', async () => {
  const { delivery, outlet, said } = await orders(1_000, 30);
  expect(await deliverDue(delivery, outlet)).toBe(1_000);
  expect(new Set(said).size).toBe(1_000);
});

test('a tick begins no row after forty seconds, and the next one goes on', async () => {
  const { delivery, outlet } = await orders(100, 1_000);
  expect(await deliverDue(delivery, outlet)).toBe(41);
  expect(await deliverDue(delivery, outlet)).toBe(41);
  expect(await deliverDue(delivery, outlet)).toBe(18);
});

test('records to which a run does not get within forty seconds come again', async () => {
  const { delivery, outlet, stream, said, faults } = await orders(10, 9_000);
  const { batchItemFailures } = await deliverStream(delivery, outlet, { Records: stream });
  expect(said).toHaveLength(5);
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['5', '6', '7', '8', '9']);
  expect(faults).toEqual(Array.from({ length: 5 }, () => 'RunTooLong'));
  expect(await deliverStream(delivery, outlet, { Records: stream })).toEqual({ batchItemFailures: [] });
  expect(new Set(said).size).toBe(10);
});
