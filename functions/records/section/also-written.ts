import type { StageName } from '../../approval/path/paths.ts';
import type { Write } from './commit.ts';
import type { DraftItem } from './event-item.ts';
import { disputeKey, draftItemKey, outboxKey, sectionKey, tokenKey } from '../keys.ts';
import { SHAPE } from '../plan/plan.ts';
import type { Standing } from './section-item.ts';
import type { Table } from '../table.ts';

/** Items that actions write beside an event. */

export const draftWrite = (table: Table, section: string, draft: DraftItem): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...draftItemKey(section, draft.round, draft.sha256), shape: SHAPE, ...draft },
  },
});

/** A receipt's dispute counts once: the second one loses the race, and is then refused. */
export const disputeWrite = (table: Table, section: string, decision: string, at: string): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...disputeKey(section, decision), shape: SHAPE, decision, at },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The token under which an execution waits in this stage. It never leaves the backend. */
export const tokenWrite = (
  table: Table,
  section: string,
  at: { round: number; stage: StageName },
  token: { token: string; generation: number },
): Write => ({
  Put: { TableName: table.name, Item: { ...tokenKey(section, at.round, at.stage), shape: SHAPE, ...token } },
});

/** Holds the transaction to the section as it was read, without changing it. */
export const unchanged = (table: Table, section: string, standing: Standing): Write => ({
  ConditionCheck: {
    TableName: table.name,
    Key: { ...sectionKey(section) },
    ConditionExpression: 'version = :read',
    ExpressionAttributeValues: { ':read': standing.version },
  },
});

/** A parked row is sent after all. */
export const unparkWrite = (table: Table, section: string, row: string, at: string): Write => ({
  Update: {
    TableName: table.name,
    Key: { ...outboxKey(section, row) },
    UpdateExpression: 'SET #state = :pending, queue = :mails, #at = :at',
    ConditionExpression: '#state = :parked',
    ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
    ExpressionAttributeValues: { ':pending': 'pending', ':parked': 'parked', ':mails': 'mails', ':at': at },
  },
});

/** A new outbox row, made by `toOutboxItems`. */
export const rowWrite = (table: Table, item: Record<string, unknown>): Write => ({
  Put: { TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});
