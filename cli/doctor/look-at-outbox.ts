import type { OutboxRow } from '../../functions/records/outbox/outbox-item.ts';
import { readUnsettledRows } from '../../functions/records/outbox/unsettled-rows.ts';
import { age } from '../age.ts';
import type { Office } from '../command.ts';
import { type Finding, toMend, well } from './finding.ts';

/** Within so long every row is sent, dropped, or says why it waits. */
const OLD_MS = 5 * 60_000;

/** What waits to be sent: how much, since when, and what has failed. */
export async function lookAtOutbox({ dependencies }: Pick<Office, 'dependencies'>): Promise<Finding[]> {
  const { rows, unreadable } = await readUnsettledRows(dependencies.table);
  const now = dependencies.now();
  const of = (...states: readonly OutboxRow['state'][]) => rows.filter(({ state }) => states.includes(state));
  const failed = of('failed');
  const waiting = of('pending', 'sending');
  const since = (row: OutboxRow): string =>
    row.kind === 'mail' && row.again === true ? (row.at ?? now) : row.createdAt;
  const old = waiting.filter((row) => Date.parse(now) - Date.parse(since(row)) > OLD_MS);
  const parked = of('parked').length;
  const counts = `${waiting.length} pending${oldest(waiting, now)}, ${parked} parked on held sections`;
  return [
    failed.length === 0
      ? well('outbox', 'nothing has failed for good')
      : toMend(
          'outbox',
          `${failed.length} failed for good${oldest(failed, now)}: ${reasons(failed)}`,
          'mend the cause (npm run paraf -- outbox shows the rows), then: npm run paraf -- outbox --retry',
        ),
    old.length === 0
      ? well('outbox', counts)
      : toMend(
          'outbox',
          `${counts}; ${old.length} for more than 5 minutes: ${reasons(old)}`,
          'docs/runbook.md#outbox-is-old',
        ),
    ...(unreadable.length === 0
      ? []
      : [
          toMend(
            'outbox',
            `${unreadable.length} cannot be read by this release, and nobody delivers them`,
            'docs/runbook.md#outbox-is-old',
          ),
        ]),
  ];
}

function oldest(rows: readonly OutboxRow[], now: string): string {
  const [first] = rows.map(({ createdAt }) => createdAt).sort();
  return first === undefined ? '' : ` (the oldest for ${age(first, now)})`;
}

const reasons = (rows: readonly OutboxRow[]): string =>
  [...new Set(rows.map(({ reason }) => reason ?? 'not tried yet'))].slice(0, 4).join(', ');
