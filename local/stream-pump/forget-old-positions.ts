import { existsSync, rmSync } from 'node:fs';
import { DynamoDBStreamsClient, GetRecordsCommand } from '@aws-sdk/client-dynamodb-streams';
import { localAws } from '../local-aws.ts';
import { positionsIn } from './position-store.ts';
import { streamOf } from './start-stream-pump.ts';
import { iteratorAfter, listShards } from './stream-reader.ts';

/**
 * DynamoDB Local drops a stream's records after 24 hours, and numbers from 1 again where none was left when it started: a
 * position of before would pass over all that comes. So positions are forgotten where the stream is empty, which loses
 * nothing. Call it before anything is written. @throws Error when the table has no stream
 */
export async function forgetOldPositions(of: {
  readonly endpoint: string;
  readonly tableName: string;
  readonly dataDir: string;
}): Promise<void> {
  const positions = positionsIn(of.dataDir);
  if (!existsSync(positions)) return;
  const client = new DynamoDBStreamsClient(localAws(of.endpoint));
  try {
    const streamArn = await streamOf(client, of.tableName);
    for (const { ShardId = '' } of await listShards(client, streamArn)) {
      const ShardIterator = await iteratorAfter(client, streamArn, ShardId, undefined);
      const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
      if (Records.length > 0) return;
    }
    rmSync(positions);
  } finally {
    client.destroy();
  }
}
