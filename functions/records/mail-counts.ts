import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mailCountKey } from './keys.ts';
import type { Table } from './table.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Counts a mail that is about to be sent to this person in this hour. Null: counted. Otherwise there were `most`
 * already, and this is the instant of the next hour. The counts go by themselves (`ttl`).
 */
export async function countMail(
  table: Table,
  { plan, person }: { plan: string; person: string },
  now: string,
  most: number,
): Promise<string | null> {
  const hour = Math.floor(Date.parse(now) / HOUR_MS);
  const next = new Date((hour + 1) * HOUR_MS).toISOString();
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...mailCountKey(plan, person, now.slice(0, 13)) },
        UpdateExpression: 'SET #ttl = :ttl ADD mails :one',
        ConditionExpression: 'attribute_not_exists(mails) OR mails < :most',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':ttl': ((hour + 2) * HOUR_MS) / 1000, ':one': 1, ':most': most },
      }),
    );
    return null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return next;
    throw error;
  }
}
