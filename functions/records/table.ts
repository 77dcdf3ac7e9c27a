import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table, and how to speak to it. Handed to every query and transaction of this room. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}
