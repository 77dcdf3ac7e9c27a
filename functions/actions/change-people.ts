import { changePerson } from '../approval/coordinator/change-person.ts';
import { changesIn } from '../records/plan/cast.ts';
import { readSectionSnapshot } from '../records/section/snapshot.ts';
import { readEvents } from '../records/events.ts';
import { speaksOf } from '../records/section/speaks-of.ts';
import {
  type CurrentPerson,
  holdVersion,
  markWhole,
  type PersonVersion,
  proofOf,
  readVersions,
  type Writing,
} from '../records/plan/person-versions.ts';
import type { Plan } from '../records/plan/plan.ts';
import { changeSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { withEach } from './with-each.ts';

/** What a version is written with: now, by whom, under a key of its own. */
export const writing = (dependencies: Pick<Dependencies, 'now' | 'secretBytes'>, by: string): Writing => ({
  at: dependencies.now(),
  by,
  key: Buffer.from(dependencies.secretBytes(32)).toString('hex'),
});

/** A version that is to hold from now on, and the one that has held so far. */
export interface PersonToChange {
  readonly version: PersonVersion;
  readonly former: number;
  /** Who holds wherever no section's record names another; null where that is this version already. */
  readonly instead: CurrentPerson | null;
}

/**
 * Puts people's new versions on record in each section that names them, one event each; then they hold for whatever comes.
 * Whom a section asks at another address is asked anew there. Between the two somebody may have been seated by the
 * former version, so that the sections are gone through once more. Safe to repeat after it broke off at any step: what is
 * on record is not written again.
 */
export async function changePeople(
  dependencies: Dependencies,
  plan: Plan,
  { sections, changes, by }: { sections: readonly string[]; changes: readonly PersonToChange[]; by: string },
): Promise<number> {
  if (changes.length === 0) return 0;
  const through = async (): Promise<number> => {
    const done = await withEach(sections, (section) => changeIn(dependencies, plan, section, changes, by));
    return done.reduce((sum, count) => sum + count, 0);
  };
  const first = await through();
  for (const { version, instead } of changes)
    if (instead !== null)
      await holdVersion(dependencies.table, plan.plan, version, instead, {
        at: dependencies.now(),
        token: freshName(dependencies),
      });
  const second = await through();
  for (const { version } of changes)
    await markWhole(dependencies.table, plan.plan, version, freshName(dependencies));
  return first + second;
}

/** How many changes were put on record in this section. */
async function changeIn(
  dependencies: Dependencies,
  plan: Plan,
  section: string,
  changes: readonly PersonToChange[],
  by: string,
): Promise<number> {
  const events = await readEvents(dependencies.table, section);
  let done = 0;
  for (const { version, former } of changes) {
    if (!speaksOf(events, version.id)) continue;
    if (knownIn(events, version.id) === version.version) continue;
    const changed = await changeSection(dependencies, {
      load: () => readSectionSnapshot(dependencies.table, plan, section),
      rule: async () => {
        const known = knownIn(await readEvents(dependencies.table, section), version.id);
        const from = known ?? former;
        const [was] = await readVersions(dependencies.table, plan.plan, [[version.id, from]]);
        const change = {
          person: version.id,
          version: version.version,
          from,
          proof: proofOf(version),
          fromProof: was == null ? '' : proofOf(was),
          readdressed: was?.email !== version.email,
        };
        return changePerson(change, { known, by, now: dependencies.now() });
      },
    });
    if (!('refused' in changed)) done += 1;
  }
  return done;
}

/** The version that a section's record names last; null where it names none. */
const knownIn = (events: Parameters<typeof changesIn>[0], person: string): number | null =>
  changesIn(events).findLast((it) => it.person === person)?.version ?? null;
