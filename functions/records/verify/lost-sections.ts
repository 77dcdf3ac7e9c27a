import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Finding } from './finding.ts';
import { sectionKey, sectionPartition } from '../keys.ts';
import { readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/**
 * Sections of a plan whose own item is gone, though something is recorded of them: no board shows those. Reads the
 * whole table, which only an engineer's own credentials may. `seen`: the sections whose items are there.
 */
export async function findLostSections(
  table: Table,
  plan: string,
  seen: ReadonlySet<string>,
): Promise<Finding[]> {
  const recorded = new Set<string>();
  const pages = paginateScan(
    { client: table.client },
    {
      TableName: table.name,
      ProjectionExpression: 'pk',
      FilterExpression: 'begins_with(pk, :plan)',
      ExpressionAttributeValues: { ':plan': sectionPartition(`${plan}.`) },
      ConsistentRead: true,
    },
  );
  for await (const { Items } of pages)
    for (const { pk } of Items ?? []) recorded.add(String(pk).slice(sectionPartition('').length));
  const findings: Finding[] = [];
  for (const section of recorded) {
    // One that was imported meanwhile has its item by now.
    if (seen.has(section) || (await readItem(table, sectionKey(section))) !== null) continue;
    findings.push({ section, event: null, what: 'is recorded, but its own item is missing' });
  }
  return findings;
}
