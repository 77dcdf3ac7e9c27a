import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';

/** As a document client hands it down: plain values, which become the database's own only later. */
const OutboxPut = v.object({
  Put: v.object({ Item: v.object({ pk: v.pipe(v.string(), v.startsWith('OUTBOX#')) }) }),
});

/**
 * Leaves outbox rows out of all that a document client over this client writes: the sections that a measurement begins
 * with have had their mails and orders long ago. All else is written by the very actions.
 */
export function leaveOutboxAside(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      if (!('TransactItems' in args.input && 'ClientRequestToken' in args.input)) return next(args);
      const items = args.input.TransactItems?.filter((item) => !v.is(OutboxPut, item));
      return next({ ...args, input: { ...args.input, TransactItems: items } });
    },
    { step: 'initialize' },
  );
}
