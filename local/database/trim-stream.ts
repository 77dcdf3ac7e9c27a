import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Positions } from '../stream-pump/position-store.ts';

/**
 * Takes away the stream records of Dynoxide that every reader has passed: DynamoDB keeps them for a day, it for ever. The
 * last one stays, because the next is numbered after the highest. Call it while no Dynoxide has the file open.
 */
export function trimStream(file: string, positions: Positions | null): void {
  if (positions === null || !existsSync(file)) return;
  const database = new DatabaseSync(file);
  try {
    // A table that was made anew has another stream, of which these positions say nothing.
    const trim = database.prepare(
      `DELETE FROM _stream_records
       WHERE table_name = (SELECT table_name FROM _tables WHERE :stream = 'arn:aws:dynamodb:dynoxide:000000000000:table/' || table_name || '/stream/' || stream_label)
         AND shard_id = :shard
         AND CAST(sequence_number AS INTEGER) < CAST(:passed AS INTEGER)`,
    );
    for (const [shard, passed] of passedByAll(Object.values(positions.mappings)))
      trim.run({ stream: positions.streamArn, shard, passed });
  } finally {
    database.close();
  }
}

/** How far the slowest reader has come in each shard that all have begun. */
function passedByAll(readers: readonly Readonly<Record<string, string>>[]): [string, string][] {
  const [first = {}, ...others] = readers;
  return Object.entries(first).flatMap(([shard, own]): [string, string][] => {
    let low = own;
    for (const reader of others) {
      const it = reader[shard];
      if (it === undefined) return [];
      if (BigInt(it) < BigInt(low)) low = it;
    }
    return [[shard, low]];
  });
}
