import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { sendTurnsKey } from '../keys.ts';
import type { Table } from '../table.ts';

/** From when on nobody has taken a turn, in milliseconds since 1970; as DynamoDB sends it with a refusal. */
const Turns = v.object({ freeFrom: v.object({ N: v.pipe(v.string(), v.transform(Number), v.number()) }) });

/** How many turns are wanted, how far apart they are, and the latest start that is worth waiting for. Milliseconds. */
export interface Wanted {
  readonly count: number;
  readonly gapMs: number;
  readonly now: number;
  readonly latest: number;
}

/**
 * Takes turns to send, which are handed out in one place to all who send, whatever their number. `from`: when the first
 * of them is; the next ones follow at the gap. `notBefore`: others have taken all until then. One request where nobody waits.
 */
export async function takeTurns(
  table: Table,
  { count, gapMs, now, latest }: Wanted,
): Promise<{ readonly from: number } | { readonly notBefore: number }> {
  let seen: number | null = null;
  for (;;) {
    const from = Math.max(now, seen ?? now);
    if (from > latest) return { notBefore: from };
    const free = await setFree(table, { seen, now, next: from + count * gapMs });
    if (free === 'taken') return { from };
    seen = free;
  }
}

/** `taken`: it is written. Otherwise others were first, and this is from when on turns are free. */
async function setFree(
  table: Table,
  { seen, now, next }: { readonly seen: number | null; readonly now: number; readonly next: number },
): Promise<'taken' | number> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { ...sendTurnsKey() },
        UpdateExpression: 'SET freeFrom = :next',
        ConditionExpression:
          seen === null ? 'attribute_not_exists(freeFrom) OR freeFrom <= :seen' : 'freeFrom = :seen',
        ExpressionAttributeValues: { ':next': next, ':seen': seen ?? now },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return 'taken';
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw fault;
    return v.parse(Turns, fault.Item).freeFrom.N;
  }
}
