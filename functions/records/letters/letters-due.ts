import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { conditionally } from '../conditionally.ts';
import { dueItems } from '../due-items.ts';
import { type Key, lettersDueKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import { LETTER_HOURS, type LetterHour } from '../../deadlines/letter-hours.ts';
import type { Table } from '../table.ts';

/** When a plan's letters are made next, and through which day those of each hour were. */
const DueItem = v.object({
  plan: v.string(),
  at: v.string(),
  made: v.object(v.entriesFromList(LETTER_HOURS, v.string())),
});
export type LettersDue = v.InferOutput<typeof DueItem>;

const QUEUE = 'letters';

const itemOf = ({ plan, at, made }: LettersDue) => ({
  ...lettersDueKey(plan),
  shape: SHAPE,
  plan,
  queue: QUEUE,
  at,
  made,
});

/** Plans whose letters are due by now: one page of the index, eventually consistent. */
export async function* plansDue(table: Table, now: string): AsyncGenerator<LettersDue> {
  for await (const item of dueItems(table, QUEUE, now)) yield v.parse(DueItem, item);
}

/** Lets a plan have letters, from this instant on; nothing where it has. */
export const beginLetters = (
  table: Table,
  plan: string,
  from: { at: string; today: string },
): Promise<boolean> =>
  putIf(
    table,
    itemOf({ plan, at: from.at, made: { '08.05': from.today, '10.05': from.today, '13.05': from.today } }),
    { ConditionExpression: 'attribute_not_exists(pk)' },
  );

/** Writes what was made, and when the next are; false where somebody else did so meanwhile. */
export const settleLetters = (table: Table, was: LettersDue, next: LettersDue): Promise<boolean> =>
  putIf(table, itemOf(next), {
    ConditionExpression: '#at = :at AND made = :made',
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':at': was.at, ':made': was.made },
  });

/** Those hours of a day whose letters were not made yet. */
export const hoursLeft = (
  { made }: LettersDue,
  hours: readonly LetterHour[],
  today: string,
): readonly LetterHour[] => hours.filter((hour) => made[hour] < today);

const putIf = (table: Table, Item: Key & Record<string, unknown>, condition: object): Promise<boolean> =>
  conditionally(table.client.send(new PutCommand({ TableName: table.name, Item, ...condition })));
