import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Write } from '../section/commit.ts';
import { personKey, planKey } from '../keys.ts';
import type { PlanDay } from '../../deadlines/plan-day.ts';
import { NewerRelease, READS } from '../section/newer-release.ts';
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
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...planKey(plan) },
        UpdateExpression: 'SET daysOff = :days',
        ConditionExpression: `attribute_exists(pk) AND shape <= :reads AND ${former.length === 0 ? '(attribute_not_exists(daysOff) OR daysOff = :former)' : 'daysOff = :former'}`,
        ExpressionAttributeValues: { ':days': days, ':former': former, ':reads': READS },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** An item that is not there, or of a shape that this release understands. */
const KNOWN_SHAPE = {
  known: 'attribute_not_exists(shape) OR shape <= :reads',
  reads: { ':reads': READS },
};

/**
 * Adds a person or takes over what changed of them; a new address is trusted again. False, and nothing written, where
 * they were forgotten: that is not undone by a file that still names them.
 */
export async function writePerson(
  table: Table,
  plan: string,
  { id, name, office, email }: Pick<Person, 'id' | 'name' | 'office'> & { email: string },
  former: Person | null,
): Promise<boolean> {
  const kept = former !== null && former.email === email ? former.undeliverable : null;
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...personKey(plan, id) },
        UpdateExpression:
          'SET shape = :shape, id = :id, #name = :name, office = :office, email = :email, undeliverable = :kept',
        ConditionExpression: 'attribute_not_exists(pk) OR attribute_type(email, :text)',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: {
          ':shape': SHAPE,
          ':id': id,
          ':name': name,
          ':office': office,
          ':email': email,
          ':kept': kept,
          ':text': 'S',
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Adds a person whose id nobody has; false where somebody else does. */
export async function createPerson(table: Table, plan: string, person: NewPerson): Promise<boolean> {
  const put = personPut(table, plan, person);
  try {
    await table.client.send(new PutCommand(put));
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Where an answer was lost, the SDK's own retry meets what its first try has written.
    return isDeepStrictEqual(await readItem(table, personKey(plan, person.id)), put.Item);
  }
}

/** The same as a part of a change: the change loses its race where somebody has the id. */
export const createPersonWrite = (table: Table, plan: string, person: NewPerson): Write => ({
  Put: personPut(table, plan, person),
});

type NewPerson = Pick<Person, 'id' | 'name' | 'office'> & { readonly email: string };

const personPut = (table: Table, plan: string, { id, name, office, email }: NewPerson) => ({
  TableName: table.name,
  Item: { ...personKey(plan, id), shape: SHAPE, id, name, office, email, undeliverable: null },
  ConditionExpression: 'attribute_not_exists(pk)',
});

/** Drops a person's name and address for good; the id stays, because events speak of it. */
export async function writeForgotten(table: Table, plan: string, person: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { ...personKey(plan, person) },
      UpdateExpression: 'SET #name = :none, email = :null, undeliverable = :null',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':none': FORGOTTEN_NAME, ':null': null },
    }),
  );
}

/** What stands where a forgotten person's name stood. */
export const FORGOTTEN_NAME = '(nama dihapus)';
