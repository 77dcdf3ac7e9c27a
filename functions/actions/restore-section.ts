import { restart } from '../approval/machine/restart.ts';
import { holdersOf } from '../approval/section.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { type Dossier, readDossier } from '../records/section/dossier.ts';
import { type Act, actAsCoordinator } from './coordinator-acts.ts';
import { changeSection } from './change-section.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/** `asked`: who was asked again just now; those who were already, by a run that broke off, are not among them. */
export type Restored =
  | { readonly did: 'went-on'; readonly asked: readonly string[] }
  | { readonly did: 'ended' | 'not-started' | 'unknown' };

/**
 * Brings a section back to life whose records were put back to `point` (an ISO instant): a new execution under a
 * generation that none of the lost history can have had, then a new link for everybody who holds something; links
 * that they have stop working. Safe to repeat for the same point: what is done is seen in the history, and not done
 * again. A halted section goes on; on a held one the asks wait for the release.
 */
export async function restoreSection(dependencies: Dependencies, who: Act, point: string): Promise<Restored> {
  const reason = `restored-to:${point}`;
  const before = await readDossier(dependencies.table, who.section);
  if (before === null) return { did: 'unknown' };
  const { state, next } = before.section;
  if (state === 'signed-off' || state === 'cancelled') return { did: 'ended' };
  if (state === 'not-started' && next === null) return { did: 'not-started' };
  if (restartIn(before, reason) === null) await startAnew(dependencies, who, reason);
  const dossier = await readDossier(dependencies.table, who.section);
  const since = dossier === null ? null : restartIn(dossier, reason);
  if (dossier === null || since === null) return { did: 'ended' };
  const done = askedAfter(dossier, since);
  const asked: string[] = [];
  for (const { person } of holdersOf(dossier.section)) {
    if (done.has(person)) continue;
    const sent = await actAsCoordinator(dependencies, who, { act: 'resend', person });
    if (!('refused' in sent)) asked.push(person);
  }
  return { did: 'went-on', asked };
}

async function startAnew(dependencies: Dependencies, who: Act, reason: string): Promise<void> {
  const change = freshName(dependencies);
  await changeSection(dependencies, {
    change,
    load: () => readLatestSnapshot(dependencies.table, who.section),
    rule: ({ section }) => restart(section, { by: who.by, now: dependencies.now(), row: change, reason }),
    text: { text: who.why, name: who.name },
  });
}

/** The number of the event by which this restore started the section anew; null where it has not yet. */
function restartIn({ events }: Dossier, reason: string): number | null {
  const found = events.findLast(({ event }) => event.type === 'rebuilt' && event.reason === reason);
  return found?.seq ?? null;
}

/** Who was asked after this event, by whatever cause. */
function askedAfter({ events }: Dossier, since: number): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ seq, event }) => {
      if (seq <= since) return [];
      switch (event.type) {
        case 'link-renewed':
        case 'added':
          return [event.person];
        case 'replaced':
          return [event.successor];
        case 'stage-opened':
          return event.seats.map(({ person }) => person);
        default:
          return [];
      }
    }),
  );
}
