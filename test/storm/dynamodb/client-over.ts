import { type AttributeValue, DynamoDBClient, type ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import { localAws } from '../../../local/local-aws.ts';

/** The document client types the same answers with plain values that DynamoDB's client types with marshalled ones. */
const Answer = v.custom<ServiceOutputTypes>(() => true);
const Marshalled = v.custom<Record<string, AttributeValue>>(() => true);

/**
 * The real document client, whose requests go to `answer` with their values marshalled, instead of over the wire. The
 * requests end before the SDK's own retries: whatever `answer` throws reaches the caller at once.
 */
export function clientOver(
  answer: (operation: string, input: unknown) => Promise<ServiceOutputTypes>,
): DynamoDBDocumentClient {
  const client = new DynamoDBClient(localAws('http://127.0.0.1:1'));
  client.middlewareStack.add(
    (_next, context) => async (args) => ({
      output: v.parse(Answer, plain(await answer(context.commandName ?? '', args.input))),
      response: undefined,
    }),
    { step: 'build', name: 'in-memory' },
  );
  return DynamoDBDocumentClient.from(client);
}

const Left = v.object({
  UnprocessedKeys: v.optional(v.record(v.string(), v.object({ Keys: v.array(Marshalled) })), {}),
});

const plainKeys = (answer: object) =>
  Object.fromEntries(
    Object.entries(v.parse(Left, answer).UnprocessedKeys).map(([table, { Keys }]) => [
      table,
      { Keys: Keys.map((key) => unmarshall(key)) },
    ]),
  );

function plain(answer: ServiceOutputTypes): object {
  const itemOf = (item: unknown) => unmarshall(v.parse(Marshalled, item));
  if ('Item' in answer && answer.Item !== undefined) return { ...answer, Item: itemOf(answer.Item) };
  if ('Attributes' in answer && answer.Attributes !== undefined)
    return { ...answer, Attributes: itemOf(answer.Attributes) };
  if ('Items' in answer && answer.Items !== undefined) return { ...answer, Items: answer.Items.map(itemOf) };
  if ('Responses' in answer && answer.Responses !== undefined && !Array.isArray(answer.Responses)) {
    const tables = Object.entries(answer.Responses).map(([table, items]) => [table, items.map(itemOf)]);
    return { ...answer, Responses: Object.fromEntries(tables), UnprocessedKeys: plainKeys(answer) };
  }
  return answer;
}
