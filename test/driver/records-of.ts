import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { findRuntime } from '../../local/data-folder.ts';
import { localAws } from '../../local/local-aws.ts';

const Facts = v.object({ table: v.string(), endpoints: v.object({ dynamodb: v.string() }) });
const Decided = v.object({
  event: v.object({ type: v.literal('decided'), by: v.string(), choice: v.string(), draft: v.string() }),
});
const Row = v.object({
  section: v.string(),
  row: v.string(),
  kind: v.string(),
  state: v.string(),
  attempts: v.number(),
  reason: v.optional(v.string()),
});
export type Row = v.InferOutput<typeof Row>;

/** What stands in the table of the running Paraf, read past all of its code. */
export function recordsOf(dataDir: string) {
  const { table, endpoints } = v.parse(Facts, findRuntime(dataDir)?.facts);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(localAws(endpoints.dynamodb)));
  const items = async (pk: string, begins = ''): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: begins === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :begins)',
        ExpressionAttributeValues: { ':pk': pk, ...(begins === '' ? {} : { ':begins': begins }) },
        ConsistentRead: true,
      },
    );
    for await (const { Items } of pages) found.push(...(Items ?? []));
    return found;
  };
  return {
    /** Decisions in the section's history, as `by choice draft`. */
    decisions: async (section: string): Promise<string[]> =>
      (await items(`SECTION#${section}`, 'EVENT#')).flatMap((item) => {
        const read = v.safeParse(Decided, item);
        if (!read.success) return [];
        const { by, choice, draft } = read.output.event;
        return [`${by} ${choice} ${draft}`];
      }),
    rows: async (section: string): Promise<Row[]> =>
      (await items(`OUTBOX#${section}`)).map((item) => v.parse(Row, item)),
    /** The task tokens that Step Functions gave for its stages. */
    taskTokens: async (section: string): Promise<string[]> =>
      (await items(`SECTION#${section}`, 'TOKEN#')).map(
        (item) => v.parse(v.object({ token: v.string() }), item).token,
      ),
    /** The sort keys of the stages that have opened, in their order in the table. */
    stages: async (section: string): Promise<string[]> =>
      (await items(`SECTION#${section}`, 'STAGE#')).map((item) => String(item['sk'])),
    rebuilds: async (section: string): Promise<number> =>
      (await items(`SECTION#${section}`, 'EVENT#')).filter(
        (item) => v.safeParse(v.object({ event: v.object({ type: v.literal('rebuilt') }) }), item).success,
      ).length,
  };
}
