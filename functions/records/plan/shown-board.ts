import * as v from 'valibot';
import { planPartition } from '../keys.ts';
import { readCurrent } from './people.ts';
import { type Person, PersonItem, type Plan, PlanItem } from './plan.ts';
import { sorted } from './plan-contents.ts';
import { queryItems } from '../read-items.ts';
import { SectionItem } from '../section/section-item.ts';
import type { Table } from '../table.ts';

/** What a board shows of a section: half of its item. */
const ShownItem = v.pick(SectionItem, [
  'section',
  'title',
  'book',
  'state',
  'round',
  'next',
  'since',
  'due',
  'calendar',
  'holders',
  'hold',
  'dispute',
  'halt',
]);
export type ShownItem = v.InferOutput<typeof ShownItem>;

/** A plan's board: its people by id, its sections in key order. */
export interface ShownBoard {
  readonly plan: Plan;
  readonly people: ReadonlyMap<string, Person>;
  readonly sections: readonly ShownItem[];
}

const ATTRIBUTES = [
  ...new Set([
    'sk',
    ...Object.keys(PlanItem.entries),
    ...Object.keys(PersonItem.entries),
    ...Object.keys(ShownItem.entries),
  ]),
];

/**
 * A Query of `PLAN#` and, beside it, one of who is who now (a request per MB), strongly consistent. The first reads as much as one of whole items, but brings
 * only what is shown: with its page a board of 1,000 sections took 1.3 × a bare Query of whole items, and takes 0.9 ×
 * (bench/board.ts). Null: no such plan, or it is not wholly imported yet.
 */
export async function readShownBoard(table: Table, id: string): Promise<ShownBoard | null> {
  const items = queryItems(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': planPartition(id) },
    ExpressionAttributeNames: Object.fromEntries(ATTRIBUTES.map((name, i) => [`#${i}`, name])),
    ProjectionExpression: ATTRIBUTES.map((_, i) => `#${i}`).join(', '),
    ConsistentRead: true,
  });
  const [{ plan, people, sections }, now] = await Promise.all([
    sorted(items, ShownItem),
    readCurrent(table, id),
  ]);
  return plan === null ? null : { plan, people: new Map([...people, ...now]), sections };
}
