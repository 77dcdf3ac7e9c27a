import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionally } from '../conditionally.ts';
import { currentKey, type Key, personKey, planKey, versionKey } from '../keys.ts';
import type { PlanDay } from '../../deadlines/plan-day.ts';
import { NewerRelease, READS } from '../section/newer-release.ts';
import { readPeopleRecord } from './person-versions.ts';
import { type Person, type Plan, SHAPE } from './plan.ts';
import { listPlan } from './plan-list.ts';
import { readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/**
 * Writes the plan's own item: from then on boards show the plan, which stands on the list already. What it says of single
 * days is kept: that is written by itself.
 */
export async function writePlan(table: Table, { daysOff: _kept, ...plan }: Plan): Promise<void> {
  await listPlan(table, plan.plan);
  const fields = Object.entries({ shape: SHAPE, ...plan });
  const { known, reads } = KNOWN_SHAPE;
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...planKey(plan.plan) },
        UpdateExpression: `SET ${fields.map((_, i) => `#f${i} = :f${i}`).join(', ')}`,
        ConditionExpression: known,
        ExpressionAttributeNames: Object.fromEntries(fields.map(([name], i) => [`#f${i}`, name])),
        ExpressionAttributeValues: {
          ...reads,
          ...Object.fromEntries(fields.map(([, value], i) => [`:f${i}`, value])),
        },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new NewerRelease(plan.plan);
    throw error;
  }
}

/** Writes what a plan says of single days; false, and nothing written, where it is no longer as it was read. */
export async function writePlanDays(
  table: Table,
  plan: string,
  { former, days }: { readonly former: readonly PlanDay[]; readonly days: readonly PlanDay[] },
): Promise<boolean> {
  return conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...planKey(plan) },
        UpdateExpression: 'SET daysOff = :days',
        ConditionExpression: `attribute_exists(pk) AND shape <= :reads AND ${former.length === 0 ? '(attribute_not_exists(daysOff) OR daysOff = :former)' : 'daysOff = :former'}`,
        ExpressionAttributeValues: { ':days': days, ':former': former, ':reads': READS },
      }),
    ),
  );
}

/** An item that is not there, or of a shape that this release understands. */
const KNOWN_SHAPE = {
  known: 'attribute_not_exists(shape) OR shape <= :reads',
  reads: { ':reads': READS },
};

/**
 * Drops a person's names and addresses for good, of every version and with its key, where they are now last: while one
 * is left, the person is not forgotten yet. The id stays, because events speak of it.
 */
export async function writeForgotten(table: Table, plan: string, person: string): Promise<void> {
  const { versions } = await readPeopleRecord(table, plan);
  for (const { version } of versions.get(person) ?? [])
    await forgetAt(table, versionKey(plan, person, version), ', #key = :null');
  await forgetAt(table, personKey(plan, person), ', undeliverable = :null');
  await forgetAt(table, currentKey(plan, person), ', undeliverable = :null');
}

async function forgetAt(table: Table, key: Key, more: string): Promise<void> {
  const names = { '#name': 'name', ...(more.includes('#key') ? { '#key': 'key' } : {}) };
  await conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...key },
        UpdateExpression: `SET #name = :none, email = :null${more}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: { ':none': FORGOTTEN_NAME, ':null': null },
      }),
    ),
  );
}

/**
 * Notes that mail to this person's address does not arrive, where they are read first; false where it is known, or they
 * were forgotten.
 */
export async function markUndeliverable(
  table: Table,
  plan: string,
  person: string,
  why: NonNullable<Person['undeliverable']>,
): Promise<boolean> {
  const current = await readItem(table, currentKey(plan, person));
  return conditionally(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...(current === null ? personKey(plan, person) : currentKey(plan, person)) },
        UpdateExpression: 'SET undeliverable = :why',
        ConditionExpression: 'attribute_type(email, :text) AND attribute_type(undeliverable, :none)',
        ExpressionAttributeValues: { ':why': why, ':text': 'S', ':none': 'NULL' },
      }),
    ),
  );
}

/** What stands where a forgotten person's name stood. */
export const FORGOTTEN_NAME = '(nama dihapus)';
