import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Dependencies } from '../functions/actions/dependencies.ts';
import { patiently } from '../functions/deployed/patiently.ts';
import type { Pace } from '../functions/records/section/commit.ts';

/** The deployed stack's (infra/timing.ts), for whoever announces none of its own. */
export const PACE: Pace = { firstTryMs: 120_000, moveMs: 180_000 };

/** The records, clock and dice of a command. */
export const partsFor = (client: DynamoDBClient, table: string, pace: Pace): Dependencies => ({
  table: { client: DynamoDBDocumentClient.from(client), name: table, ...patiently },
  pace,
  now: () => new Date().toISOString(),
  secretBytes: (count) => randomBytes(count),
  ...patiently,
});
