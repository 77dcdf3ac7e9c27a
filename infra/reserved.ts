/**
 * Runs at the same time, at most, of the functions of which a runaway would hurt: the mailer (a flood of mail; one batch
 * of the stream, one tick, and one that overlaps it), and those that repair and write. Relay, path and web must not wait
 * for each other, and have none: the stream's four batches and the API's throttle bound them.
 */
const RESERVED: Readonly<Record<string, number>> = {
  mailer: 3,
  sweeper: 2,
  'execution-watch': 5,
  'mail-feedback': 5,
};

/** Lambda refuses reservations that leave an account fewer than so many; a new account has just that. */
const UNRESERVED = 10;

/** Whether an account with this quota can reserve, and keep enough for what must not wait. */
export const hasRoom = (quota: number): boolean => quota >= UNRESERVED * 10;

/** What is reserved for a function in an account with this quota; undefined where the quota has no room for it. */
export const reservedFor = (name: string, quota: number): number | undefined =>
  hasRoom(quota) ? RESERVED[name] : undefined;
