import { disputeKey } from '../keys.ts';
import { readItem } from '../read-items.ts';
import type { Table } from '../table.ts';

/** Whether this decision's receipt has been used to say "this was not me". */
export const wasDisputed = async (table: Table, section: string, decision: string): Promise<boolean> =>
  (await readItem(table, disputeKey(section, decision))) !== null;
