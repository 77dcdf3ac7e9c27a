import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { deliverTo } from '../../../local/stream-pump/delivery.ts';
import type { Failure, Mapping } from '../../../local/stream-pump/mapping.ts';

function record(number: number, created = 1_700_000_000): DynamoDBRecord {
  return {
    eventID: `e${number}`,
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(number).padStart(21, '0'),
      ApproximateCreationDateTime: created,
      Keys: { pk: { S: `${number}` } },
    },
  };
}

function numbers(records: DynamoDBRecord[]): number[] {
  return records.map((one) => Number(one.dynamodb?.SequenceNumber));
}

/** A delivery whose function fails on the given numbers: by a throw, or by a partial batch response. */
function delivery(settings: Partial<Mapping>, poison: number[], how: 'throws' | 'reports' = 'throws') {
  const calls: number[][] = [];
  const failures: { numbers: number[]; failure: Failure }[] = [];
  let sick = new Set(poison);
  const mapping: Mapping = {
    name: 'relay',
    filter: () => true,
    batchSize: 10,
    maximumRetryAttempts: 2,
    bisectBatchOnFunctionError: true,
    reportBatchItemFailures: how === 'reports',
    handler(event) {
      const given = numbers(event.Records);
      calls.push(given);
      const bad = event.Records.filter((one) => sick.has(Number(one.dynamodb?.SequenceNumber)));
      if (bad.length === 0) return undefined;
      if (how === 'throws') throw new Error('poisoned');
      return { batchItemFailures: bad.map((one) => ({ itemIdentifier: one.dynamodb?.SequenceNumber })) };
    },
    ...settings,
  };
  const made = deliverTo(mapping, {
    position: {},
    moved() {},
    onError() {},
    now: () => 1_700_000_100_000,
    async onFailure(_shard, records, failure) {
      failures.push({ numbers: numbers(records), failure });
    },
  });
  return {
    ...made,
    calls,
    failures,
    heal() {
      sick = new Set();
    },
    reached: () => Number(made.position['s'] ?? -1),
  };
}

const eightRecords = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => record(number));

describe('delivery to one function', () => {
  test('comes in order, in batches, and counts after handling', async () => {
    const made = delivery({ batchSize: 3 }, []);
    made.offer('s', eightRecords);
    expect(made.reached()).toBe(-1);
    await expect.poll(made.reached).toBe(8);
    expect(made.calls).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8],
    ]);
    made.offer('s', eightRecords);
    await made.stop();
    expect(made.calls).toHaveLength(3);
  });

  test('a thrown error halves the batch until the poisoned record stands alone in the failure queue', async () => {
    const made = delivery({}, [6]);
    made.offer('s', eightRecords);
    await expect.poll(made.reached, { timeout: 10_000 }).toBe(8);
    expect(made.failures.map((one) => one.numbers)).toEqual([[6]]);
    expect(made.failures[0]?.failure).toMatchObject({ condition: 'RetryAttemptsExhausted' });
    expect(made.failures[0]?.failure.error).toContain('poisoned');
    expect(made.calls.filter((call) => call.join() === '6')).toHaveLength(3);
    expect(made.calls.at(-1)).toEqual([7, 8]);
  });

  test('a partial batch response brings back everything from the lowest failed record, and nothing before it', async () => {
    const made = delivery({ bisectBatchOnFunctionError: false }, [4, 6], 'reports');
    made.offer('s', eightRecords);
    await expect.poll(() => made.calls.length).toBeGreaterThan(1);
    expect(made.reached()).toBe(3);
    made.heal();
    await expect.poll(made.reached, { timeout: 5000 }).toBe(8);
    expect(made.calls[0]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(made.calls.slice(1).every((call) => call.join() === '4,5,6,7,8')).toBe(true);
    expect(made.failures).toEqual([]);
  });

  test('a reported poisoned record is isolated too, where batches are halved', async () => {
    const made = delivery({ maximumRetryAttempts: 1 }, [4], 'reports');
    made.offer('s', eightRecords);
    await expect.poll(made.reached, { timeout: 10_000 }).toBe(8);
    expect(made.failures.map((one) => one.numbers)).toEqual([[4]]);
  });

  test('without halving the whole batch is given up after its retries', async () => {
    const made = delivery({ bisectBatchOnFunctionError: false, maximumRetryAttempts: 1, batchSize: 4 }, [2]);
    made.offer('s', eightRecords);
    await expect.poll(made.reached, { timeout: 5000 }).toBe(8);
    expect(made.calls).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(made.failures.map((one) => one.numbers)).toEqual([[1, 2, 3, 4]]);
  });

  test('an answer that is no partial batch response, or names a stranger, fails the whole batch', async () => {
    for (const answer of ['no', { batchItemFailures: [{ itemIdentifier: '999' }] }]) {
      const settings = { maximumRetryAttempts: 1, bisectBatchOnFunctionError: false, handler: () => answer };
      const strange = delivery({ ...settings, reportBatchItemFailures: true }, []);
      strange.offer('s', eightRecords);
      await expect.poll(strange.reached).toBe(8);
      expect(strange.failures[0]?.numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(strange.failures).toHaveLength(1);
    }
  });

  test('records that are too old are passed to the failure queue without a call', async () => {
    const made = delivery({ maximumRecordAgeSeconds: 60 }, []);
    made.offer('s', [record(1, 1_700_000_000), record(2, 1_700_000_090)]);
    await expect.poll(made.reached).toBe(2);
    expect(made.failures).toMatchObject([{ numbers: [1], failure: { condition: 'RecordAgeExceeded' } }]);
    expect(made.calls).toEqual([[2]]);
  });

  test('a function that hangs is timed out', async () => {
    const made = delivery(
      { timeoutSeconds: 0.05, maximumRetryAttempts: 0, handler: () => new Promise(() => {}) },
      [],
    );
    made.offer('s', [record(1)]);
    await expect.poll(made.reached).toBe(1);
    expect(made.failures[0]?.failure.error).toContain('timed out');
  });

  test('what was filtered out moves the position, but never past what waits', async () => {
    const made = delivery({ filter: (one) => one.eventID === 'e3', maximumRetryAttempts: -1 }, [3]);
    made.offer('s', [record(1), record(2)]);
    expect(made.reached()).toBe(2);
    made.offer('s', [record(3), record(4), record(5)]);
    await expect.poll(() => made.calls.length).toBeGreaterThan(1);
    expect(made.reached()).toBe(2);
    made.heal();
    await expect.poll(made.reached, { timeout: 5000 }).toBe(5);
    expect(made.failures).toEqual([]);
  });
});
