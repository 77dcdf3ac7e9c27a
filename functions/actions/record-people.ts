import { peopleOnRecord, versionName } from '../records/plan/people-on-record.ts';
import {
  type PeopleRecord,
  type PersonVersion,
  proofOf,
  readPeopleRecord,
} from '../records/plan/person-versions.ts';
import {
  appendPlanEvent,
  eventsIn,
  type PlanEvent,
  type ProvedVersion,
  readPlanLog,
} from '../records/plan/plan-log.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/** How many people one event names: an item takes 400 kB, and one of them some 150 bytes. */
const AT_ONCE = 1000;

/**
 * Puts on the plan's record which versions of its people there are, and that a change to these was begun, before any
 * section hears of it. Safe to repeat: what is on record is not written again.
 */
export async function beginChanges(
  dependencies: Dependencies,
  plan: string,
  { changes, by }: { changes: readonly PersonVersion[]; by: string },
): Promise<void> {
  const [record, { proofs }] = await Promise.all([
    readPeopleRecord(dependencies.table, plan),
    onRecord(dependencies, plan),
  ]);
  const unsaid = (versions: Iterable<PersonVersion>) =>
    [...versions].filter(({ id, version, key }) => key !== null && !proofs.has(versionName(id, version)));
  const begun = new Set(changes.map(({ id, version }) => versionName(id, version)));
  const known = unsaid(versionsIn(record)).filter(({ id, version }) => !begun.has(versionName(id, version)));
  const append = appending(dependencies, plan, by);
  for (const people of chunks(known.map(proved)))
    await append((who) => ({ ...who, type: 'people-known', people }));
  for (const some of chunks(unsaid(changes).map(proved)))
    await append((who) => ({ ...who, type: 'people-change-begun', changes: some }));
}

/** Puts on the plan's record that changes were ended: all that were begun and that every section has by now. */
export async function endChanges(dependencies: Dependencies, plan: string, by: string): Promise<void> {
  const { begun } = await onRecord(dependencies, plan);
  if (begun.size === 0) return;
  const { currents } = await readPeopleRecord(dependencies.table, plan);
  const ended = [...begun].flatMap(([person, version]) => {
    const holds = currents.get(person);
    const isOver = holds !== undefined && (holds.email === null || (holds.whole && holds.version >= version));
    return isOver ? [{ person, version }] : [];
  });
  const append = appending(dependencies, plan, by);
  for (const changes of chunks(ended))
    await append((who) => ({ ...who, type: 'people-change-ended', changes }));
}

const onRecord = async ({ table }: Dependencies, plan: string) =>
  peopleOnRecord(eventsIn(await readPlanLog(table, plan)));

const versionsIn = ({ versions }: PeopleRecord): PersonVersion[] => [...versions.values()].flat();

const proved = (version: PersonVersion): ProvedVersion => ({
  person: version.id,
  version: version.version,
  proof: proofOf(version),
});

const appending =
  (dependencies: Dependencies, plan: string, by: string) =>
  async (event: (who: { at: string; by: string }) => PlanEvent): Promise<void> => {
    const made = event({ at: dependencies.now(), by });
    if (!(await appendPlanEvent(dependencies.table, plan, made, freshName(dependencies))))
      throw new TransientFault(`many are changing the plan ${plan} at this moment`);
  };

function chunks<T>(all: readonly T[]): T[][] {
  const some: T[][] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) some.push(all.slice(from, from + AT_ONCE));
  return some;
}
