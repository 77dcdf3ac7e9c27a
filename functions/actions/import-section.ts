import { isDeepStrictEqual } from 'node:util';
import { changeSettings } from '../approval/coordinator/change-settings.ts';
import type { Event } from '../approval/event.ts';
import type { PathName } from '../approval/path/paths.ts';
import type { Settings } from '../approval/section.ts';
import { commit, transact, UNWRITTEN } from '../records/section/commit.ts';
import { type Filed, fileWrite } from '../records/section/file-item.ts';
import type { Plan } from '../records/plan/plan.ts';
import { readSectionSnapshot } from '../records/section/snapshot.ts';
import { changeSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';
import { STAGES } from '../approval/path/stages.ts';

/** `kept`: the file says something new, but a coordinator has made it so already, or the section is cancelled. */
export type SectionImported = 'imported' | 'changed' | 'unchanged' | 'kept';

/**
 * Takes one section over from a plan file: creates it, or changes what stages that open from now on are like. `former`
 * is what the last file said: a stage's roster that this file leaves as it was stays as coordinators have changed it.
 */
export async function importSection(
  dependencies: Dependencies,
  {
    plan,
    section,
    path,
    by,
    former,
    filed,
  }: {
    plan: Plan;
    section: string;
    /** Of a new section, where it is not the usual one. */
    path?: PathName;
    by: string;
    former: Filed | null;
    filed: Filed;
  },
): Promise<SectionImported> {
  if (former !== null) {
    return isDeepStrictEqual(former, filed)
      ? 'unchanged'
      : change(dependencies, { plan, section, by, former, filed });
  }
  const on = path === undefined ? {} : { path };
  const event: Event = {
    type: 'imported',
    plan: plan.plan,
    section,
    ...on,
    ...filed,
    at: dependencies.now(),
    by,
  };
  const outcome = await commit(
    dependencies.table,
    dependencies.pace,
    { plan, section: null, standing: UNWRITTEN },
    event,
    {
      change: freshName(dependencies),
      writes: [fileWrite(dependencies.table, section, filed)],
    },
  );
  // Somebody else imports the same file at this moment.
  return outcome === 'lost-race' ? change(dependencies, { plan, section, by, former, filed }) : 'imported';
}

async function change(
  dependencies: Dependencies,
  { plan, section, by, former, filed }: Parameters<typeof importSection>[1],
): Promise<SectionImported> {
  const write = fileWrite(dependencies.table, section, filed);
  const changed = await changeSection(dependencies, {
    load: () => readSectionSnapshot(dependencies.table, plan, section),
    rule: (snapshot) =>
      changeSettings(snapshot.section, {
        ...filed,
        settings: merged(snapshot.section.settings, former?.settings ?? null, filed.settings),
        by,
        now: dependencies.now(),
      }),
    writes: () => [write],
  });
  if (!('refused' in changed)) return 'changed';
  if (changed.refused === 'unchanged') await transact(dependencies.table, [write], freshName(dependencies));
  return 'kept';
}

/** A stage's roster is the file's where the file has changed it; else it is as it stands. */
function merged(current: Settings, former: Settings | null, filed: Settings): Settings {
  const roster = { ...current.roster };
  for (const stage of STAGES) {
    const seats = filed.roster[stage];
    if (seats !== undefined && !isDeepStrictEqual(former?.roster[stage], seats)) roster[stage] = seats;
  }
  return { roster, workingDays: filed.workingDays };
}
