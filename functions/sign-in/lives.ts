import type { Session } from '../records/sessions/sessions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session that was not used for so long has ended. */
const IDLE = HOUR;
/** A session ends after so long, however much it is used. */
const LONGEST = 12 * HOUR;
/** How exactly its last use is written down: a write for every page would cost more than the pages. */
const SEEN_WITHIN = 5 * MINUTE;

const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** When a session that begins now ends at the latest. */
export const endOf = (now: string): string => after(now, LONGEST);

/** Whether a session is still one: neither signed out of, nor idle, nor too old. */
export const lives = ({ endedAt, seenAt, ends }: Session, now: string): boolean =>
  endedAt === undefined && now < ends && now < after(seenAt, IDLE);

/** Whether its use is to be written down again. */
export const isSeenLongAgo = ({ seenAt }: Session, now: string): boolean => now >= after(seenAt, SEEN_WITHIN);
