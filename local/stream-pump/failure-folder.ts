import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Failure, Mapping } from './mapping.ts';

/** The local failure queue: one file a batch, as Lambda would send it, with the keys of its records. */
export function failureFolder(folder: string, streamArn: string) {
  return async (
    mapping: Mapping,
    shard: string,
    records: DynamoDBRecord[],
    failure: Failure,
  ): Promise<void> => {
    const first = records[0]?.dynamodb?.SequenceNumber;
    const batch = {
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        functionName: mapping.name,
        condition: failure.condition,
        approximateInvokeCount: failure.invocations,
      },
      responseContext: { error: failure.error },
      DDBStreamBatchInfo: {
        streamArn,
        shardId: shard,
        batchSize: records.length,
        startSequenceNumber: first,
        endSequenceNumber: records.at(-1)?.dynamodb?.SequenceNumber,
      },
      records: records.map(({ eventID, eventName, dynamodb }) => ({
        eventID,
        eventName,
        keys: dynamodb?.Keys,
      })),
    };
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${mapping.name}-${first}.json`);
    // Never half of one, be it read at this moment or the disk full.
    await writeFile(`${file}.new`, `${JSON.stringify(batch, null, 2)}\n`);
    await rename(`${file}.new`, file);
    await mapping.onFailure?.(records, failure);
  };
}
