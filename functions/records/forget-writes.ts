import type { Write } from './section/commit.ts';
import { textKey } from './keys.ts';
import type { Table } from './table.ts';

/** Drops a text with its key and the name given with it; its hash stays in the chain, and can no longer be guessed. */
export const textDropWrite = (table: Table, section: string, seq: number): Write => ({
  Update: {
    TableName: table.name,
    Key: { ...textKey(section, seq) },
    UpdateExpression: 'SET #text = :null, #key = :null, #name = :null',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#text': 'text', '#key': 'key', '#name': 'name' },
    ExpressionAttributeValues: { ':null': null },
  },
});
