import type { EventItem } from '../../functions/records/section/event-item.ts';
import { readEvents } from '../../functions/records/events.ts';
import { readPeopleRecord } from '../../functions/records/plan/person-versions.ts';
import { readPlanLog } from '../../functions/records/plan/plan-log.ts';
import { checkCurrent, checkPeople } from '../../functions/records/verify/check-people.ts';
import {
  checkChangesOnRecord,
  checkPeopleOnRecord,
  checkPlanChain,
} from '../../functions/records/verify/check-plan-log.ts';
import type { Table } from '../../functions/records/table.ts';

/** What `verify` would say of a plan's people and of what its sections know of them. */
export async function peopleFaults(
  table: Table,
  plan: string,
  sections: readonly string[],
): Promise<{ readonly faults: string[]; readonly changes: number }> {
  const people = await readPeopleRecord(table, plan);
  const log = await readPlanLog(table, plan);
  const findings = [
    ...checkCurrent(plan, people),
    ...checkPlanChain(plan, log),
    ...checkPeopleOnRecord(plan, log, { before: people, after: people }),
  ];
  let changes = 0;
  for (const section of sections) {
    const events: readonly EventItem[] = await readEvents(table, section);
    changes += events.filter(({ event }) => event.type === 'person-changed').length;
    findings.push(...checkPeople(section, events, people), ...checkChangesOnRecord(section, events, log));
  }
  return { faults: findings.map(({ section, what }) => `${section}: ${what}`), changes };
}
