import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Alarm } from './alarm.ts';

const READS = /^(Get|BatchGet|TransactGet|Query|Scan|Describe|List)/;

/** From now on an alarm rings after each of this client's writes, also after one whose answer was lost. */
export function ringAfterWrites(
  client: Pick<DynamoDBClient, 'middlewareStack'>,
  { ring }: Pick<Alarm, 'ring'>,
): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        try {
          return await next(args);
        } finally {
          if (!READS.test(commandName)) ring();
        }
      },
    { step: 'initialize', name: 'ring-after-writes' },
  );
}
