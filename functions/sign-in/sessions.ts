import {
  endSession,
  endSessions,
  noteSeen,
  readSession,
  readSessions,
  type Session,
  startSession,
} from '../records/sessions/sessions.ts';
import type { Table } from '../records/table.ts';
import type { Account } from './account.ts';
import type { Door, SignedIn } from './door.ts';
import { endOf, isSeenLongAgo, lives } from './lives.ts';
import { formTokenOf, freshSecret, hashOf, sessionCookieIn, toSessionCookie } from './session-cookie.ts';

/** What sessions are kept with. */
export interface SessionDependencies {
  readonly table: Table;
  /** ISO 8601 instant in UTC. */
  now(): string;
  /** That many random bytes, from a source fit for secrets. */
  secretBytes(count: number): Uint8Array;
}

/** A living session, as its cookie and the records have it. */
export interface LiveSession {
  readonly signedIn: SignedIn;
  readonly session: Session;
  readonly hash: string;
}

/**
 * The living session that a `Cookie` header names, or null. One GetItem; every few minutes a write. `isUse`: whether it
 * counts as a use of the session, which lets it live on.
 */
export async function liveSession(
  { table, now }: Pick<SessionDependencies, 'table' | 'now'>,
  cookies: string | undefined,
  isUse = true,
): Promise<LiveSession | null> {
  const cookie = sessionCookieIn(cookies);
  if (cookie === null) return null;
  const hash = hashOf(cookie.secret);
  const session = await readSession(table, cookie.account, hash);
  const at = now();
  if (session === null || !lives(session, at)) return null;
  if (isUse && isSeenLongAgo(session, at) && (await noteSeen(table, cookie.account, hash, at)) === 'ended')
    return null;
  const { account, email, atMost } = session;
  return {
    signedIn: { account: { account, email, atMost }, formToken: formTokenOf(cookie.secret) },
    session,
    hash,
  };
}

/** The door of whoever only asks who is there: it lets in who has a living session, and begins and ends none. */
export const sessionDoor = (dependencies: Pick<SessionDependencies, 'table' | 'now'>): Door => ({
  who: async (cookies) => (await liveSession(dependencies, cookies))?.signedIn ?? null,
  glance: async (cookies) => (await liveSession(dependencies, cookies, false))?.signedIn ?? null,
});

/** So many browsers of one person may be signed in at once; the one that was begun first is left for another. */
const MOST_SESSIONS = 10;

async function endOldest(
  table: Table,
  { account, but }: { readonly account: string; readonly but: string },
  now: string,
): Promise<void> {
  const others = (await readSessions(table, account))
    .filter(({ hash, session }) => hash !== but && lives(session, now))
    .sort((a, b) => b.session.createdAt.localeCompare(a.session.createdAt));
  for (const { hash } of others.slice(MOST_SESSIONS - 1)) await endSession(table, account, hash, now);
}

/** Begins a session of this account with a secret that nobody knew before, and returns its cookie. */
export async function beginSession(
  { table, now, secretBytes }: SessionDependencies,
  account: Account,
  code: string,
): Promise<{ readonly cookie: string } | 'code-used'> {
  const secret = freshSecret(secretBytes);
  const at = now();
  const session = { ...account, createdAt: at, seenAt: at, ends: endOf(at) };
  const started = await startSession(table, session, { hash: hashOf(secret), code: hashOf(code) });
  if (started === 'started') await endOldest(table, { account: account.account, but: hashOf(secret) }, at);
  return started === 'started' ? { cookie: toSessionCookie({ account: account.account, secret }) } : started;
}

/** Ends this session, or every one of its account. */
export function leave(
  { table, now }: SessionDependencies,
  { session, hash }: LiveSession,
  where: 'here' | 'everywhere',
): Promise<void> {
  return where === 'here'
    ? endSession(table, session.account, hash, now())
    : endSessions(table, session.account, now());
}
