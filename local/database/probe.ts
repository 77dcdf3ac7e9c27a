import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createPlainTable } from '../table.ts';

const TABLE = 'paraf-probe';
const LONGEST_MS = 3000;
/** As much as a small decision writes. */
const WEIGHT = 16_000;

/**
 * A write that shows whether the database keeps anything, to a table of its own that no stream reads.
 */
export async function writeProbe(client: DynamoDBClient): Promise<() => Promise<void>> {
  await createPlainTable(client, TABLE);
  return async () => {
    const Item = {
      pk: { S: 'probe' },
      at: { S: new Date().toISOString() },
      weight: { S: 'x'.repeat(WEIGHT) },
    };
    const abortSignal = AbortSignal.timeout(LONGEST_MS);
    await client.send(new PutItemCommand({ TableName: TABLE, Item }), { abortSignal });
  };
}
