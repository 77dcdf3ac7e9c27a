import { setTimeout as pause } from 'node:timers/promises';
import { tokenKey } from '../functions/records/keys.ts';
import { readItems } from '../functions/records/read-items.ts';
import type { Table } from '../functions/records/table.ts';
import type { Measured } from './plan-text.ts';
import { STALE_TOKEN } from './prepare.ts';

const MOST_KEYS = 100;

/** Waits until an execution of this process waits in each of these stages. Throws after `ms` milliseconds. */
export async function rebuilt(table: Table, sections: readonly Measured[], ms: number): Promise<void> {
  const until = performance.now() + ms;
  let lost = [...sections];
  while (lost.length > 0) {
    if (performance.now() > until) throw new Error(`${lost.length} executions are still lost`);
    const some = lost.slice(0, MOST_KEYS);
    const tokens = await readItems(
      table,
      some.map(({ id }) => tokenKey(id, 1, 'opd-review')),
    );
    const still = some.filter((_, i) => tokens[i]?.['token'] === STALE_TOKEN);
    lost = [...still, ...lost.slice(MOST_KEYS)];
    if (still.length > 0) await pause(500);
  }
}
