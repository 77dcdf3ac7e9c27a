import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Table } from '../../functions/records/table.ts';
import { localAws } from '../../local/local-aws.ts';

/** What was asked of DynamoDB, in the units it charges. */
export interface Meter {
  requests: number;
  reads: number;
  writes: number;
}

const Capacity = v.object({ CapacityUnits: v.number() });
const Answer = v.object({ ConsumedCapacity: v.optional(v.union([v.array(Capacity), Capacity])) });
const Asked = v.object({
  ConsistentRead: v.optional(v.boolean(), false),
  RequestItems: v.optional(v.record(v.string(), v.object({ Keys: v.array(v.unknown()) }))),
  TransactItems: v.optional(
    v.array(v.object({ Put: v.optional(v.object({ Item: v.record(v.string(), v.unknown()) })) })),
    [],
  ),
});

/**
 * The same table through a client of its own, which adds up what DynamoDB Local says that each request consumed. Where
 * it says less than the service charges, the difference is added: the least of a read that finds nothing, and, of
 * transactions, the writes to indexes (two each, as if every entry moved).
 */
export function meteredTable(endpoint: string, name: string, meter: Meter): Table {
  const client = new DynamoDBClient(localAws(endpoint));
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answered = await next(args);
        const { ConsumedCapacity: told } = v.parse(Answer, answered.output);
        const units = [told ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
        meter.requests += 1;
        if (/^(Get|Query|BatchGet|Scan)/.test(commandName))
          meter.reads += Math.max(units, leastRead(args.input));
        else meter.writes += units + indexWrites(args.input);
        return answered;
      },
    { step: 'initialize' },
  );
  return { client: DynamoDBDocumentClient.from(client), name, random: () => 0, wait: async () => {} };
}

function leastRead(input: unknown): number {
  const { ConsistentRead, RequestItems } = v.parse(Asked, input);
  if (RequestItems !== undefined)
    return Object.values(RequestItems).reduce((sum, { Keys }) => sum + Keys.length, 0);
  return ConsistentRead ? 1 : 0.5;
}

const indexWrites = (input: unknown): number =>
  v.parse(Asked, input).TransactItems.reduce((sum, { Put }) => {
    const keys = ['queue', 'holder'].filter((key) => Put?.Item[key] !== undefined);
    return sum + 2 * keys.length;
  }, 0);
