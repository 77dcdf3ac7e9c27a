import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { conditionally } from '../conditionally.ts';
import { linkKey } from '../keys.ts';
import { type Link, LinkItem } from './link-item.ts';
import { SHAPE } from '../plan/plan.ts';
import { readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** Wrong codes that lock a link. */
export const MAX_TRIES = 5;

/** What the link with this hash points to; null: unknown. */
export async function readLink(table: Table, hash: string): Promise<Link | null> {
  const item = await readItem(table, linkKey(hash));
  return item === null ? null : v.parse(LinkItem, item);
}

/** Stores a link that was just minted. DynamoDB removes it some time after it has expired (`ttl`); nothing relies on that. */
export async function writeLink(table: Table, hash: string, link: Link): Promise<void> {
  const ttl = Math.ceil(Date.parse(link.expires) / 1000);
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...linkKey(hash), shape: SHAPE, ...link, ttl },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** Stores a link that was opened on another page; opened again, it is the same, and lives a while longer. */
export async function writeOpenedLink(table: Table, hash: string, link: Link): Promise<void> {
  const ttl = Math.ceil(Date.parse(link.expires) / 1000);
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...linkKey(hash), shape: SHAPE, ...link, ttl } }),
  );
}

/** Counts a six-digit try before it is compared. `locked`: there were 5 already, and this one was not counted. */
export async function countTry(table: Table, hash: string): Promise<'counted' | 'locked'> {
  const counted = await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...linkKey(hash) },
        UpdateExpression: 'ADD tries :one',
        ConditionExpression: 'attribute_exists(pk) AND tries < :most',
        ExpressionAttributeValues: { ':one': 1, ':most': MAX_TRIES },
      }),
    ),
  );
  return counted ? 'counted' : 'locked';
}

/** Takes back the count of a try that was right, so that a person's second click does not lock them out. */
export async function uncountTry(table: Table, hash: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { ...linkKey(hash) },
      UpdateExpression: 'ADD tries :back',
      ConditionExpression: 'tries > :none',
      ExpressionAttributeValues: { ':back': -1, ':none': 0 },
    }),
  );
}
