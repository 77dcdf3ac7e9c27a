import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

export type Item = Record<string, unknown>;

/** One item, strongly consistent, or null. */
export async function readItem(table: Table, key: Key): Promise<Item | null> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { ...key }, ConsistentRead: true }),
  );
  return Item ?? null;
}

/** How often a batch is asked for before it is given up. */
const ROUNDS = 8;

/**
 * Up to 100 items in one strongly consistent batch, in the order of their keys; null where there is none. What
 * DynamoDB leaves out, because it has too much to do, is asked for again, with jitter; in the end the fault is thrown
 * that it answers where it does nothing at all.
 */
export async function readItems(table: Table, keys: readonly Key[]): Promise<(Item | null)[]> {
  const found = new Map<string, Item>();
  let left: Item[] = [...new Map(keys.map((key) => [nameOf(key), { ...key }])).values()];
  for (let round = 1; left.length > 0; round += 1) {
    if (round > ROUNDS) throw new ProvisionedThroughputExceededException({ message: UNDONE, $metadata: {} });
    if (round > 1) await table.wait(table.random() * 20 * 2 ** round);
    const { Responses, UnprocessedKeys } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: left, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[table.name] ?? []) found.set(nameOf(item), item);
    left = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return keys.map((key) => found.get(nameOf(key)) ?? null);
}

const UNDONE = 'a batch was never read whole';

const nameOf = (key: { pk?: unknown; sk?: unknown }): string => `${String(key.pk)}\n${String(key.sk)}`;

/** All items of a query, page after page; `limit` bounds how many. */
export async function* queryItems(
  table: Table,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
): AsyncGenerator<Item> {
  let from: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        ...query,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** All items of a partition, strongly consistent, in key order; those whose sort key begins with `prefix`, if given. */
export const queryPartition = (table: Table, pk: string, prefix?: string): AsyncGenerator<Item> =>
  queryItems(table, {
    KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ...(prefix === undefined ? {} : { ':prefix': prefix }) },
    ConsistentRead: true,
  });
