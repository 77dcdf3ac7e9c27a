import { PARAF } from '../approval/acting.ts';
import { mayHavePassed } from '../approval/machine/passing-cause.ts';
import { rebuild } from '../approval/coordinator/rebuild.ts';
import { openStage } from '../approval/section.ts';
import { dayOf } from '../calendar/day-of.ts';
import { type Snapshot, type Place, readSnapshot, readLatestSnapshot } from '../records/section/snapshot.ts';
import { readOpenOrders } from '../records/outbox/outbox-rows.ts';
import type { Sequencers } from '../step-functions/sequencer.ts';
import { changeSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/**
 * Why a section is looked at. `overdue`: nothing opened in time. `token-refused`: a resume found nobody waiting.
 * `cause-passed`: what it was halted for may be over.
 * `execution-ended`: the service said so. `local-start`: executions of one machine live in memory only; such a look
 * does not count against the day's rebuilds.
 */
export type Lost = 'overdue' | 'token-refused' | 'execution-ended' | 'cause-passed' | 'local-start';

export type Repaired = 'ended' | 'halted' | 'under-way' | 'runs' | 'rebuilt' | 'gave-up';

/** Longer than the state machine tries again by itself, in milliseconds: then it waits for nothing any more. */
const TRIED_FOR_MS = 6 * 60 * 60 * 1000;

const isLongOverdue = ({ since }: { readonly since: string | null }, now: string): boolean =>
  since !== null && Date.parse(now) - Date.parse(since) > TRIED_FOR_MS;

/**
 * Starts a new execution where the records say, if that of the section's generation is lost; at a start, which cannot
 * know, it is described first. A running execution counts as lost too where its token is refused, or nothing has opened for longer than it tries by itself.
 * `at`: where the section's latest stage was seen a moment ago, which saves a read where it still is.
 */
export async function repairSection(
  dependencies: Dependencies,
  sequencers: Sequencers,
  section: string,
  lost: Lost,
  at?: Place,
): Promise<Repaired> {
  const snapshot = await (at === undefined
    ? readLatestSnapshot(dependencies.table, section)
    : readSnapshot(dependencies.table, section, at));
  if (snapshot === null) return 'ended';
  const { section: found } = snapshot;
  if (found.state === 'cancelled' || found.state === 'signed-off') return 'ended';
  if (openStage(found) === null && found.next === null) return 'ended';
  if (found.halt !== null && (lost !== 'cause-passed' || !mayHavePassed(found.halt))) return 'halted';
  const orders = await readOpenOrders(dependencies.table, section);
  const waiting = orders.filter(
    (row) => row.order.order !== 'stop' && row.order.generation === found.generation,
  );
  // What has not been said yet cannot have been lost: a new execution would wait for the same relay.
  // But a resume speaks to an execution, and those of one machine are gone with the process that is started again.
  const unsaid = waiting.filter((row) => row.refusedAt === undefined);
  if (unsaid.some(({ order }) => lost !== 'local-start' || order.order !== 'resume')) return 'under-way';
  // The index may lag, and a refused order of a former generation waits for its next try: neither is a loss any more.
  if (lost === 'overdue' && openStage(found) !== null) return 'runs';
  if (lost === 'token-refused' && waiting.length === 0) return 'runs';
  // Where the service has said that the execution is gone, asking it again would run into its 10 a second just when many
  // end at once. A start does not know; and one that is late may be trying again for as long as the service's fault lasts.
  const isPatient =
    lost === 'local-start' || (lost === 'overdue' && !isLongOverdue(found, dependencies.now()));
  if (found.execution !== null && isPatient) {
    const execution = await sequencers(found.path).describe(found.execution);
    if (execution !== 'unknown' && execution.status === 'RUNNING') return 'runs';
  }
  return restart(dependencies, snapshot, lost);
}

async function restart(dependencies: Dependencies, seen: Snapshot, lost: Lost): Promise<Repaired> {
  const change = freshName(dependencies);
  const now = dependencies.now();
  const { id, generation } = seen.section;
  const changed = await changeSection(dependencies, {
    change,
    seen,
    load: () => readLatestSnapshot(dependencies.table, id),
    rule: ({ section }) =>
      section.generation === generation
        ? rebuild(section, {
            by: PARAF,
            now,
            row: change,
            reason: lost,
            day: lost === 'local-start' ? null : dayOf(now),
          })
        : { refused: 'superseded-generation' },
  });
  if ('refused' in changed) return 'under-way';
  return changed.event.type === 'halted' ? 'gave-up' : 'rebuilt';
}
