import { setTimeout as pause } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  type _Record,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { Alarm } from './alarm.ts';

interface OpenShard {
  parent: string | undefined;
  iterator: string | undefined;
  /** The last sequence number read, or where reading starts; undefined is the oldest record. */
  last: string | undefined;
  ended: boolean;
}

// After a record, or a write of this process, more are likely: for a second, the gap is only as long as keeps reading to a fifth of the time. DynamoDB
// Local does one thing at a time, so reading without a pause takes from those who write, the more the busier it is.
const BUSY_MS = 1000;
const GAP_TO_READ = 4;
const LONGEST_BUSY_GAP_MS = 40;
const FAULT_PAUSE_MS = 500;
const RELIST_MS = 60_000;

/**
 * Reads a stream until `signal` aborts: all shards, each after its parent, from the positions given by `from`.
 * `gapMs` lies between two reads while nothing comes and the alarm does not ring; while records come the gap follows how
 * long a read takes.
 * Faults are told to `onError` and tried again.
 */
export async function readStream(dependencies: {
  client: DynamoDBStreamsClient;
  streamArn: string;
  gapMs: number;
  alarm: Alarm;
  from: (shard: string) => string | undefined;
  onListed: (shards: ReadonlySet<string>) => void;
  onRecords: (shard: string, records: _Record[]) => void;
  onError: (fault: unknown) => void;
  signal: AbortSignal;
}): Promise<void> {
  const { client, streamArn, alarm, signal } = dependencies;
  const shards = new Map<string, OpenShard>();
  let listedAt = Number.NEGATIVE_INFINITY;
  let busyUntil = 0;
  let heard = 0;

  async function list(): Promise<void> {
    const found = await listShards(client, streamArn);
    for (const { ShardId, ParentShardId } of found) {
      if (ShardId === undefined || shards.has(ShardId)) continue;
      shards.set(ShardId, {
        parent: ParentShardId,
        iterator: undefined,
        last: dependencies.from(ShardId),
        ended: false,
      });
    }
    const alive = new Set(found.flatMap((shard) => shard.ShardId ?? []));
    for (const id of shards.keys()) if (!alive.has(id)) shards.delete(id);
    dependencies.onListed(alive);
    listedAt = performance.now();
  }

  /** Whether there was anything. */
  async function read(id: string, shard: OpenShard): Promise<boolean> {
    shard.iterator ??= await iteratorAfter(client, streamArn, id, shard.last);
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: shard.iterator }),
    );
    if (Records.length > 0) dependencies.onRecords(id, Records);
    shard.iterator = NextShardIterator;
    shard.last = Records.at(-1)?.dynamodb?.SequenceNumber ?? shard.last;
    if (NextShardIterator === undefined) {
      shard.ended = true;
      listedAt = Number.NEGATIVE_INFINITY;
    }
    return Records.length > 0;
  }

  while (!signal.aborted) {
    const begun = performance.now();
    try {
      if (performance.now() - listedAt > RELIST_MS) await list();
      for (const [id, shard] of shards) {
        const parent = shard.parent === undefined ? undefined : shards.get(shard.parent);
        if (shard.ended || (parent !== undefined && !parent.ended)) continue;
        if (await read(id, shard)) busyUntil = performance.now() + BUSY_MS;
      }
      const ended = performance.now();
      if (alarm.rung !== heard) busyUntil = ended + BUSY_MS;
      heard = alarm.rung;
      // Ringing ends a rest only: while there is much to do, the gap leaves the database to those who write.
      if (ended >= busyUntil) await alarm.sleep(dependencies.gapMs, signal);
      else {
        const gap = Math.min((ended - begun) * GAP_TO_READ, LONGEST_BUSY_GAP_MS);
        await pause(gap, undefined, { signal }).catch(() => {});
      }
    } catch (fault) {
      for (const shard of shards.values()) shard.iterator = undefined;
      // An iterator lives 15 minutes: a laptop that slept comes here. So does a shard that was trimmed away.
      if (fault instanceof ResourceNotFoundException) listedAt = Number.NEGATIVE_INFINITY;
      if (fault instanceof ExpiredIteratorException) continue;
      dependencies.onError(fault);
      await pause(FAULT_PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  }
}

export async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<Shard[]> {
  const found: Shard[] = [];
  let from: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(from && { ExclusiveStartShardId: from }) }),
    );
    found.push(...(StreamDescription?.Shards ?? []));
    from = StreamDescription?.LastEvaluatedShardId;
  } while (from !== undefined);
  return found;
}

/** Where reading a shard begins: after this record, or, without one, at the oldest. */
export async function iteratorAfter(
  client: DynamoDBStreamsClient,
  StreamArn: string,
  ShardId: string,
  last: string | undefined,
): Promise<string | undefined> {
  const oldest = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  if (last === undefined) return (await client.send(oldest)).ShardIterator;
  try {
    const after = {
      StreamArn,
      ShardId,
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: last,
    } as const;
    return (await client.send(new GetShardIteratorCommand(after))).ShardIterator;
  } catch (fault) {
    // Records live 24 hours: what lay between is gone, the sweeper makes up for it.
    if (fault instanceof TrimmedDataAccessException) return (await client.send(oldest)).ShardIterator;
    throw fault;
  }
}
