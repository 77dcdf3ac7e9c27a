import { type AttributeValue, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { localAws } from '../local-aws.ts';

/** The database has answered a transaction and not carried it out. Asked again, it may. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  /** As the SDK marks what is the service's own fault. */
  readonly $fault = 'server';
}

const Put = v.object({
  TableName: v.string(),
  Item: v.record(v.string(), v.unknown()),
  ConditionExpression: v.optional(v.string()),
});
const Asked = v.object({ TransactItems: v.array(v.looseObject({ Put: v.optional(Put) })) });

/**
 * DynamoDB Local answers a transaction on a full disk as if it were carried out, and writes nothing (every time of 15; a
 * PutItem it refuses). So one item of each transaction is read back before anybody is told that it counts: one that it
 * made, if any, else one that must be there since. @throws NotKept, from the client's requests
 */
export function proveKept(
  client: Pick<DynamoDBDocumentClient, 'middlewareStack'>,
  endpoint: string,
): () => void {
  const reader = new DynamoDBClient(localAws(endpoint));
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answered = await next(args);
        if (commandName !== 'TransactWriteItemsCommand') return answered;
        const puts = v.parse(Asked, args.input).TransactItems.flatMap(({ Put: put }) => put ?? []);
        const made = puts.find((put) => put.ConditionExpression?.includes('attribute_not_exists'));
        const { TableName, Item } = made ?? puts.at(0) ?? {};
        if (Item === undefined) return answered;
        const Key = { pk: marshalled(Item['pk']), sk: marshalled(Item['sk']) };
        const found = await reader.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
        if (found.Item === undefined) throw new NotKept('The database kept nothing of what it answered.');
        return answered;
      },
    { step: 'initialize', name: 'prove-kept' },
  );
  return () => reader.destroy();
}

/** The document client is heard before or after it has put a text into DynamoDB's form. */
const marshalled = (key: unknown): AttributeValue =>
  typeof key === 'string' ? { S: key } : v.parse(v.object({ S: v.string() }), key);
