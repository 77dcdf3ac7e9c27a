import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { conditionally } from '../conditionally.ts';
import { transact } from '../section/commit.ts';
import { type Key, SESSIONS, sessionKey, sessionPartition, usedCodeKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { queryPartition, readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** A signing-in that was done. Instants are ISO 8601 in UTC. Of its secret only the SHA-256 is stored, in the key. */
const SessionItem = v.object({
  account: v.string(),
  email: v.string(),
  /** The most that the account may do in any plan. */
  atMost: v.picklist(['coordinator', 'viewer']),
  createdAt: v.string(),
  /** When it was last used, give or take a few minutes. */
  seenAt: v.string(),
  /** When it ends, however much it is used. */
  ends: v.string(),
  /** When it was signed out of. */
  endedAt: v.optional(v.string()),
});
export type Session = v.InferOutput<typeof SessionItem>;

/** How long a used code is remembered: far longer than any issuer honours one. */
const CODE_SECONDS = 24 * 60 * 60;

const secondsOf = (instant: string): number => Math.ceil(Date.parse(instant) / 1000);

/**
 * Stores a session under its secret's SHA-256 (hex), and that this code (its SHA-256) is used, in one transaction.
 * `code-used`: it was before, or is at this very moment, and nothing was stored.
 */
export async function startSession(
  table: Table,
  session: Session,
  { hash, code }: { readonly hash: string; readonly code: string },
): Promise<'started' | 'code-used'> {
  const create = (item: Record<string, unknown>) => ({
    Put: { TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const used = { ...usedCodeKey(session.account, code), shape: SHAPE, at: session.createdAt };
  const items = [
    create({ ...used, ttl: secondsOf(session.createdAt) + CODE_SECONDS }),
    create({ ...sessionKey(session.account, hash), shape: SHAPE, ...session, ttl: secondsOf(session.ends) }),
  ];
  return (await transact(table, items, hash.slice(0, 36))) === 'done' ? 'started' : 'code-used';
}

/** The session with this hash, whether it has ended or not; null: there is none. One strongly consistent GetItem. */
export async function readSession(table: Table, account: string, hash: string): Promise<Session | null> {
  const item = await readItem(table, sessionKey(account, hash));
  return item === null ? null : v.parse(SessionItem, item);
}

/** Every session of an account that is still stored, ended or not, each with its secret's hash. */
export async function readSessions(
  table: Table,
  account: string,
): Promise<{ readonly hash: string; readonly session: Session }[]> {
  const found: { hash: string; session: Session }[] = [];
  for await (const item of queryPartition(table, sessionPartition(account), SESSIONS))
    found.push({ hash: String(item['sk']).slice(SESSIONS.length), session: v.parse(SessionItem, item) });
  return found;
}

/** Writes down that a session is in use. `ended`: it was signed out of meanwhile, and stays so. */
export async function noteSeen(
  table: Table,
  account: string,
  hash: string,
  now: string,
): Promise<'seen' | 'ended'> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...sessionKey(account, hash) },
        UpdateExpression: 'SET seenAt = :now',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt) AND seenAt < :now',
        ExpressionAttributeValues: { ':now': now },
      }),
    );
    return 'seen';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Another request of the same session may have been faster: that is no end. It is read, not returned with the
    // failed condition: a right that is bound to some attributes may not cover the whole item.
    const session = await readSession(table, account, hash);
    return session !== null && session.endedAt === undefined ? 'seen' : 'ended';
  }
}

/** Ends one session. Safe to repeat; one that is not there stays so. */
export const endSession = (table: Table, account: string, hash: string, now: string): Promise<void> =>
  end(table, sessionKey(account, hash), now);

/** Ends every session of an account. */
export async function endSessions(table: Table, account: string, now: string): Promise<void> {
  for await (const item of queryPartition(table, sessionPartition(account), SESSIONS))
    await end(table, v.parse(v.object({ pk: v.string(), sk: v.string() }), item), now);
}

async function end(table: Table, { pk, sk }: Key, now: string): Promise<void> {
  await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: 'SET endedAt = :now',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
        ExpressionAttributeValues: { ':now': now },
      }),
    ),
  );
}
