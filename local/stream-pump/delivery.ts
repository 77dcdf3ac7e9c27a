import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { checkPattern, matchesPattern } from './event-pattern.ts';
import { invoke } from './invoke.ts';
import type { Failure, Mapping } from './mapping.ts';

export interface Delivery {
  /** Takes what was read from a shard, in order. Records up to the mapping's position, or filtered out, are passed over. */
  offer(shard: string, records: DynamoDBRecord[]): void;
  /** Forgets the positions of shards that are no longer there. */
  keepOnly(shards: ReadonlySet<string>): void;
  /** Shard → sequence number up to which everything is handled. */
  position: Record<string, string>;
  /** Ends after the running invocation, whose result still counts. */
  stop(): Promise<void>;
}

interface Part {
  records: DynamoDBRecord[];
  attempts: number;
  invocations: number;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Delivers a stream to one function, with the semantics of a Lambda event source mapping: batches in order, one at a
 * time; a partial batch response brings back everything from the lowest failed record; a failed batch is halved where
 * the mapping says so (which costs no retry), else tried again with growing pauses; what exhausts its retries or is
 * too old goes to `onFailure` and is passed. Progress counts only after handling, so a kill repeats and loses nothing.
 */
export function deliverTo(
  mapping: Mapping,
  dependencies: {
    position: Record<string, string>;
    moved: () => void;
    onFailure: (shard: string, records: DynamoDBRecord[], failure: Failure) => Promise<void>;
    onError: (fault: unknown) => void;
    now: () => number;
  },
): Delivery {
  const { filter } = mapping;
  if (typeof filter !== 'function') checkPattern(filter);
  const passes =
    typeof filter === 'function' ? filter : (record: DynamoDBRecord) => matchesPattern(filter, record);
  const position = { ...dependencies.position };
  const offered = { ...dependencies.position };
  const queue: { shard: string; record: DynamoDBRecord }[] = [];
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  function progress(shard: string, records: DynamoDBRecord[]): void {
    queue.splice(0, records.length);
    const waiting = queue.some((entry) => entry.shard === shard);
    const reached = waiting ? sequence(records.at(-1)) : offered[shard];
    if (reached !== undefined) position[shard] = reached;
    dependencies.moved();
  }

  async function fail(
    shard: string,
    part: Part,
    condition: Failure['condition'],
    error: string,
  ): Promise<void> {
    await dependencies.onFailure(shard, part.records, { condition, error, invocations: part.invocations });
    progress(shard, part.records);
  }

  async function deliver(shard: string, batch: DynamoDBRecord[]): Promise<void> {
    const todo: Part[] = [{ records: batch, attempts: 0, invocations: 0 }];
    for (let part = todo.shift(); part !== undefined && !stopping.signal.aborted; part = todo.shift()) {
      const { records, attempts } = part;
      const old = records.filter((record) => tooOld(mapping, record, dependencies.now()));
      if (old.length > 0) {
        // The stream is in order of time, so the old ones come first.
        const passed = { ...part, records: records.slice(0, old.length) };
        await fail(shard, passed, 'RecordAgeExceeded', 'older than maximumRecordAgeSeconds');
        if (old.length < records.length) todo.unshift({ ...part, records: records.slice(old.length) });
        continue;
      }
      const result = await invoke(mapping, records);
      const invocations = part.invocations + 1;
      if (result.done) {
        progress(shard, records);
        continue;
      }
      const rest = records.slice(result.failedFrom);
      if (result.failedFrom > 0) {
        progress(shard, records.slice(0, result.failedFrom));
        todo.unshift({ records: rest, attempts: 0, invocations });
      } else if (mapping.bisectBatchOnFunctionError && rest.length > 1) {
        const middle = Math.ceil(rest.length / 2);
        todo.unshift(
          { records: rest.slice(0, middle), attempts, invocations },
          { records: rest.slice(middle), attempts, invocations },
        );
      } else if (mapping.maximumRetryAttempts >= 0 && attempts >= mapping.maximumRetryAttempts) {
        await fail(shard, { ...part, invocations }, 'RetryAttemptsExhausted', result.error);
        continue;
      } else {
        todo.unshift({ records: rest, attempts: attempts + 1, invocations });
      }
      if (result.thrown) dependencies.onError(new Error(`${mapping.name}: ${result.error}`));
      await rested(Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS));
    }
  }

  /** Waits, or less when stopping. */
  async function rested(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  async function run(): Promise<void> {
    for (let first = queue[0]; first !== undefined && !stopping.signal.aborted; first = queue[0]) {
      const { shard } = first;
      const end = queue.findIndex((entry, index) => entry.shard !== shard || index >= mapping.batchSize);
      const batch = queue.slice(0, end === -1 ? queue.length : end).map((entry) => entry.record);
      try {
        await deliver(shard, batch);
      } catch (fault) {
        // Only our own bookkeeping can fail here (a full disk): the records stay in the queue.
        dependencies.onError(fault);
        await rested(LONGEST_PAUSE_MS);
      }
    }
    running = null;
  }

  return {
    position,
    offer(shard, records) {
      for (const record of records) {
        const number = sequence(record);
        if (number === undefined || !isAfter(number, offered[shard])) continue;
        offered[shard] = number;
        if (passes(record)) queue.push({ shard, record });
      }
      const reached = offered[shard];
      if (reached !== undefined && !queue.some((entry) => entry.shard === shard)) {
        position[shard] = reached;
        dependencies.moved();
      }
      if (queue.length > 0 && !stopping.signal.aborted) running ??= run();
    },
    keepOnly(shards) {
      for (const shard of Object.keys(position)) if (!shards.has(shard)) delete position[shard];
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Sequence numbers are decimal numbers of up to 40 digits. */
export function isAfter(number: string, other: string | undefined): boolean {
  return other === undefined || BigInt(number) > BigInt(other);
}

function sequence(record: DynamoDBRecord | undefined): string | undefined {
  return record?.dynamodb?.SequenceNumber;
}

function tooOld(mapping: Mapping, record: DynamoDBRecord, now: number): boolean {
  const created = record.dynamodb?.ApproximateCreationDateTime;
  const limit = mapping.maximumRecordAgeSeconds;
  return limit !== undefined && limit >= 0 && created !== undefined && now / 1000 - created > limit;
}
