import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { conditionally } from './conditionally.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

/** Who has a row, from when and until when: ISO instants. */
export interface Lease {
  readonly holder: string;
  readonly now: string;
  readonly until: string;
}

/**
 * What takes a row: it waits, or its lease is over. `held`: its state while somebody has it; `counts`: the attribute that
 * says how often it was taken.
 */
export const claiming = (
  table: Table,
  key: Key,
  { holder, now, until }: Lease,
  { held, counts }: { readonly held: string; readonly counts: string },
): UpdateCommandInput => ({
  TableName: table.name,
  Key: { ...key },
  UpdateExpression: `SET #state = :held, lease = :lease, #at = :until ADD ${counts} :one`,
  ConditionExpression: '#state = :pending OR (#state = :held AND lease.#until <= :now)',
  ExpressionAttributeNames: { '#state': 'state', '#at': 'at', '#until': 'until' },
  ExpressionAttributeValues: {
    ':pending': 'pending',
    ':held': held,
    ':lease': { holder, until },
    ':until': until,
    ':now': now,
    ':one': 1,
  },
});

/** Writes what became of a row in its holder's hands; false where the lease has passed to another in the meantime. */
export function settle(
  table: Table,
  key: Key,
  { held, holder }: { readonly held: string; readonly holder: string },
  { set, remove }: { readonly set: Readonly<Record<string, unknown>>; readonly remove: readonly string[] },
): Promise<boolean> {
  const named = [...Object.keys(set), ...remove, 'state', 'lease', 'holder'];
  return conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...key },
        UpdateExpression: `SET ${Object.keys(set)
          .map((name) => `#${name} = :${name}`)
          .join(', ')} REMOVE ${remove.map((name) => `#${name}`).join(', ')}`,
        ConditionExpression: '#state = :held AND #lease.#holder = :holder',
        ExpressionAttributeNames: Object.fromEntries(named.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
          ':held': held,
          ':holder': holder,
        },
      }),
    ),
  );
}

/** Ends the lease of a row that is held, so that it is taken again at once; false where nobody has it. */
export const voidLease = (table: Table, key: Key, held: string, now: string): Promise<boolean> =>
  conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...key },
        UpdateExpression: 'SET lease.#until = :now, #at = :now',
        ConditionExpression: '#state = :held',
        ExpressionAttributeNames: { '#state': 'state', '#at': 'at', '#until': 'until' },
        ExpressionAttributeValues: { ':held': held, ':now': now },
      }),
    ),
  );

/** When a settled row goes by itself: `ttl`, in seconds since 1970. */
export const goesAfter = (days: number, now: string): number =>
  Math.ceil(Date.parse(now) / 1000) + days * 24 * 60 * 60;
