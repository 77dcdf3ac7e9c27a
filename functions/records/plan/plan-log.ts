import * as v from 'valibot';
import { hashOf, ORIGIN } from '../section/chain.ts';
import { transact, type Write } from '../section/commit.ts';
import { PLAN_EVENTS, planEventKey, planHeadKey, planLogPartition } from '../keys.ts';
import { SHAPE } from './plan.ts';
import { type Item, queryPartition, readItem } from '../read-items.ts';
import { NewerRelease, READS } from '../section/newer-release.ts';
import type { Table } from '../table.ts';

const base = { at: v.string(), by: v.string() };
const proved = { person: v.string(), version: v.number(), proof: v.string() };

/**
 * What happened to a plan as a whole: which versions of its people were there, and that a change of them was begun and
 * ended. `proof`: the version's keyed hash, as sections have it.
 */
const KnownEvent = v.variant('type', [
  v.object({ ...base, type: v.literal('people-known'), people: v.array(v.object(proved)) }),
  v.object({ ...base, type: v.literal('people-change-begun'), changes: v.array(v.object(proved)) }),
  v.object({
    ...base,
    type: v.literal('people-change-ended'),
    changes: v.array(v.object({ person: v.string(), version: v.number() })),
  }),
]);
export type PlanEvent = v.InferOutput<typeof KnownEvent>;
/** A version of a person with its keyed hash. */
export type ProvedVersion = v.InferOutput<v.ObjectSchema<typeof proved, undefined>>;

const KINDS: ReadonlySet<string> = new Set(KnownEvent.options.map(({ entries }) => entries.type.literal));
/** Of a kind that a newer release writes: null, and only its hash is looked at. */
const UnknownEvent = v.pipe(
  v.object({ ...base, type: v.string() }),
  v.check(({ type }) => !KINDS.has(type)),
  v.transform(() => null),
);

export const PlanEventItem = v.object({
  seq: v.number(),
  event: v.union([KnownEvent, UnknownEvent]),
  change: v.string(),
  hash: v.string(),
});
export type PlanEventItem = v.InferOutput<typeof PlanEventItem>;

const HeadItem = v.object({ seq: v.number(), head: v.string(), shape: v.number() });

/** The events of a plan, as items and in order, and the item that carries the last one's hash; null before the first. */
export interface PlanLog {
  readonly head: Item | null;
  readonly items: readonly Item[];
}

/** One Query of `PLANLOG#`, strongly consistent. */
export async function readPlanLog(table: Table, plan: string): Promise<PlanLog> {
  let head: Item | null = null;
  const items: Item[] = [];
  for await (const item of queryPartition(table, planLogPartition(plan))) {
    if (String(item['sk']).startsWith(PLAN_EVENTS)) items.push(item);
    else head = item;
  }
  return { head, items };
}

/** The events that can be read. */
export const eventsIn = ({ items }: PlanLog): PlanEventItem[] =>
  items.flatMap((item) => {
    const read = v.safeParse(PlanEventItem, item);
    return read.success ? [read.output] : [];
  });

/** Where a plan's chain ends; null before its first event. */
export async function readPlanHead(
  table: Table,
  plan: string,
): Promise<{ readonly seq: number; readonly head: string } | null> {
  const item = await readItem(table, planHeadKey(plan));
  return item === null ? null : v.parse(HeadItem, item);
}

/** How often a lost race is run again. */
const RACES = 8;

/**
 * Appends an event to a plan's chain, after whatever stands there. `change` names this very change, so that an answer
 * that was lost does not append it twice. False, and nothing appended, where many others do so at this moment.
 * @throws NewerRelease where the chain is of a shape that is not known here
 */
export async function appendPlanEvent(
  table: Table,
  plan: string,
  event: PlanEvent,
  change: string,
): Promise<boolean> {
  for (let race = 1; race <= RACES; race += 1) {
    const item = await readItem(table, planHeadKey(plan));
    const { seq, head, shape } =
      item === null ? { seq: 0, head: ORIGIN, shape: SHAPE } : v.parse(HeadItem, item);
    if (shape > READS) throw new NewerRelease(plan);
    const last = seq === 0 ? null : await readItem(table, planEventKey(plan, seq));
    if (last?.['change'] === change) return true;
    const link = { seq: seq + 1, event, change, textHash: null };
    const hash = hashOf(head, link);
    const guard =
      item === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'seq = :seq', ExpressionAttributeValues: { ':seq': seq } };
    const writes: Write[] = [
      {
        Put: {
          TableName: table.name,
          Item: { ...planHeadKey(plan), shape, seq: seq + 1, head: hash },
          ...guard,
        },
      },
      {
        Put: {
          TableName: table.name,
          Item: { ...planEventKey(plan, seq + 1), shape: SHAPE, seq: seq + 1, event, change, hash },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ];
    if ((await transact(table, writes, hash.slice(0, 36))) === 'done') return true;
    await table.wait(table.random() * 20 * 2 ** race);
  }
  return false;
}
