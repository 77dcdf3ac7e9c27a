import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { dynoxide } from '../../../local/database/dynoxide.ts';
import { startDatabase } from '../../../local/database/start-database.ts';
import { trimStream } from '../../../local/database/trim-stream.ts';
import { localAws } from '../../../local/local-aws.ts';
import { positionFile, positionsIn } from '../../../local/stream-pump/position-store.ts';
import { listShards } from '../../../local/stream-pump/stream-reader.ts';
import { createTable } from '../../../local/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const onProgress = () => {};
const numbersIn = (dataDir: string): string[] => {
  const file = new DatabaseSync(join(dataDir, dynoxide.file));
  const rows = file.prepare('SELECT sequence_number FROM _stream_records ORDER BY id').all();
  file.close();
  return rows.map((row) => String(row['sequence_number']));
};

/** A folder whose table was written to so often, and its shard. */
async function written(writes: number) {
  const dataDir = temporaryFolder();
  const { endpoint, stop } = await startDatabase({ dataDir, engine: 'dynoxide', onProgress });
  const client = new DynamoDBClient(localAws(endpoint));
  const { streamArn } = await createTable(client, 'paraf');
  for (let n = 1; n <= writes; n += 1) await put(client, `${n}`);
  const streams = new DynamoDBStreamsClient(localAws(endpoint));
  const [shard] = await listShards(streams, streamArn);
  client.destroy();
  streams.destroy();
  await stop();
  return { dataDir, streamArn, shard: shard?.ShardId ?? '' };
}
const put = (client: DynamoDBClient, sk: string) =>
  client.send(new PutItemCommand({ TableName: 'paraf', Item: { pk: { S: 'a' }, sk: { S: sk } } }));

test('a start takes away what every reader has passed, and its readers miss nothing', async () => {
  const { dataDir, streamArn, shard } = await written(6);
  await positionFile(positionsIn(dataDir)).save({
    streamArn,
    mappings: { relay: { [shard]: '4' }, mailer: { [shard]: '6' } },
  });
  const { endpoint, stop } = await startDatabase({ dataDir, onProgress });
  expect(numbersIn(dataDir)).toEqual(['4', '5', '6']);
  const client = new DynamoDBClient(localAws(endpoint));
  await put(client, '7');
  const streams = new DynamoDBStreamsClient(localAws(endpoint));
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: shard,
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: '4',
    }),
  );
  const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  expect(Records.map(({ dynamodb }) => dynamodb?.SequenceNumber)).toEqual(['5', '6', '7']);
  client.destroy();
  streams.destroy();
  await stop();
});

test('the last record stays, so that the next is numbered after it', async () => {
  const { dataDir, streamArn, shard } = await written(3);
  trimStream(join(dataDir, dynoxide.file), { streamArn, mappings: { relay: { [shard]: '3' } } });
  expect(numbersIn(dataDir)).toEqual(['3']);
});

test('positions of another stream, or of some readers only, take nothing away', async () => {
  const { dataDir, streamArn, shard } = await written(3);
  const file = join(dataDir, dynoxide.file);
  trimStream(file, { streamArn: `${streamArn}9`, mappings: { relay: { [shard]: '3' } } });
  trimStream(file, { streamArn, mappings: { relay: { [shard]: '3' }, mailer: {} } });
  trimStream(file, null);
  expect(numbersIn(dataDir)).toEqual(['1', '2', '3']);
});
