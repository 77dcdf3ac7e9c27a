import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Dependencies } from '../actions/dependencies.ts';
import type { Delivery } from '../outbox/deliver-row.ts';
import type { Table } from '../records/table.ts';
import type { SessionDependencies } from '../sign-in/sessions.ts';
import { Environment } from './environment.ts';
import { inTime } from './in-time.ts';
import { patience } from './patience.ts';
import { patiently } from './patiently.ts';

let known: Table | undefined;

/** One client a process: its functions share it where there are several, as on one machine. */
function table(): Table {
  known ??= {
    client: DynamoDBDocumentClient.from(inTime(new DynamoDBClient(patience))),
    name: v.parse(v.pick(Environment, ['TABLE']), process.env).TABLE,
    ...patiently,
  };
  return known;
}

let officeTime = (): string => new Date().toISOString();

/** Lets the office go by another clock than the machine's: for a machine of its own, where days are played. */
export function keepTimeBy(now: () => string): void {
  officeTime = now;
}

/** The records, clock and secrets of a deployed function that keeps sessions and moves no section. */
export function sessionDependencies(): SessionDependencies {
  return {
    table: table(),
    now: () => new Date().toISOString(),
    secretBytes: (count) => randomBytes(count),
  };
}

/** The records, clock and dice of a deployed function. */
export function dependencies(): Dependencies {
  const { FIRST_TRY_SECONDS, MOVE_SECONDS } = v.parse(
    v.pick(Environment, ['FIRST_TRY_SECONDS', 'MOVE_SECONDS']),
    process.env,
  );
  return {
    ...sessionDependencies(),
    now: () => officeTime(),
    pace: { firstTryMs: FIRST_TRY_SECONDS * 1000, moveMs: MOVE_SECONDS * 1000 },
    ...patiently,
  };
}

/** One run's part in the outbox: its own name, by which it holds leases. */
export const delivery = ({ table, now, random, wait, secretBytes }: Dependencies): Delivery => ({
  table,
  leaseMs: v.parse(v.pick(Environment, ['LEASE_SECONDS']), process.env).LEASE_SECONDS * 1000,
  now,
  random,
  wait,
  holder: Buffer.from(secretBytes(8)).toString('hex'),
});
