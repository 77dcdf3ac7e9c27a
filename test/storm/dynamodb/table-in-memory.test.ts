import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../../../local/database/engine.ts';
import { itemsOf, type RecordsTable, startRecordsTable } from '../../builders/records-table.ts';
import { type Dice, diceOf } from '../dice.ts';
import { clientOver } from './client-over.ts';
import { tableInMemory } from './table-in-memory.ts';

/** Every shape of request that `functions/records` makes, on few keys, so that conditions hold and fail alike. */
const SORTS = ['a', 'b', 'c', 'd'];
const PARTITIONS = ['OUTBOX#p.s', 'SECTION#p.s'];
const STATES = ['pending', 'sending', 'sent', 'failed', 'parked'];
const QUEUES = ['orders', 'mails'];
const TIMES = ['2023-12-11T02:00:00.000Z', '2023-12-11T02:01:00.000Z', '2023-12-11T02:02:00.000Z'];

type Request = (client: DynamoDBDocumentClient, table: string) => Promise<unknown>;
type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>;

const some = <T>(dice: Dice, from: readonly T[]): T => {
  const found = dice.pick(from);
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

function requestBy(dice: Dice, n: number): { says: string; request: Request } {
  const key = { pk: some(dice, PARTITIONS), sk: some(dice, SORTS) };
  const [queue, at, until] = [some(dice, QUEUES), some(dice, TIMES), some(dice, TIMES)];
  const item = {
    ...key,
    n,
    version: dice.between(1, 3),
    state: some(dice, STATES),
    // A row that nobody has claimed has none: nothing inside it can be set.
    ...(dice.chance(0.5) ? { lease: { holder: `h${dice.between(1, 2)}`, until } } : {}),
    ...(dice.chance(0.5) ? { queue, at } : {}),
    nested: { list: [1, null, 'x'], flag: true },
    email: dice.chance(0.5) ? 'a@b.example' : null,
    tries: dice.between(0, 6),
  };
  const put = (condition: string | null) => ({
    Item: item,
    ...(condition === null ? {} : { ConditionExpression: condition }),
    ...(condition?.includes(':read') === true
      ? { ExpressionAttributeValues: { ':read': dice.between(1, 3) } }
      : {}),
  });
  const conditions = ['attribute_not_exists(pk)', 'version = :read', null];
  const claim = {
    Key: key,
    UpdateExpression: 'SET #state = :sending, lease = :lease, #at = :until ADD attempts :one',
    ConditionExpression: '#state = :pending OR (#state = :sending AND lease.#until <= :now)',
    ExpressionAttributeNames: { '#state': 'state', '#at': 'at', '#until': 'until' },
    ExpressionAttributeValues: {
      ':pending': 'pending',
      ':sending': 'sending',
      ':lease': { holder: 'h1', until },
      ':until': until,
      ':now': at,
      ':one': 1,
    },
  };
  const settle = {
    Key: key,
    UpdateExpression: 'SET #state = :next, #reason = :reason REMOVE #lease, #queue, #at',
    ConditionExpression: '#state = :sending AND #lease.#holder = :holder',
    ExpressionAttributeNames: {
      '#state': 'state',
      '#reason': 'reason',
      '#lease': 'lease',
      '#queue': 'queue',
      '#at': 'at',
      '#holder': 'holder',
    },
    ExpressionAttributeValues: { ':next': 'sent', ':reason': 'why', ':sending': 'sending', ':holder': 'h1' },
  };
  const count = {
    Key: key,
    UpdateExpression: 'ADD tries :one',
    ConditionExpression: 'attribute_exists(pk) AND tries < :most',
    ExpressionAttributeValues: { ':one': 1, ':most': 5 },
  };
  const forget = {
    Key: key,
    UpdateExpression: 'SET lease.#until = :now, noted = :yes',
    ConditionExpression: 'attribute_not_exists(noted) OR attribute_type(email, :text)',
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':now': at, ':yes': true, ':text': 'S' },
  };
  const update = some(dice, [claim, settle, count, forget]);
  const kinds: Record<string, Request> = {
    get: (client, TableName) => client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true })),
    batch: async (client, TableName) => {
      const Keys = SORTS.map((sk) => ({ pk: key.pk, sk }));
      const { Responses } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      return (Responses?.[TableName] ?? []).sort((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1));
    },
    partition: async (client, TableName) => {
      const whole = dice.chance(0.5);
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: whole ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': key.pk, ...(whole ? {} : { ':prefix': key.sk }) },
        }),
      );
      return Items;
    },
    due: async (client, TableName) => {
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'by-time',
          KeyConditionExpression: 'queue = :queue AND #at <= :now',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':queue': queue, ':now': at },
        }),
      );
      // Items of the same instant come in no order that is promised.
      return (Items ?? []).map((it) => `${it['at']} ${it['pk']} ${it['sk']} ${it['n']}`).sort();
    },
    put: (client, TableName) => client.send(new PutCommand({ TableName, ...put(some(dice, conditions)) })),
    update: (client, TableName) => client.send(new UpdateCommand({ TableName, ...update })),
    transact: (client, TableName) => {
      const other = {
        pk: key.pk,
        sk: some(
          dice,
          SORTS.filter((sk) => sk !== key.sk),
        ),
      };
      const writes: Writes = [
        { Put: { TableName, ...put(some(dice, conditions)) } },
        dice.chance(0.5)
          ? { Update: { TableName, ...some(dice, [claim, settle, count]), Key: other } }
          : {
              ConditionCheck: {
                TableName,
                Key: other,
                ConditionExpression: 'version = :read',
                ExpressionAttributeValues: { ':read': dice.between(1, 3) },
              },
            },
      ];
      // Now and then a former request's token: the same request is harmless, another one is refused.
      const token = dice.chance(0.3) ? `shared-${n % 5}` : `token-${n}`;
      return client.send(new TransactWriteCommand({ TransactItems: writes, ClientRequestToken: token }));
    },
  };
  const says = some(dice, Object.keys(kinds));
  const request = kinds[says];
  if (request === undefined) throw new Error(says);
  return { says, request };
}

const LEAST_REQUESTS = 1_500;
const MOST_REQUESTS = 6_000;

/** What must have come of some request of each kind: a run in which one never came would prove nothing about it. */
const CELLS = [
  'put: ConditionalCheckFailedException',
  'update: ConditionalCheckFailedException',
  'update: answered',
  'transact: answered',
  'transact: TransactionCanceledException',
  'update: ValidationException',
  'transact: IdempotentParameterMismatchException',
  'due: answered',
];

/** What came of a request: its answer without metadata, or the error's name and, of a transaction, its reasons. */
async function outcomeOf(answer: Promise<unknown>): Promise<unknown> {
  try {
    const got = await answer;
    if (typeof got !== 'object' || got === null || Array.isArray(got)) return got;
    const {
      $metadata: _m,
      Attributes: _a,
      ScannedCount: _s,
      ...rest
    } = { ...got } as Record<string, unknown>;
    return rest;
  } catch (error) {
    if (error instanceof TransactionCanceledException)
      return { error: error.name, codes: error.CancellationReasons?.map(({ Code }) => Code) };
    return { error: error instanceof Error ? error.name : 'unknown' };
  }
}

describe.each(ENGINES)('the table that storms run on, beside %s', (engine) => {
  let records: RecordsTable;
  beforeAll(async () => {
    records = await startRecordsTable(engine);
  }, 120_000);
  afterAll(() => records.stop());

  it('answers at least 1,500 random requests as that does, and holds the same items in the end', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
    console.log(`conformance: seed ${seed} (SEED=${seed} repeats this run)`);
    const real = await records.fresh();
    const memory = tableInMemory({ nowMs: () => 0 });
    const played = clientOver(async (operation, input) => memory.answer(operation, input));
    const [one, two] = [diceOf(seed), diceOf(seed)];
    const seen = new Map<string, number>();
    // A cell that the dice have not hit by then is given time.
    const goesOn = (n: number) =>
      n <= LEAST_REQUESTS || (n <= MOST_REQUESTS && !CELLS.every((cell) => seen.has(cell)));
    for (let n = 1; goesOn(n); n += 1) {
      const a = requestBy(one, n);
      const b = requestBy(two, n);
      const expected = await outcomeOf(a.request(real.client, real.name));
      const got = await outcomeOf(b.request(played, real.name));
      expect(got, `request ${n}, ${a.says}`).toEqual(expected);
      const error =
        typeof expected === 'object' && expected !== null && 'error' in expected
          ? expected.error
          : 'answered';
      seen.set(`${a.says}: ${error}`, (seen.get(`${a.says}: ${error}`) ?? 0) + 1);
    }
    console.log(`conformance: ${[...seen].map(([what, count]) => `${what} ${count}`).join(', ')}`);
    expect([...seen.keys()]).toEqual(expect.arrayContaining(CELLS));
    const held = await itemsOf(real);
    expect(memory.store.all()).toHaveLength(held.length);
    for (const item of held) {
      const { Item } = await played.send(
        new GetCommand({ TableName: real.name, Key: { pk: item['pk'], sk: item['sk'] } }),
      );
      expect(Item).toEqual(item);
    }
  }, 120_000);
});
