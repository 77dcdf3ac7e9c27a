import { join } from 'node:path';
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type _Record, DynamoDBStreamsClient, GetRecordsCommand } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endLeftovers } from '../../../local/children.ts';
import { ENGINES } from '../../../local/database/engine.ts';
import { proveKept } from '../../../local/database/prove-kept.ts';
import { type Database, startDatabase } from '../../../local/database/start-database.ts';
import { localAws } from '../../../local/local-aws.ts';
import { iteratorAfter, listShards } from '../../../local/stream-pump/stream-reader.ts';
import { createTable } from '../../../local/table.ts';
import { smallDisk } from '../small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const TableName = 'paraf';
const onProgress = () => {};
const S = (text: string) => ({ S: text });
const key = (pk: string, sk: string) => ({ pk: S(pk), sk: S(sk) });
const put = (item: Record<string, AttributeValue>): TransactWriteItem => ({ Put: { TableName, Item: item } });
const create = (item: Record<string, AttributeValue>): TransactWriteItem => ({
  Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});
const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : String(fault));
const asked = (answer: Promise<unknown>): Promise<string> => answer.then(() => 'answered', nameOf);

/** What Paraf relies on of DynamoDB. A third database, or a new version of one, is judged by this file. */
describe.each(ENGINES)('%s', { timeout: 120_000 }, (engine) => {
  const dataDir = temporaryFolder();
  let database: Database;
  let client: DynamoDBClient;
  let streams: DynamoDBStreamsClient;
  let streamArn: string;

  async function start(): Promise<void> {
    await endLeftovers(dataDir);
    database = await startDatabase({ dataDir, engine, onProgress });
    const settings = { ...localAws(database.endpoint), maxAttempts: 1 };
    client = new DynamoDBClient(settings);
    streams = new DynamoDBStreamsClient(settings);
    ({ streamArn } = await createTable(client, TableName));
  }
  async function stop(): Promise<void> {
    client.destroy();
    streams.destroy();
    await database.stop();
  }
  beforeAll(start, 120_000);
  afterAll(stop);

  const transact = (items: TransactWriteItem[], ClientRequestToken?: string) =>
    client.send(new TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken }));
  const get = async (pk: string, sk: string) =>
    (await client.send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true }))).Item;
  const query = (pk: string, more: object = {}) =>
    client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(pk) },
        ...more,
      }),
    );
  /** All records of the stream after a position. */
  async function recordsAfter(last?: string): Promise<_Record[]> {
    const [shard] = (await listShards(streams, streamArn)).filter((it) => it.ShardId !== undefined);
    const found: _Record[] = [];
    let iterator = await iteratorAfter(streams, streamArn, shard?.ShardId ?? '', last);
    for (let reads = 0; reads < 50 && iterator !== undefined; reads += 1) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      if (Records.length === 0 && found.length > 0) break;
      found.push(...Records);
      iterator = NextShardIterator;
    }
    return found;
  }
  const numberOf = (record: _Record | undefined): string => record?.dynamodb?.SequenceNumber ?? '';

  test('writes on a condition, and says that it did not hold', async () => {
    const once = { TableName, Item: key('a', '1'), ConditionExpression: 'attribute_not_exists(pk)' };
    expect(await asked(client.send(new PutItemCommand(once)))).toBe('answered');
    expect(await asked(client.send(new PutItemCommand(once)))).toBe('ConditionalCheckFailedException');
    const update = (from: string) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: key('a', '2'),
          UpdateExpression: 'SET version = :next REMOVE held',
          ConditionExpression: 'attribute_not_exists(version) OR version = :read',
          ExpressionAttributeValues: { ':next': { N: '1' }, ':read': { N: from } },
        }),
      );
    expect(await asked(update('0'))).toBe('answered');
    expect(await asked(update('0'))).toBe('ConditionalCheckFailedException');
    expect(await asked(update('1'))).toBe('answered');
  });

  test('carries out a transaction whole or not at all, and says which condition did not hold', async () => {
    await transact([create(key('b', '1')), create(key('b', '2'))]);
    const fault = await transact([
      put(key('b', '3')),
      create(key('b', '1')),
      { ConditionCheck: { TableName, Key: key('b', '9'), ConditionExpression: 'attribute_not_exists(pk)' } },
    ]).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(TransactionCanceledException);
    expect(
      fault instanceof TransactionCanceledException && fault.CancellationReasons?.map(({ Code }) => Code),
    ).toEqual(['None', 'ConditionalCheckFailed', 'None']);
    expect(await get('b', '3')).toBeUndefined();
    const of = (count: number) => Array.from({ length: count }, (_, i) => put(key('b-many', `${i}`)));
    expect(await asked(transact(of(100)))).toBe('answered');
    expect(await asked(transact(of(101)))).toBe('ValidationException');
    const twice = [put(key('b', '4')), put(key('b', '4'))];
    expect(await asked(transact(twice))).toBe('ValidationException');
  });

  test('lets one of many win that change the same version', async () => {
    await client.send(new PutItemCommand({ TableName, Item: { ...key('c', '1'), version: { N: '0' } } }));
    const change = (i: number) =>
      transact([
        {
          Put: {
            TableName,
            Item: { ...key('c', '1'), version: { N: '1' }, by: S(`${i}`) },
            ConditionExpression: 'version = :read',
            ExpressionAttributeValues: { ':read': { N: '0' } },
          },
        },
        create(key('c', `event-${i}`)),
      ]);
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, i) => asked(change(i))));
    expect(outcomes.filter((it) => it === 'answered')).toHaveLength(1);
    expect(outcomes.filter((it) => it === 'TransactionCanceledException')).toHaveLength(7);
    expect((await query('c')).Items).toHaveLength(2);
  });

  test('carries out a request once that is sent again with its token', async () => {
    const request = [create(key('d', '1'))];
    expect(await asked(transact(request, 'token-1'))).toBe('answered');
    expect(await asked(transact(request, 'token-1'))).toBe('answered');
    expect(await asked(transact([create(key('d', '2'))], 'token-1'))).toBe(
      'IdempotentParameterMismatchException',
    );
    expect((await query('d')).Items).toHaveLength(1);
  });

  test('reads up to a hundred items at once, and refuses to read one twice', async () => {
    const Keys = Array.from({ length: 100 }, (_, i) => key('b-many', `${i}`));
    const read = (keys: typeof Keys) =>
      client.send(
        new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: keys, ConsistentRead: true } } }),
      );
    const { Responses, UnprocessedKeys } = await read([...Keys.slice(0, 99), key('b-many', 'none')]);
    expect(Responses?.[TableName]).toHaveLength(99);
    expect(UnprocessedKeys ?? {}).toEqual({});
    expect(await asked(read([...Keys.slice(0, 2), ...Keys.slice(0, 1)]))).toBe('ValidationException');
  });

  test('keeps both indexes: in order, and without those that have no such key', async () => {
    const rows = ['3', '1', '2'].map((n) => ({ ...key('e', n), queue: S('due'), at: S(`2026-01-0${n}`) }));
    for (const Item of [...rows, { ...key('e', '4'), holder: S('ana'), held: S('x') }, key('e', '5')])
      await client.send(new PutItemCommand({ TableName, Item }));
    const due = (more = {}) =>
      client.send(
        new QueryCommand({
          TableName,
          IndexName: 'by-time',
          KeyConditionExpression: 'queue = :queue AND #at <= :now',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':queue': S('due'), ':now': S('2026-01-02') },
          ...more,
        }),
      );
    expect((await due()).Items?.map(({ sk }) => sk?.S)).toEqual(['1', '2']);
    const first = await due({ Limit: 1 });
    expect(first.Items?.map(({ sk }) => sk?.S)).toEqual(['1']);
    const next = await due({ Limit: 1, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(next.Items?.map(({ sk }) => sk?.S)).toEqual(['2']);
    const held = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'by-person',
        KeyConditionExpression: 'holder = :holder',
        ExpressionAttributeValues: { ':holder': S('ana') },
      }),
    );
    expect(held.Items?.map(({ sk }) => sk?.S)).toEqual(['4']);
    // An item that lost its key has left the index.
    await client.send(
      new UpdateItemCommand({ TableName, Key: key('e', '1'), UpdateExpression: 'REMOVE queue' }),
    );
    expect((await due()).Items?.map(({ sk }) => sk?.S)).toEqual(['2']);
  });

  test('gives a large partition in pages of a megabyte, each item once and in order', async () => {
    const text = 'x'.repeat(100_000);
    for (let n = 0; n < 25; n += 1)
      await client.send(
        new PutItemCommand({ TableName, Item: { ...key('f', String(n).padStart(3, '0')), text: S(text) } }),
      );
    const found: (string | undefined)[] = [];
    let pages = 0;
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await query('f', from && { ExclusiveStartKey: from });
      pages += 1;
      found.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    expect(found).toEqual(Array.from({ length: 25 }, (_, n) => String(n).padStart(3, '0')));
    expect(pages).toBeGreaterThanOrEqual(3);
    const last = await query('f', { Limit: 2, ScanIndexForward: false });
    expect(last.Items?.map(({ sk }) => sk?.S)).toEqual(['024', '023']);
    const Item = { ...key('f', 'too-much'), text: S('x'.repeat(410_000)) };
    expect(await asked(client.send(new PutItemCommand({ TableName, Item })))).toBe('ValidationException');
  });

  test('streams every write once, in order, with the new item, and goes on after a position', async () => {
    const before = numberOf((await recordsAfter()).at(-1));
    await transact([put({ ...key('g', '1'), kind: S('mail') }), put(key('g', '2'))]);
    await client.send(new PutItemCommand({ TableName, Item: { ...key('g', '1'), kind: S('other') } }));
    await client.send(new DeleteItemCommand({ TableName, Key: key('g', '2') }));
    const records = await recordsAfter(before);
    const said = records.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb?.Keys?.['sk']?.S}`);
    // A transaction's own items come in any order.
    expect(said.slice(0, 2).sort()).toEqual(['INSERT 1', 'INSERT 2']);
    expect(said.slice(2)).toEqual(['MODIFY 1', 'REMOVE 2']);
    expect(records[2]?.dynamodb?.NewImage).toEqual({ ...key('g', '1'), kind: S('other') });
    expect(records.map(({ eventID }) => eventID)).toHaveLength(
      new Set(records.map(({ eventID }) => eventID)).size,
    );
    const numbers = records.map((record) => BigInt(numberOf(record)));
    expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)));
    expect(await recordsAfter(numberOf(records[2]))).toHaveLength(1);
  });

  test('goes on after a restart: items, the same stream, and its positions', async () => {
    const records = await recordsAfter();
    const former = streamArn;
    const request = [create(key('h', '1'))];
    await transact(request, 'token-2');
    await stop();
    await start();
    expect(streamArn).toBe(former);
    expect(await get('a', '1')).toEqual(key('a', '1'));
    expect((await recordsAfter(numberOf(records.at(-1)))).map(({ dynamodb }) => dynamodb?.Keys)).toEqual([
      key('h', '1'),
    ]);
    // Dynoxide forgets tokens when it ends; what Paraf writes is conditional, so it is not done twice.
    expect(await asked(transact(request, 'token-2'))).toBe(
      engine === 'dynoxide' ? 'TransactionCanceledException' : 'answered',
    );
    expect((await query('h')).Items).toHaveLength(1);
  });

  test('keeps what it has answered when it is killed in a burst of writes', async () => {
    const HANDS = 3;
    const answered: string[] = [];
    const writing = Array.from({ length: HANDS }, async (_, hand) => {
      for (let n = 0; ; n += 1) {
        const done = await asked(
          transact([
            create(key('i', `${hand}-${n}`)),
            ...['a', 'b', 'c'].map((it) => put(key('i-more', `${hand}-${n}${it}`))),
          ]),
        );
        if (done !== 'answered') return;
        answered.push(`${hand}-${n}`);
      }
    });
    await expect.poll(() => answered.length, { interval: 1, timeout: 30_000 }).toBeGreaterThan(20);
    process.kill(database.pid, 'SIGKILL');
    await Promise.all(writing);
    await stop();
    await start();
    const lost: string[] = [];
    for (const sk of answered) if ((await get('i', sk)) === undefined) lost.push(sk);
    process.stdout.write(`${engine}: ${answered.length} answered, ${lost.length} lost\n`);
    // docs/known-faults.md: DynamoDB Local answers a moment before it has written, so that the last may be gone.
    if (engine === 'dynoxide') expect(lost).toEqual([]);
    else expect(lost.length).toBeLessThanOrEqual(HANDS);
  });

  test('answers nothing that it does not keep on a full disk, and goes on when there is room', async () => {
    const disk = smallDisk(24);
    const small = await startDatabase({ dataDir: join(disk.folder, 'data'), engine, onProgress });
    const writer = new DynamoDBClient({ ...localAws(small.endpoint), maxAttempts: 1 });
    const read = async (sk: string) =>
      (await writer.send(new GetItemCommand({ TableName, Key: key('j', sk), ConsistentRead: true }))).Item;
    const text = S('x'.repeat(20_000));
    const write = (sk: string) =>
      asked(
        writer.send(
          new TransactWriteItemsCommand({
            TransactItems: [create({ ...key('j', sk), text }), put({ ...key('j-more', sk), text })],
          }),
        ),
      );
    const outcomes = async (from: number) => {
      const told: string[] = [];
      for (let n = from; n < from + 20; n += 1) {
        const answer = await write(`${n}`);
        const isKept = (await read(`${n}`)) !== undefined;
        told.push(
          answer === 'answered'
            ? isKept
              ? 'kept'
              : 'answered and lost'
            : isKept
              ? 'refused and kept'
              : 'refused',
        );
      }
      return told;
    };
    try {
      await createTable(writer, TableName);
      expect(await outcomes(0)).toEqual(Array.from({ length: 20 }, () => 'kept'));
      disk.fill();
      const bare = await outcomes(100);
      if (small.engine.keepsWhatItAnswers) expect(bare).not.toContain('answered and lost');
      // docs/known-faults.md: where this fails, DynamoDB Local has been mended, and need no longer be proved.
      else expect(bare).toContain('answered and lost');
      const end = proveKept(writer, small.endpoint);
      const proved = await outcomes(200);
      expect(proved).not.toContain('answered and lost');
      expect(proved).toContain('refused');
      disk.makeRoom();
      expect(await outcomes(300)).toEqual(Array.from({ length: 20 }, () => 'kept'));
      end();
    } finally {
      writer.destroy();
      await small.stop();
      disk.remove();
    }
  });
});
