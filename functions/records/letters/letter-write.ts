import { letterKey, lettersOf, outboxKey } from '../keys.ts';
import { transact, type Write } from '../section/commit.ts';
import { SHAPE } from '../plan/plan.ts';
import { readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** A letter that is to be made: whose, of which day, and the last day that their former ones covered. */
export interface LetterMade {
  readonly plan: string;
  readonly person: string;
  readonly date: string;
  readonly after: string;
}

/** The table was too busy: nothing was written, and the letter is to be made again. */
class LetterNotMade extends Error {
  override readonly name = 'LetterNotMade';
}

/** Letters are kept so long, in days; then DynamoDB removes them. A day's is never made anew by that. */
const KEPT_DAYS = 400;

/**
 * Makes a person's letter of a day, with its row of the outbox, in one transaction; false where that day's was made, by
 * whomever. `change` names this very try.
 */
export async function makeLetter(
  table: Table,
  letter: LetterMade,
  { now, firstTry, change }: { readonly now: string; readonly firstTry: string; readonly change: string },
): Promise<boolean> {
  const { plan, person, date } = letter;
  const section = lettersOf(plan, date);
  const create = (Item: Record<string, unknown>): Write => ({
    Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  });
  const ttl = Math.ceil(Date.parse(now) / 1000) + KEPT_DAYS * 24 * 60 * 60;
  const made = { ...letterKey(plan, date, person), shape: SHAPE, ...letter, at: now, ttl };
  const row = {
    ...outboxKey(section, person),
    shape: SHAPE,
    section,
    row: person,
    seq: 0,
    createdAt: now,
    attempts: 0,
    state: 'pending',
    at: firstTry,
    kind: 'letter',
    queue: 'mails',
    letter,
  };
  if ((await transact(table, [create(made), create(row)], change)) === 'done') return true;
  if ((await readItem(table, letterKey(plan, date, person))) !== null) return false;
  throw new LetterNotMade(`the letter of ${date} in ${plan} was not written`);
}
