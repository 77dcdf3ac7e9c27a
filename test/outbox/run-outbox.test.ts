import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Delivery } from '../../functions/outbox/deliver-row.ts';
import { deliverDue, deliverStream, type Outlet } from '../../functions/outbox/run-outbox.ts';
import { outboxKey, outboxPartition } from '../../functions/records/keys.ts';
import type { OutboxRow } from '../../functions/records/outbox/outbox-item.ts';
import { queryPartition } from '../../functions/records/read-items.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { bringTo, importSection } from '../builders/records.ts';

const records = ownRecords();

const delivery = (): Delivery => ({
  table: records.dependencies.table,
  leaseMs: 2 * MINUTE,
  now: records.clock.now,
  random: () => 0.5,
  wait: records.dependencies.wait,
  holder: 'one',
});

/** The section's outbox rows as the stream brings them, oldest first. */
async function brought(section: string): Promise<DynamoDBRecord[]> {
  await importSection(records, section);
  await bringTo(records, section, 'opd-review');
  const inserted: DynamoDBRecord[] = [];
  for await (const item of queryPartition(records.dependencies.table, outboxPartition(section))) {
    inserted.push({
      dynamodb: {
        Keys: { pk: { S: String(item['pk']) } },
        NewImage: v.parse(Image, marshall(item)),
        SequenceNumber: `${section}/${String(item['sk'])}`,
      },
    });
  }
  return inserted;
}
const Image = v.custom<NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>>(() => true);

const outlet = (
  send: (row: OutboxRow) => Promise<void>,
  logFault: Outlet<OutboxRow>['logFault'] = () => {},
): Outlet<OutboxRow> => ({
  queue: 'mails',
  takes: (row): row is OutboxRow => row.section !== '',
  send: async (_delivery, row) => {
    await send(row);
    return { state: 'sent' };
  },
  log: () => {},
  logFault,
});

test('a record that cannot be read is reported and logged, and holds up no row of its section', async () => {
  const [first, ...others] = await brought('turns.poisoned');
  const poisoned = { dynamodb: { ...first?.dynamodb, NewImage: {}, SequenceNumber: 'poison' } };
  const sent: string[] = [];
  const logged: unknown[] = [];
  const answer = await deliverStream(
    delivery(),
    outlet(
      async ({ section, row }) => {
        sent.push(`${section}/${row}`);
      },
      (of, fault) => logged.push([of, fault instanceof Error ? fault.name : fault]),
    ),
    { Records: [poisoned, ...others] },
  );
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'poison' }]);
  expect(logged).toEqual([[{ record: 'poison' }, 'UnreadableRecord']]);
  expect(sent).toEqual(others.map((record) => record.dynamodb?.SequenceNumber));
}, 30_000);

test('a row that cannot be read is logged at every tick, and holds up no other', async () => {
  await importSection(records, 'turns.newer');
  await bringTo(records, 'turns.newer', 'opd-review');
  const { client, name } = records.dependencies.table;
  const key = outboxKey('turns.newer', '000009-00-newer');
  const Item = { ...key, queue: 'mails', at: '2023-01-01T00:00:00.000Z', kind: 'telegram' };
  await client.send(new PutCommand({ TableName: name, Item }));
  const [sent, logged]: [string[], unknown[]] = [[], []];
  records.clock.pass(3 * MINUTE);
  await deliverDue(
    delivery(),
    outlet(
      async ({ section }) => {
        sent.push(section);
      },
      (of, fault) => logged.push([of, fault instanceof Error ? fault.name : fault]),
    ),
  );
  expect(sent).toContain('turns.newer');
  expect(logged).toEqual([[{ section: 'turns.newer', row: '000009-00-newer' }, 'UnreadableRow']]);
}, 30_000);

test('of one batch, what somebody waits for goes first, and the rest in its order', async () => {
  const records = await brought('turns.first');
  const sent: string[] = [];
  const answer = await deliverStream(
    delivery(),
    {
      ...outlet(async ({ row, kind }) => {
        sent.push(`${kind} ${row}`);
      }),
      isWaitedFor: (row) => row.kind === 'mail' && row.mail.mail === 'ask',
    },
    { Records: records },
  );
  expect(answer.batchItemFailures).toEqual([]);
  const asked = sent.filter((it) => it.startsWith('mail'));
  expect(sent.length).toBeGreaterThan(asked.length);
  expect(sent.indexOf(sent.find((it) => !it.startsWith('mail')) ?? '')).toBeGreaterThan(0);
  const rest = sent.filter((it) => !it.startsWith('mail')).map((it) => it.split(' ')[1]);
  expect(rest).toEqual(rest.toSorted());
});
