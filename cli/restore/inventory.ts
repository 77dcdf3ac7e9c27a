import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { PLAN_LIST } from '../../functions/records/keys.ts';
import type { Item } from '../../functions/records/read-items.ts';
import type { Table } from '../../functions/records/table.ts';
import { TEST_SECTION } from '../../functions/step-functions/test-section.ts';

/** What a table holds, by what it is copied by. */
export interface Inventory {
  readonly plans: ReadonlySet<string>;
  /** Also those of which only some items are left. */
  readonly sections: ReadonlySet<string>;
  /** By partition key. */
  readonly links: ReadonlyMap<string, Item>;
}

/** Reads a whole table once, strongly consistent: a request per MB. */
export async function takeInventory(table: Table): Promise<Inventory> {
  const plans = new Set<string>();
  const sections = new Set<string>();
  const links = new Map<string, Item>();
  const pages = paginateScan({ client: table.client }, { TableName: table.name, ConsistentRead: true });
  for await (const { Items: items = [] } of pages) {
    for (const item of items) {
      const pk = String(item['pk']);
      const id = pk.slice(pk.indexOf('#') + 1);
      if (pk === PLAN_LIST) continue;
      if (pk.startsWith('PLAN#')) plans.add(id);
      else if (pk.startsWith('LINK#')) links.set(pk, item);
      // Sessions are nobody's record: who was signed in at that point signs in again.
      else if (/^(SECTION|OUTBOX)#/.test(pk) && id !== TEST_SECTION) sections.add(id);
    }
  }
  return { plans, sections, links };
}
