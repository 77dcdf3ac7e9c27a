import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { lookAtOutbox } from '../../functions/actions/look-at-outbox.ts';
import { startSection } from '../../functions/actions/start-section.ts';
import { outboxKey } from '../../functions/records/keys.ts';
import { readRows } from '../../functions/records/outbox/outbox-rows.ts';
import { claimRender, dueRenders, settleRender } from '../../functions/records/readable/render-rows.ts';
import { askForEach } from '../../functions/rendering/ask-to-render.ts';
import { MINUTE } from '../builders/clock.ts';
import { ownRecords } from '../builders/own-records.ts';
import { importSection } from '../builders/records.ts';

const records = ownRecords();

async function settle(section: string, row: string, change: Record<string, string>): Promise<void> {
  const { client, name } = records.dependencies.table;
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { pk: `OUTBOX#${section}`, sk: row },
      UpdateExpression:
        'queue' in change ? 'SET #state = :state, #queue = :queue' : 'SET #state = :state REMOVE #queue',
      ExpressionAttributeNames: { '#state': 'state', '#queue': 'queue' },
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(change).map(([key, value]) => [`:${key}`, value]),
      ),
    }),
  );
}

describe('a look at the outbox', () => {
  test('says how long its oldest row has waited, and what was given up, until it is mended', async () => {
    expect(await lookAtOutbox(records.dependencies)).toEqual({ oldestSeconds: 0, failedOrders: 0 });
    await importSection(records, 'look.one');
    await startSection(records.dependencies, { section: 'look.one', by: 'koordinator' });
    records.clock.pass(11 * MINUTE);
    expect(await lookAtOutbox(records.dependencies)).toEqual({ oldestSeconds: 660, failedOrders: 0 });

    const [order] = await readRows(records.dependencies.table, 'look.one');
    if (order === undefined) throw new Error('nothing was ordered');
    await settle('look.one', order.row, { state: 'failed', queue: 'failed' });
    expect(await lookAtOutbox(records.dependencies)).toEqual({ oldestSeconds: 0, failedOrders: 1 });

    await settle('look.one', order.row, { state: 'sent' });
    expect(await lookAtOutbox(records.dependencies)).toEqual({ oldestSeconds: 0, failedOrders: 0 });
  });

  test('says so where a draft has waited for half an hour to be read, and is not in a hurry before', async () => {
    const { table, now } = records.dependencies;
    const asking = { table, now, firstTryMs: 2 * MINUTE };
    await askForEach(asking, 'look.draft', [{ kind: 'draft', sha256: 'a'.repeat(64), type: 'docx' }]);
    records.clock.pass(29 * MINUTE);
    expect((await lookAtOutbox(records.dependencies)).oldestSeconds).toBe(0);
    records.clock.pass(2 * MINUTE);
    expect((await lookAtOutbox(records.dependencies)).oldestSeconds).toBe(31 * 60);
    for await (const { section, row } of dueRenders(table, now())) {
      const lease = { holder: 'a', now: now(), until: now() };
      await claimRender(table, { section, row }, lease);
      await settleRender(table, { section, row }, 'a', { state: 'done' }, now());
    }
    expect((await lookAtOutbox(records.dependencies)).oldestSeconds).toBe(0);
  });

  test('counts a row that this release cannot read as one that waits', async () => {
    const { client, name } = records.dependencies.table;
    expect(await lookAtOutbox(records.dependencies)).toEqual({ oldestSeconds: 0, failedOrders: 0 });
    const Item = {
      ...outboxKey('look.two', 'newer'),
      queue: 'mails',
      at: records.clock.now(),
      kind: 'telegram',
    };
    await client.send(new PutCommand({ TableName: name, Item }));
    records.clock.pass(10 * MINUTE);
    expect(await lookAtOutbox(records.dependencies)).toEqual({ oldestSeconds: 600, failedOrders: 0 });
  });
});
