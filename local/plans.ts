import { paginateScan } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import type { Table } from '../functions/records/table.ts';

const Found = v.object({ plan: v.string() });

/** The plans of this machine. A scan: the deployed stack is told its plans, and no role there may scan. */
export async function plansHere(table: Table): Promise<string[]> {
  const plans: string[] = [];
  const query = {
    TableName: table.name,
    FilterExpression: 'sk = :plan',
    ExpressionAttributeValues: { ':plan': 'PLAN' },
  };
  for await (const { Items } of paginateScan({ client: table.client }, query)) {
    for (const item of Items ?? []) plans.push(v.parse(Found, item).plan);
  }
  return plans.sort();
}
