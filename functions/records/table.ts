import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table, and how to speak to it, with patience where it has too much to do. Handed to every query and transaction of this room. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** From 0 to 1: jitter only. */
  random(): number;
  /** Milliseconds before DynamoDB is asked again. */
  wait(ms: number): Promise<void>;
}
