import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SESSION_MARKS } from '../../functions/records/sessions/session-marks.ts';

/** The partition families of the table; a role is cut by the first characters of an item's `pk`. */
export type KeyFamily =
  | 'PLAN'
  | 'PEOPLE'
  | 'SECTION'
  | 'LINK'
  | 'OUTBOX'
  | 'SESSION'
  | 'READABLE'
  | 'RENDER'
  | 'PAPERS'
  | 'COMMENTS'
  | 'LETTER';

type Table = { readonly tableArn: string };

/** Reading, one or several items, or one partition. Never Scan. */
export function mayRead(table: Table, ...families: KeyFamily[]): PolicyStatement {
  return onFamilies(table, families, ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']);
}

/** Writing, alone or in a transaction. Nothing is ever deleted by a function. */
export function mayWrite(table: Table, ...families: KeyFamily[]): PolicyStatement {
  return onFamilies(table, families, [
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:ConditionCheckItem',
  ]);
}

/** Keeping sessions: beginning them (with the code's mark, in one transaction), reading them, and ending them. */
export function mayKeepSessions(table: Table): PolicyStatement {
  const actions = ['GetItem', 'Query', 'PutItem', 'UpdateItem'];
  return onFamilies(
    table,
    ['SESSION'],
    actions.map((action) => `dynamodb:${action}`),
  );
}

/**
 * Knowing who is there: reads a session and notes that it is in use. An update makes an item where there is none, so
 * it may name only the marks: such an item has no account and no end, and is no session.
 */
export function mayKnowWhoIsThere(table: Table): PolicyStatement[] {
  const note = onFamilies(table, ['SESSION'], ['dynamodb:UpdateItem']);
  note.addCondition('ForAllValues:StringEquals', { 'dynamodb:Attributes': [...SESSION_MARKS] });
  return [onFamilies(table, ['SESSION'], ['dynamodb:GetItem']), note];
}

/** Asking one index. Its partitions are not families, so the index's name is the limit. */
export function mayQueryIndex(table: Table, index: 'by-time' | 'by-person'): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [`${table.tableArn}/index/${index}`],
  });
}

function onFamilies(table: Table, families: readonly KeyFamily[], actions: string[]): PolicyStatement {
  return new PolicyStatement({
    actions,
    resources: [table.tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': families.map((family) => `${family}#*`) },
      // Without this, a request that names no key at all would satisfy "for all values".
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
}
