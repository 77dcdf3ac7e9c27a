/** Shards that the stream of an on-demand table begins with: one for each thousand of the 4,000 writes a second that it takes. */
export const SHARDS = 4;

/**
 * Runs at the same time, at most, of functions of which a runaway would hurt: a flood of mail (four shards and a tick), of
 * repairs, of stages that open all at once after an import, of events. Who is throttled there is tried again by what calls
 * it: the stream, Step Functions, Lambda's own queue. The three webs have none: people wait for them.
 */
const RESERVED: Readonly<Record<string, number>> = {
  'open-stage': 40,
  halt: 5,
  mailer: 5,
  sweeper: 2,
  'execution-watch': 5,
  'mail-feedback': 5,
};

/** Lambda refuses reservations that leave an account fewer than so many; the first quota of ten it lets nobody touch. */
const UNRESERVED = 100;

const reservedInAll = Object.values(RESERVED).reduce((sum, runs) => sum + runs, 0);

/** Whether an account with this quota can reserve, and keep enough for people and for what else runs in it. */
export const hasRoom = (quota: number): boolean => quota >= UNRESERVED + reservedInAll;

/** What is reserved for a function in an account with this quota; undefined where the quota has no room for it. */
export const reservedFor = (name: string, quota: number): number | undefined =>
  hasRoom(quota) ? RESERVED[name] : undefined;

/**
 * Batches of one shard at the same time. The mailer's more would only wait for each other: the rate is one for all. While the
 * quota is small, no reader has more than one.
 */
const BATCHES = { relay: 4, mailer: 1, renderer: 2 } as const;

export const batchesOf = (reader: keyof typeof BATCHES, quota: number): number =>
  hasRoom(quota) ? BATCHES[reader] : 1;

/** What runs beside people at its most in an account of the first quota: three readers of four shards, and ticks that overlap. */
export const MOST_BESIDE_PEOPLE = 19;
