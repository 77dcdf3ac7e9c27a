import { existsSync, writeFileSync } from 'node:fs';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, startDatabase } from '../../../local/database/start-database.ts';
import { localAws } from '../../../local/local-aws.ts';
import { forgetOldPositions } from '../../../local/stream-pump/forget-old-positions.ts';
import { positionsIn } from '../../../local/stream-pump/position-store.ts';
import { createTable } from '../../../local/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const dataDir = temporaryFolder();
let dynamodb: Database;
let client: DynamoDBClient;
beforeAll(async () => {
  dynamodb = await startDatabase({ dataDir, inMemory: true, onProgress() {} });
  client = new DynamoDBClient(localAws(dynamodb.endpoint));
  await createTable(client, 'paraf');
}, 120_000);
afterAll(async () => {
  client.destroy();
  await dynamodb.stop();
});

/** Whether positions that were kept are still there afterwards. */
async function keeps(): Promise<boolean> {
  writeFileSync(positionsIn(dataDir), '{}');
  await forgetOldPositions({ endpoint: dynamodb.endpoint, tableName: 'paraf', dataDir });
  return existsSync(positionsIn(dataDir));
}

test('positions are forgotten where no record is left, and kept where one is', async () => {
  expect(await keeps()).toBe(false);
  await client.send(new PutItemCommand({ TableName: 'paraf', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
  expect(await keeps()).toBe(true);
});
