import { join } from 'node:path';
import { DynamoDBStreamsClient, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { localAws } from '../local-aws.ts';
import { plainRequests } from '../plain-requests.ts';
import { type Alarm, alarm as newAlarm } from './alarm.ts';
import { deliverTo, isAfter } from './delivery.ts';
import { failureFolder } from './failure-folder.ts';
import { lanesOf } from './lanes.ts';
import { lambdaRecord } from './lambda-record.ts';
import type { Mapping } from './mapping.ts';
import {
  type Positions,
  type PositionStore,
  positionFile,
  positionsIn,
  savedSoon,
} from './position-store.ts';
import { readStream } from './stream-reader.ts';

export interface StreamPump {
  /** Stops reading, lets running invocations end, and saves the positions. */
  stop(): Promise<void>;
}

// Whoever writes from another process (`npm run paraf`) waits so long, and whoever rings not at all. At 25 ms, what was
// idle took 6.5 % of a core, its database included.
const GAP_MS = 500;
// Positions are written at most this often: a kill repeats that much.
const SAVE_MS = 100;

/**
 * Runs the event source mappings of a table's stream on this machine: reads the stream once and delivers it to each
 * mapping at its own pace. Positions are in `<dataDir>/stream-positions.json`, failures in `<dataDir>/failures/`.
 * Without a position it starts at the oldest record. `onError` hears of faults that are being tried again.
 * @throws UnknownPatternRule, Error when the table has no stream
 */
export async function startStreamPump(options: {
  endpoint: string;
  source: { streamArn: string } | { tableName: string };
  dataDir: string;
  positionStore?: PositionStore;
  mappings: readonly Mapping[];
  /** Between two reads while nothing comes, in milliseconds. */
  gapMs?: number;
  /** Rings when there may be something to read. */
  alarm?: Alarm;
  onError: (fault: unknown) => void;
}): Promise<StreamPump> {
  const client = new DynamoDBStreamsClient(localAws(options.endpoint));
  plainRequests(client);
  const streamArn =
    'streamArn' in options.source
      ? options.source.streamArn
      : await streamOf(client, options.source.tableName);
  const store = options.positionStore ?? positionFile(positionsIn(options.dataDir));
  const stored = store.load();
  // The positions of another stream (the table was made anew) say nothing about this one.
  const known = stored?.streamArn === streamArn ? stored.mappings : {};
  const toFolder = failureFolder(join(options.dataDir, 'failures'), streamArn);
  const saver = savedSoon(store, positions, SAVE_MS, options.onError);
  const deliveries = options.mappings.flatMap(lanesOf).map((lane) => ({
    name: lane.name,
    delivery: deliverTo(lane, {
      position: known[lane.name] ?? {},
      moved: saver.moved,
      onFailure: (shard, records, failure) => toFolder(lane, shard, records, failure),
      onError: options.onError,
      now: Date.now,
    }),
  }));

  const lanesNamed = (name: string) =>
    deliveries.filter((one) => one.name === name).map(({ delivery }) => delivery.position);

  function positions(): Positions {
    return {
      streamArn,
      mappings: Object.fromEntries(options.mappings.map(({ name }) => [name, slowest(lanesNamed(name))])),
    };
  }

  const stopping = new AbortController();
  const reading = readStream({
    client,
    streamArn,
    gapMs: options.gapMs ?? GAP_MS,
    alarm: options.alarm ?? newAlarm(),
    signal: stopping.signal,
    onError: options.onError,
    from: (shard) => lowest(deliveries.map(({ delivery }) => delivery.position[shard])),
    onListed(shards) {
      for (const { delivery } of deliveries) delivery.keepOnly(shards);
    },
    onRecords(shard, records) {
      const converted = records.map((record) => lambdaRecord(record, streamArn));
      for (const { delivery } of deliveries) delivery.offer(shard, converted);
    },
  });

  return {
    async stop() {
      stopping.abort();
      await reading;
      await Promise.all(deliveries.map(({ delivery }) => delivery.stop()));
      await saver.flush();
      client.destroy();
    },
  };
}

export async function streamOf(client: DynamoDBStreamsClient, tableName: string): Promise<string> {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  // A table that was made anew has an old stream beside the new one; labels are times.
  const latest = Streams.toSorted((a, b) => (a.StreamLabel ?? '').localeCompare(b.StreamLabel ?? '')).at(-1);
  if (latest?.StreamArn === undefined) throw new Error(`Table ${tableName} has no stream.`);
  return latest.StreamArn;
}

/** How far all lanes of a mapping have come: whoever starts there misses nothing, and repeats what some had done. */
function slowest(lanes: Readonly<Record<string, string>>[]): Record<string, string> {
  const [first = {}] = lanes;
  return Object.fromEntries(
    Object.keys(first).flatMap((shard) => {
      const low = lowest(lanes.map((lane) => lane[shard]));
      return low === undefined ? [] : [[shard, low]];
    }),
  );
}

/** The lowest position of all mappings; none as soon as one has none. */
function lowest(positions: (string | undefined)[]): string | undefined {
  let low = positions[0];
  for (const one of positions) {
    if (one === undefined || low === undefined) return undefined;
    if (isAfter(low, one)) low = one;
  }
  return low;
}
