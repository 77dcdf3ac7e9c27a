import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally } from '../conditionally.ts';
import { mailCountKey } from '../keys.ts';
import type { Table } from '../table.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Whose mails are counted. */
interface Receiver {
  readonly plan: string;
  readonly person: string;
}

const keyAt = ({ plan, person }: Receiver, at: string) => ({
  ...mailCountKey(plan, person, at.slice(0, 13)),
});

/**
 * Counts a mail that is about to be sent to this person in this hour. Null: counted. Otherwise there were `most`
 * already, and this is the instant of the next hour. The counts go by themselves (`ttl`).
 */
export async function countMail(
  table: Table,
  to: Receiver,
  now: string,
  most: number,
): Promise<string | null> {
  const hour = Math.floor(Date.parse(now) / HOUR_MS);
  const next = new Date((hour + 1) * HOUR_MS).toISOString();
  const counted = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyAt(to, now),
        UpdateExpression: 'SET #ttl = :ttl ADD mails :one',
        ConditionExpression: 'attribute_not_exists(mails) OR mails < :most',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':ttl': ((hour + 2) * HOUR_MS) / 1000, ':one': 1, ':most': most },
      }),
    ),
  );
  return counted ? null : next;
}

/** Takes back a mail that was counted at `countedAt` and did not go. Throws where that count is gone. */
export async function uncountMail(table: Table, to: Receiver, countedAt: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keyAt(to, countedAt),
      UpdateExpression: 'ADD mails :less',
      ConditionExpression: 'mails > :none',
      ExpressionAttributeValues: { ':less': -1, ':none': 0 },
    }),
  );
}
