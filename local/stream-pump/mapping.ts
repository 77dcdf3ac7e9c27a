import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventPattern } from './event-pattern.ts';

export interface Failure {
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  /** Name and message of the last error. */
  error: string;
  /** How often the function was called with these records. */
  invocations: number;
}

/** An event source mapping from the table's stream to a function, with the settings that the CDK app gives it. */
export interface Mapping {
  name: string;
  handler: (event: DynamoDBStreamEvent, context: Context) => unknown;
  filter: EventPattern | ((record: DynamoDBRecord) => boolean);
  batchSize: number;
  /** How many batches of a shard are under way at once, each partition's records in their order; 1 when not given. */
  parallelizationFactor?: number;
  /** -1 tries for ever. */
  maximumRetryAttempts: number;
  bisectBatchOnFunctionError: boolean;
  reportBatchItemFailures: boolean;
  maximumRecordAgeSeconds?: number;
  /** The function's timeout, 60 when not given. */
  timeoutSeconds?: number;
  /** Told beside what is written to the failures folder. */
  onFailure?: (records: DynamoDBRecord[], failure: Failure) => void | Promise<void>;
}
