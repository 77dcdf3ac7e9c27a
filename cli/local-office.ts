import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { findRuntime } from '../local/data-folder.ts';
import { localAws } from '../local/local-aws.ts';
import { plansHere } from '../local/plans.ts';
import { NoRuntime, type Office } from './command.ts';
import { partsFor } from './parts.ts';

/** What the running local runtime announces, as far as a command needs it. */
const Facts = v.object({
  table: v.string(),
  endpoints: v.object({ dynamodb: v.string() }),
  pace: v.optional(v.object({ firstTryMs: v.number(), moveMs: v.number() })),
});

/** The deployed stack's, where the runtime announces no pace of its own. */
const PACE = { firstTryMs: 120_000, moveMs: 180_000 };

/** The Paraf that runs on this machine with its data in `dataDir`. Throws NoRuntime. */
export function localOffice(dataDir: string): Office {
  const runtime = findRuntime(dataDir);
  if (runtime === null) {
    throw new NoRuntime(
      `No Paraf is running with its data in ${dataDir}. Start one with "npm start"; if its data is elsewhere, say so: DATA_DIR=… npm run paraf -- …`,
    );
  }
  const { table, endpoints, pace } = v.parse(Facts, runtime.facts);
  const parts = partsFor(new DynamoDBClient(localAws(endpoints.dynamodb)), table, pace ?? PACE);
  return { parts, plans: () => plansHere(parts.table) };
}
