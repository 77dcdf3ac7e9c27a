import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, startDatabase } from '../../../local/database/start-database.ts';
import { localAws } from '../../../local/local-aws.ts';
import { alarm } from '../../../local/stream-pump/alarm.ts';
import type { Mapping } from '../../../local/stream-pump/mapping.ts';
import { ringAfterWrites } from '../../../local/stream-pump/ring-after-writes.ts';
import { startStreamPump } from '../../../local/stream-pump/start-stream-pump.ts';
import { createTable } from '../../../local/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let dynamodb: Database;
let client: DynamoDBClient;
let tableName: string;
let streamArn: string;
const dataDir = temporaryFolder();
const written = alarm();

beforeAll(async () => {
  dynamodb = await startDatabase({ dataDir, inMemory: true, onProgress() {} });
  client = new DynamoDBClient(localAws(dynamodb.endpoint));
  ringAfterWrites(client, written);
}, 120_000);
afterAll(() => dynamodb.stop());
beforeEach(async () => {
  tableName = `t-${randomUUID()}`;
  ({ streamArn } = await createTable(client, tableName));
});

function outbox(kind: string, sk: string, pk = 'OUTBOX#a.b', by = client) {
  const Item = {
    pk: { S: pk },
    sk: { S: sk },
    kind: { S: kind },
    n: { N: '1' },
    raw: { B: Buffer.from('x') },
  };
  return by.send(new PutItemCommand({ TableName: tableName, Item }));
}

function mapping(
  kinds: string[],
  handler: (records: DynamoDBRecord[]) => unknown,
  name = kinds.join('-'),
): Mapping {
  return {
    name,
    handler: (event: DynamoDBStreamEvent) => handler(event.Records),
    filter: {
      eventName: ['INSERT'],
      dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } }, NewImage: { kind: { S: kinds } } },
    },
    batchSize: 10,
    maximumRetryAttempts: 1,
    bisectBatchOnFunctionError: true,
    reportBatchItemFailures: true,
  };
}

function pump(folder: string, mappings: Mapping[], rest: { gapMs?: number } = {}) {
  const errors: unknown[] = [];
  const onError = (fault: unknown) => {
    errors.push(fault);
  };
  return startStreamPump({
    endpoint: dynamodb.endpoint,
    source: { tableName },
    dataDir: folder,
    mappings,
    alarm: written,
    onError,
    ...rest,
  });
}

const names = (records: DynamoDBRecord[]) => records.map((one) => one.dynamodb?.Keys?.['sk']?.S ?? '');

describe('the stream pump', { timeout: 120_000 }, () => {
  test('that rests is woken by a write of this process, and finds one of another by itself', async () => {
    const others = new DynamoDBClient(localAws(dynamodb.endpoint));
    const mailed: string[] = [];
    const take = mapping(['mail'], (records) => void mailed.push(...names(records)));
    const LONG_MS = 8000;
    const running = await pump(temporaryFolder(), [take], { gapMs: LONG_MS });
    await pause(1500); // What it found at its start has kept it busy for a second.
    const begun = performance.now();
    await outbox('mail', 'own');
    await expect.poll(() => mailed, { timeout: LONG_MS * 2 }).toEqual(['own']);
    expect(performance.now() - begun).toBeLessThan(LONG_MS / 2);

    await pause(1500);
    await outbox('mail', 'another', 'OUTBOX#c.d', others);
    await pause(1000);
    expect(mailed).toEqual(['own']);
    await expect.poll(() => mailed, { timeout: LONG_MS * 2 }).toEqual(['own', 'another']);
    await running.stop();
    others.destroy();
  });

  test('is woken by no read', async () => {
    const before = written.rung;
    await client.send(new GetItemCommand({ TableName: tableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } } }));
    expect(written.rung).toBe(before);
    await outbox('mail', '1');
    expect(written.rung).toBe(before + 1);
    await expect(client.send(new PutItemCommand({ TableName: tableName, Item: {} }))).rejects.toThrow();
    expect(written.rung).toBe(before + 2);
  });

  test('hands each function its own records, in the shape in which Lambda does', async () => {
    const folder = temporaryFolder();
    const relayed: DynamoDBRecord[] = [];
    const mailed: DynamoDBRecord[] = [];
    await outbox('start', 'before');
    const running = await pump(folder, [
      mapping(['start', 'resume', 'stop'], (records) => void relayed.push(...records)),
      mapping(['mail'], (records) => void mailed.push(...records)),
    ]);
    await outbox('mail', '1');
    await outbox('resume', '2');
    const Key = { pk: { S: 'OUTBOX#a.b' }, sk: { S: '2' } };
    const change = {
      TableName: tableName,
      Key,
      UpdateExpression: 'SET n = :n',
      ExpressionAttributeValues: { ':n': { N: '2' } },
    };
    await client.send(new UpdateItemCommand(change));
    await client.send(
      new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'SECTION#a' }, sk: { S: 'x' } } }),
    );
    await expect.poll(() => relayed.length + mailed.length).toBe(3);
    await running.stop();
    expect(names(relayed)).toEqual(['before', '2']);
    expect(names(mailed)).toEqual(['1']);
    expect(mailed[0]).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-southeast-3',
      eventSourceARN: streamArn,
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'OUTBOX#a.b' }, sk: { S: '1' } },
        NewImage: {
          pk: { S: 'OUTBOX#a.b' },
          sk: { S: '1' },
          kind: { S: 'mail' },
          n: { N: '1' },
          raw: { B: Buffer.from('x').toString('base64') },
        },
        SequenceNumber: expect.stringMatching(/^\d+$/),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_IMAGE',
      },
    });
  });

  test('goes on where it stopped, and misses nothing that was written meanwhile', async () => {
    const folder = temporaryFolder();
    const seen: string[] = [];
    const both = [mapping(['mail'], (records) => void seen.push(...names(records)))];
    const first = await pump(folder, both);
    await outbox('mail', '1');
    await expect.poll(() => seen).toEqual(['1']);
    await first.stop();
    await outbox('mail', '2');
    const second = await pump(folder, both);
    await expect.poll(() => seen).toEqual(['1', '2']);
    await second.stop();
  });

  test('repeats what was not handled when it was killed', async () => {
    const folder = temporaryFolder();
    let release = () => {};
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    let entered = 0;
    const first = await pump(folder, [
      mapping(['mail'], () => {
        entered += 1;
        return blocked;
      }),
    ]);
    await outbox('mail', '1');
    await expect.poll(() => entered).toBe(1);
    // What a new process finds on disk while the function of the old one is still at work.
    const seen: string[] = [];
    const second = await pump(folder, [mapping(['mail'], (records) => void seen.push(...names(records)))]);
    await expect.poll(() => seen).toEqual(['1']);
    release();
    await second.stop();
    await first.stop();
  });

  test('a function that is slow or poisoned does not hold another', async () => {
    const folder = temporaryFolder();
    const mailed: string[] = [];
    const running = await pump(folder, [
      mapping(['resume'], () => Promise.reject(new Error('down')), 'relay'),
      mapping(['mail'], (records) => void mailed.push(...names(records)), 'mailer'),
    ]);
    await outbox('resume', 'poison');
    for (const sk of ['1', '2', '3']) await outbox('mail', sk);
    await expect.poll(() => mailed).toEqual(['1', '2', '3']);
    const failures = join(folder, 'failures');
    await expect
      .poll(() => readdirSync(folder).includes('failures') && readdirSync(failures))
      .toEqual([expect.stringMatching(/^relay-\d+\.json$/)]);
    const [file = ''] = readdirSync(failures);
    const written = JSON.parse(readFileSync(join(failures, file), 'utf8'));
    expect(written.requestContext.condition).toBe('RetryAttemptsExhausted');
    expect(written.records[0].keys.sk.S).toBe('poison');
    await running.stop();
  });

  test('a write is with its function within some 20 ms', async () => {
    const waits: number[] = [];
    let wrote = 0;
    const running = await pump(temporaryFolder(), [
      mapping(['mail'], () => {
        waits.push(performance.now() - wrote);
      }),
    ]);
    for (let n = 0; n < 30; n += 1) {
      await outbox('mail', `${n}`);
      wrote = performance.now();
      await expect.poll(() => waits.length, { interval: 1 }).toBe(n + 1);
    }
    await running.stop();
    const median = waits.toSorted((a, b) => a - b)[15] ?? Number.NaN;
    // Usually 3 to 8 ms; a shared machine may be slower.
    expect(median).toBeLessThan(50);
  });

  test('the positions of another stream do not count', async () => {
    const folder = temporaryFolder();
    const seen: string[] = [];
    const mappings = [mapping(['mail'], (records) => void seen.push(...names(records)))];
    const first = await pump(folder, mappings);
    await outbox('mail', 'old');
    await expect.poll(() => seen).toEqual(['old']);
    await first.stop();
    tableName = `t-${randomUUID()}`;
    await createTable(client, tableName);
    await outbox('mail', 'new');
    const second = await pump(folder, mappings);
    await expect.poll(() => seen).toEqual(['old', 'new']);
    await second.stop();
  });

  test('survives a restart of the database beneath it', async () => {
    const folder = temporaryFolder();
    const { endpoint } = dynamodb;
    await dynamodb.stop();
    dynamodb = await startDatabase({ dataDir: folder, endpoint, onProgress() {} });
    await createTable(client, tableName);
    const seen: string[] = [];
    const running = await pump(folder, [mapping(['mail'], (records) => void seen.push(...names(records)))]);
    await outbox('mail', '1');
    await expect.poll(() => seen).toEqual(['1']);
    await dynamodb.stop();
    dynamodb = await startDatabase({ dataDir: folder, endpoint, onProgress() {} });
    await outbox('mail', '2');
    await expect.poll(() => seen, { timeout: 5000 }).toEqual(['1', '2']);
    await running.stop();
  });

  test('with several lanes, a slow partition holds up no other, and what it has left comes again', async () => {
    const folder = temporaryFolder();
    const handled: string[] = [];
    const slow = Promise.withResolvers<void>();
    const handle = async (records: DynamoDBRecord[]) => {
      if (records[0]?.dynamodb?.Keys?.['pk']?.S === 'OUTBOX#a.slow') await slow.promise;
      handled.push(...names(records));
    };
    const parallel = { ...mapping(['mail'], handle), parallelizationFactor: 4, batchSize: 1 };
    const first = await pump(folder, [parallel]);
    for (const sk of ['slow-1', 'slow-2']) await outbox('mail', sk, 'OUTBOX#a.slow');
    // Of the four lanes these partitions take the other three.
    for (const sk of ['a.0', 'a.1', 'a.2']) await outbox('mail', sk, `OUTBOX#${sk}`);
    await expect.poll(() => handled.toSorted(), { timeout: 20_000 }).toEqual(['a.0', 'a.1', 'a.2']);
    const stopped = first.stop();
    await pause(500); // Until it reads no more, and only waits for what runs.
    slow.resolve();
    await stopped;
    expect(handled.at(-1)).toBe('slow-1');

    const again: string[] = [];
    const second = await pump(folder, [mapping(['mail'], (records) => void again.push(...names(records)))]);
    await expect.poll(() => again, { timeout: 20_000 }).toContain('slow-2');
    expect(again).not.toContain('slow-1');
    await second.stop();
  });
});
