import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  PutCommand,
  type PutCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { MAX_ITEMS } from '../functions/records/section/commit.ts';
import { TABLE_SHAPE } from '../local/table.ts';
import type { Written } from './overhear.ts';
import type { Measured } from './plan-text.ts';

const FLOOR_TABLE = 'paraf-floor';

/** The bare floor of a decision: what it writes, straight on the same database, in a table made alike. */
export interface Floor {
  /** Items of the decision's own transaction. */
  readonly items: number;
  readonly bytes: number;
  /** Requests that write, of a decision until its last mail. */
  readonly requests: number;
  /** Writes the transaction of the nth decision; each once. Throws where it does not go through. */
  write(nth: number): Promise<void>;
  /** All that the nth decision writes until its last mail, one request after the other; each once. */
  writeAll(nth: number): Promise<void>;
}

const Values = v.record(v.string(), v.unknown());
/** A decision's transaction: it only puts. */
const Decision = v.object({
  TransactItems: v.array(
    v.object({
      Put: v.object({
        Item: Values,
        ConditionExpression: v.optional(v.string()),
        ExpressionAttributeValues: v.optional(Values),
      }),
    }),
  ),
});

/** Makes the floor's table ready for so many decisions: what a decision finds there is there. */
export async function prepareFloor(
  client: DynamoDBClient,
  overheard: readonly Written[],
  { id }: Measured,
  count: number,
): Promise<Floor> {
  // Without a stream: DynamoDB Local passes over the records of all other streams at each write to a table that has one,
  // which left 6 transactions a second of 80. So a write costs less than Paraf's own, and the floor is rather too low.
  await client.send(new CreateTableCommand({ ...TABLE_SHAPE, TableName: FLOOR_TABLE }));
  const documents = DynamoDBDocumentClient.from(client);
  const texts = overheard.map(({ command, input }) => ({ command, text: JSON.stringify(input) }));
  const [first] = texts;
  if (first === undefined) throw new Error('a decision writes nothing');
  const nth = (text: string, n: number): unknown => JSON.parse(ofAnother(text, id, n));
  const send = async ({ command, text }: (typeof texts)[number], n: number) => {
    const input = nth(text, n);
    if (command === 'TransactWriteItemsCommand')
      await documents.send(new TransactWriteCommand(v.parse(Transaction, input)));
    else if (command === 'UpdateItemCommand') await documents.send(new UpdateCommand(v.parse(Update, input)));
    else await documents.send(new PutCommand(v.parse(Put, input)));
  };
  const found = Array.from({ length: count }, (_, n) =>
    foundBy(v.parse(Decision, nth(first.text, n))),
  ).flat();
  for (let i = 0; i < found.length; i += MAX_ITEMS) {
    const puts = found.slice(i, i + MAX_ITEMS).map((Item) => ({ Put: { TableName: FLOOR_TABLE, Item } }));
    await documents.send(new TransactWriteCommand({ TransactItems: puts }));
  }
  return {
    items: v.parse(Decision, JSON.parse(first.text)).TransactItems.length,
    bytes: first.text.length,
    requests: texts.length,
    write: (n) => send(first, n),
    writeAll: async (n) => {
      for (const one of texts) await send(one, n);
    },
  };
}

const Transaction = v.custom<TransactWriteCommandInput>((input) => v.is(Values, input));
const Update = v.custom<UpdateCommandInput>((input) => v.is(Values, input));
const Put = v.custom<PutCommandInput>((input) => v.is(Values, input));

/** The same write of the nth section, whose id and links are as long, in the floor's table. */
function ofAnother(text: string, id: string, n: number): string {
  const number = String(n).padStart(8, '0');
  return text
    .replaceAll(id, `${id.slice(0, -5)}${number.slice(-5)}`)
    .replaceAll(/"TableName":"[^"]*"/g, `"TableName":"${FLOOR_TABLE}"`)
    .replaceAll(/LINK#[0-9a-f]{8}/g, `LINK#${number}`)
    .replaceAll(/("ClientRequestToken":")[^"]{8}/g, `$1${number}`);
}

/** What the decision's transaction replaces, at the version that its condition asks for. */
function foundBy({ TransactItems }: v.InferOutput<typeof Decision>): v.InferOutput<typeof Values>[] {
  return TransactItems.flatMap(({ Put: { Item, ConditionExpression, ExpressionAttributeValues } }) => {
    if (ConditionExpression?.startsWith('attribute_not_exists')) return [];
    const version = ExpressionAttributeValues?.[':read'];
    return [{ ...Item, ...(version === undefined ? {} : { version }) }];
  });
}
