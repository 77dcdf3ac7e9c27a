import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { apply } from '../../approval/apply.ts';
import type { Event } from '../../approval/event.ts';
import { mailsOf } from '../../approval/follows/mails.ts';
import { ordersOf } from '../../approval/follows/orders.ts';
import { isHeld, type Section } from '../../approval/section.ts';
import { discuss, type Discussion, isOpenMust } from '../../discussion/discussion.ts';
import { toCommentStateItem } from '../discussion/comment-state.ts';
import { hashOf, ORIGIN, textHashOf } from './chain.ts';
import { EventItem } from './event-item.ts';
import { eventKey, textKey } from '../keys.ts';
import { toOutboxItems } from '../outbox/outbox-item.ts';
import { NewerRelease, READS } from './newer-release.ts';
import { type Plan, SHAPE } from '../plan/plan.ts';
import { readItem } from '../read-items.ts';
import { shapeAfter } from './shape-after.ts';
import { type Standing, toSectionItem } from './section-item.ts';
import { toHoldingItems, toSettingsItem, toStageItem } from './stage-item.ts';
import type { Table } from '../table.ts';
import { wakeAt } from '../../approval/follows/wake-at.ts';

type Transaction = NonNullable<TransactWriteCommandInput['TransactItems']>;
export type Write = Transaction[number];

/** DynamoDB's limit on one transaction. */
export const MAX_ITEMS = 100;

/** What is written beside an event: its text, and items of the action's own. */
export interface AlsoWritten {
  /** Names this change: a retry after a lost answer finds its own event by it. At least 16 hex digits. */
  readonly change: string;
  readonly text?: { readonly text: string; readonly name: string | null; readonly key: string };
  readonly writes?: readonly Write[];
}

/** How far ahead the outbox's first try and the look at what should have moved lie, in milliseconds. */
export interface Pace {
  readonly firstTryMs: number;
  readonly moveMs: number;
}

export interface Committed {
  readonly event: Event;
  readonly section: Section;
  readonly standing: Standing;
}

/**
 * Writes one event with all that follows from it, in one transaction that holds only if the section is still as it was
 * read: section, stage, settings, the assignments that changed, event, text, outbox rows. `lost-race`: somebody was
 * faster, nothing was written; or this very request is still under way, as the SDK's retry of it was told. Where the
 * answer is lost, the chain says whether this very change was made; if not, what the SDK threw is thrown.
 * @throws NewerRelease where the section was written by a release that this one does not understand
 */
export async function commit(
  table: Table,
  pace: Pace,
  snapshot: Found,
  event: Event,
  also: AlsoWritten,
): Promise<Committed | 'lost-race'> {
  const { items, token, committed } = transactionOf(table.name, pace, snapshot, event, also);
  const ours = () => findChange(table, committed.section.id, snapshot, also.change);
  try {
    if ((await transact(table, items, token)) === 'done') return committed;
  } catch (fault) {
    const found = await ours();
    if (found !== null) return found;
    throw fault;
  }
  return (await ours()) ?? 'lost-race';
}

/** What a change is made of: the section as it was read, and its plan. */
interface Found {
  readonly plan: Plan;
  readonly section: Section | null;
  readonly standing: Standing;
  /** How comments stand; null where that was not read, and nothing of it may change. */
  readonly discussion?: Discussion | null;
}

/**
 * The transaction that writes an event with all that follows from it, and what then stands. The section's own item is
 * first: it holds the whole to the version that was read. `token`: names this very request; another try after a lost race
 * writes another event, so it is of the event's hash.
 */
export function transactionOf(
  name: string,
  pace: Pace,
  found: Found,
  event: Event,
  also: AlsoWritten,
): { readonly items: Transaction; readonly token: string; readonly committed: Committed } {
  const { section: before, standing, plan } = found;
  if (standing.shape > READS) throw new NewerRelease(before?.id ?? plan.plan);
  const after = apply(before, event);
  const discussion = discussionAfter(found, event);
  const seq = standing.seq + 1;
  const textHash = also.text === undefined ? null : textHashOf(also.text.key, also.text);
  const link = { seq, event, change: also.change, textHash };
  const head = hashOf(standing.head, link);
  const next = standingAfter(before, after, standing, { event, head, discussion });
  const put = (Item: Record<string, unknown>, condition: object = {}): Write => ({
    Put: { TableName: name, Item, ...condition },
  });
  const create = (item: Record<string, unknown>): Write =>
    put(item, { ConditionExpression: 'attribute_not_exists(pk)' });
  const asRead = {
    ConditionExpression: 'version = :read',
    ExpressionAttributeValues: { ':read': standing.version },
  };
  const wakeUp = wakeAt(after, { changedAt: event.at, moveMs: pace.moveMs });
  const header = toSectionItem(after, next, wakeUp);
  const rows = toOutboxItems(
    ordersOf(before, event, after),
    mailsOf(before, event, after, plan.coordinators),
    {
      section: after.id,
      seq,
      change: also.change,
      createdAt: event.at,
      firstTry: new Date(Date.parse(event.at) + pace.firstTryMs).toISOString(),
      held: isHeld(after),
    },
  );
  const items = [
    before === null ? create(header) : put(header, asRead),
    ...(after.stage !== null && writesStage(before, after)
      ? [put(toStageItem(after.id, after.stage, next.version))]
      : []),
    ...(writesSettings(before, after) ? [put(toSettingsItem(after.id, after.settings, next.version))] : []),
    ...changedHoldings(before, after).map((item) => put(item)),
    ...(discussion === null ? [] : [put(toCommentStateItem(after.id, discussion, next.version))]),
    create({ ...eventKey(after.id, seq), shape: SHAPE, ...link, hash: head }),
    ...(also.text === undefined
      ? []
      : [create({ ...textKey(after.id, seq), shape: SHAPE, seq, by: event.by, ...also.text })]),
    ...rows.map(create),
    ...(also.writes ?? []),
  ];
  return { items, token: head.slice(0, 36), committed: { event, section: after, standing: next } };
}

const writesStage = (before: Section | null, after: Section): boolean =>
  after.stage !== null && after.stage !== before?.stage;

const writesSettings = (before: Section | null, after: Section): boolean =>
  after.settings !== before?.settings;

function standingAfter(
  before: Section | null,
  after: Section,
  was: Standing,
  {
    event,
    head,
    discussion,
  }: { readonly event: Event; readonly head: string; readonly discussion: Discussion | null },
): Standing {
  const version = was.version + 1;
  const comments = discussion === null ? was.written.comments : version;
  const written = {
    stage: writesStage(before, after) ? version : was.written.stage,
    settings: writesSettings(before, after) ? version : was.written.settings,
    ...(comments === undefined ? {} : { comments }),
  };
  const musts = discussion === null ? (was.musts ?? 0) : discussion.filter(isOpenMust).length;
  return {
    version,
    seq: was.seq + 1,
    head,
    written,
    shape: shapeAfter(event, was.shape),
    ...(musts === 0 ? {} : { musts }),
  };
}

/** How comments stand after this event; null where it changes nothing of that. */
function discussionAfter({ discussion = null }: Pick<Found, 'discussion'>, event: Event): Discussion | null {
  const changes = event.type === 'comment-closed' || (event.type === 'decided' && event.sealed !== undefined);
  if (!changes) return null;
  if (discussion === null) throw new TypeError(`${event.type} needs the discussion that it changes`);
  return discuss(discussion, event);
}

/**
 * Runs a transaction. A condition that does not hold, another transaction under way, or a throttled item is a lost
 * race: nothing was written. `token` names this very request, 1 to 36 characters.
 */
export async function transact(
  table: Table,
  items: Transaction,
  token: string,
): Promise<'done' | 'lost-race'> {
  try {
    await table.client.send(
      // The token makes the SDK's own retries after a lost answer harmless, for 10 minutes (at most 36 characters).
      new TransactWriteCommand({ TransactItems: items, ClientRequestToken: token }),
    );
    return 'done';
  } catch (error) {
    if (error instanceof TransactionInProgressException) return 'lost-race';
    if (error instanceof TransactionCanceledException && isRace(error)) return 'lost-race';
    throw error;
  }
}

const RACES = [
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
];

const isRace = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && RACES.includes(Code));

/** What this very change made of a section that stood so: its answer was lost, not the change. Null: nothing. */
export async function findChange(
  table: Table,
  id: string,
  snapshot: Pick<Found, 'section' | 'standing' | 'discussion'>,
  change: string,
): Promise<Committed | null> {
  const { section: before, standing } = snapshot;
  const found = await eventBy(table, id, standing.seq, change);
  if (found === null) return null;
  const section = apply(before, found.event);
  const discussion = discussionAfter(snapshot, found.event);
  const head = { event: found.event, head: found.hash, discussion };
  return { event: found.event, section, standing: standingAfter(before, section, standing, head) };
}

/** Whether the event after this one was written by this very change. */
export const wasCommitted = async (
  table: Table,
  section: string,
  seq: number,
  change: string,
): Promise<boolean> => (await eventBy(table, section, seq, change)) !== null;

async function eventBy(table: Table, section: string, after: number, change: string) {
  const item = await readItem(table, eventKey(section, after + 1));
  const event = item === null ? null : v.parse(EventItem, item);
  return event?.change === change ? event : null;
}

function changedHoldings(before: Section | null, after: Section) {
  if (before !== null && before.stage === after.stage && before.state === after.state) return [];
  const former = new Map((before === null ? [] : toHoldingItems(before)).map((item) => [item.sk, item]));
  return toHoldingItems(after).filter((item) => JSON.stringify(item) !== JSON.stringify(former.get(item.sk)));
}

/** Where the record of a section stands before its first event. */
export const UNWRITTEN: Standing = {
  version: 0,
  seq: 0,
  head: ORIGIN,
  written: { stage: 0, settings: 0 },
  shape: SHAPE,
};
