import { CreateTableCommand, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { partsFor } from '../cli/parts.ts';
import { decideSection } from '../functions/actions/decide-section.ts';
import { MAX_ITEMS } from '../functions/records/commit.ts';
import { TABLE_SHAPE } from '../local/table.ts';
import { APPROVAL } from './click.ts';
import type { Measured } from './plan-text.ts';
import { linkOf } from './prepare.ts';

const FLOOR_TABLE = 'paraf-floor';
const PACE = { firstTryMs: 120_000, moveMs: 180_000 };

const Values = v.record(v.string(), v.unknown());
/** A decision's transaction: it only puts. */
const Pattern = v.object({
  ClientRequestToken: v.string(),
  TransactItems: v.array(
    v.strictObject({
      Put: v.strictObject({
        TableName: v.string(),
        Item: Values,
        ConditionExpression: v.optional(v.string()),
        ExpressionAttributeValues: v.optional(Values),
      }),
    }),
  ),
});
type Pattern = v.InferOutput<typeof Pattern>;

class Overheard extends Error {
  override readonly name = 'Overheard';
}

/**
 * The very transaction that a decision on this section makes, taken down on its way to the database, which never sees
 * it: the section stays as it is.
 */
export async function overhear(
  config: DynamoDBClientConfig,
  table: string,
  { id, reviewers: [reviewer = ''] }: Measured,
): Promise<Pattern> {
  const client = new DynamoDBClient(config);
  let overheard: unknown;
  client.middlewareStack.add(
    (next) => (args) => {
      if (!('TransactItems' in args.input)) return next(args);
      overheard = args.input;
      throw new Overheard();
    },
    { step: 'initialize' },
  );
  const parts = partsFor(client, table, PACE);
  try {
    const decided = await decideSection(parts, linkOf(id, reviewer, 'opd-review'), APPROVAL);
    throw new Error('refused' in decided ? decided.refused : 'the decision was made after all');
  } catch (fault) {
    if (!(fault instanceof Overheard)) throw fault;
  } finally {
    client.destroy();
  }
  return v.parse(Pattern, overheard);
}

/** The bare floor of a decision: its transaction's items, straight on the same database, in a table made alike. */
export interface Floor {
  /** Items of one transaction. */
  readonly items: number;
  readonly bytes: number;
  /** Writes the transaction of the nth decision; each once. Throws where it does not go through. */
  write(nth: number): Promise<void>;
}

/** Makes the floor's table ready for so many transactions: what a decision finds there is there. */
export async function prepareFloor(
  client: DynamoDBClient,
  pattern: Pattern,
  { id }: Measured,
  count: number,
): Promise<Floor> {
  // A second stream would make DynamoDB Local pass over every record of the first at each write to its table: 1 a
  // second instead of 40. Without one, a write costs less than Paraf's own, so the floor is rather too low.
  await client.send(new CreateTableCommand({ ...TABLE_SHAPE, TableName: FLOOR_TABLE }));
  const documents = DynamoDBDocumentClient.from(client);
  const items = JSON.stringify(pattern.TransactItems);
  /** The nth has a section of its own, whose id is as long. */
  const nth = (n: number): Pattern['TransactItems'] =>
    v
      .parse(
        Pattern.entries.TransactItems,
        JSON.parse(items.replaceAll(id, `${id.slice(0, -5)}${String(n).padStart(5, '0')}`)),
      )
      .map(({ Put }) => ({ Put: { ...Put, TableName: FLOOR_TABLE } }));
  const found = Array.from({ length: count }, (_, n) => nth(n).flatMap(foundBy)).flat();
  // On disk, DynamoDB Local takes a whole transaction in hardly more time than one item of a batch.
  for (let i = 0; i < found.length; i += MAX_ITEMS) {
    const puts = found.slice(i, i + MAX_ITEMS).map((Item) => ({ Put: { TableName: FLOOR_TABLE, Item } }));
    await documents.send(new TransactWriteCommand({ TransactItems: puts }));
  }
  return {
    items: pattern.TransactItems.length,
    bytes: items.length,
    write: async (n) => {
      const token = `${String(n).padStart(8, '0')}${pattern.ClientRequestToken.slice(8)}`;
      await documents.send(new TransactWriteCommand({ TransactItems: nth(n), ClientRequestToken: token }));
    },
  };
}

/** The item that a write of the transaction replaces, at the version that its condition asks for. */
function foundBy({ Put }: Pattern['TransactItems'][number]): v.InferOutput<typeof Values>[] {
  if (Put.ConditionExpression?.startsWith('attribute_not_exists')) return [];
  const version = Put.ExpressionAttributeValues?.[':read'];
  return [{ ...Put.Item, ...(version === undefined ? {} : { version }) }];
}
