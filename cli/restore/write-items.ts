import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Dependencies } from '../../functions/actions/dependencies.ts';
import type { Item } from '../../functions/records/read-items.ts';

type Writes = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

/** DynamoDB's limit on one batch. */
const AT_ONCE = 25;
/** What was throttled is tried again after this. */
const PAUSE_MS = 200;

/** Puts items, and deletes others by their keys, in batches. No item may stand in both. */
export async function writeItems(
  { table, wait }: Pick<Dependencies, 'table' | 'wait'>,
  { put = [], remove = [] }: { put?: readonly Item[]; remove?: readonly Item[] },
): Promise<void> {
  const all: Writes = [
    ...put.map((item) => ({ PutRequest: { Item: item } })),
    ...remove.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  ];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    let left = all.slice(from, from + AT_ONCE);
    while (left.length > 0) {
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: left } }),
      );
      left = UnprocessedItems?.[table.name] ?? [];
      if (left.length > 0) await wait(PAUSE_MS);
    }
  }
}
