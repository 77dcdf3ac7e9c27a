import * as v from 'valibot';
import { hashOf, ORIGIN } from '../section/chain.ts';
import type { EventItem } from '../section/event-item.ts';
import { PLAN_EVENTS } from '../keys.ts';
import { peopleOnRecord, versionName } from '../plan/people-on-record.ts';
import { type PeopleRecord, type PersonVersion, proofOf } from '../plan/person-versions.ts';
import { eventsIn, type PlanLog, PlanEventItem } from '../plan/plan-log.ts';
import type { Finding } from './finding.ts';

/** Whether a plan's own events are all there, in their order, and as they were written. */
export function checkPlanChain(plan: string, { head, items }: PlanLog): Finding[] {
  const findings: Finding[] = [];
  const find = (event: number | null, what: string) => findings.push({ section: plan, event, what });
  let former: string = ORIGIN;
  let last = 0;
  for (const item of items) {
    const place = Number(String(item['sk']).slice(PLAN_EVENTS.length));
    if (place !== last + 1) find(last + 1, 'of the plan is missing');
    last = place;
    const read = v.safeParse(PlanEventItem, item);
    if (!read.success) {
      find(place, 'of the plan cannot be read: it is not as Paraf writes events');
      former = String(item['hash']);
      continue;
    }
    const { seq, change, hash } = read.output;
    const event = v.parse(v.record(v.string(), v.unknown()), item['event']);
    if (seq !== place || hashOf(former, { seq, event, change, textHash: null }) !== hash)
      find(place, 'of the plan is not as it was written: its hash does not follow');
    former = hash;
  }
  if (last === 0 && head === null) return findings;
  if (head === null || head['seq'] !== last || head['head'] !== former)
    find(null, `the plan’s record does not end with its event ${last}`);
  return findings;
}

/**
 * Whether people's versions are those that the plan's record proves; what was begun and not ended is named. `before` and
 * `after`: people as they were read before the plan's record and after it, so that a change under way is no finding.
 */
export function checkPeopleOnRecord(
  plan: string,
  log: PlanLog,
  { before, after }: { readonly before: PeopleRecord; readonly after: PeopleRecord },
): Finding[] {
  const { since, proofs, begun } = peopleOnRecord(eventsIn(log));
  if (since === null) return [];
  const findings: Finding[] = [];
  const find = (what: string) => findings.push({ section: plan, event: null, what });
  const there = namedVersions(after);
  for (const [name, proof] of proofs) {
    const version = there.get(name);
    if (version === undefined) find(`the plan’s record knows version ${name}, which is not there`);
    else if (
      version.key === null ? after.currents.get(version.id)?.email !== null : proofOf(version) !== proof
    )
      find(`version ${name} is not the one on the plan’s record`);
  }
  for (const [name, { version, at }] of namedVersions(before)) {
    // A first one comes with whoever is added by hand, and is put on record by the next import.
    if (version > 1 && at > since && !proofs.has(name)) find(`version ${name} is not on the plan’s record`);
  }
  for (const [person, version] of begun) {
    const holds = before.currents.get(person);
    // Where it has not come to all sections yet, that is said elsewhere.
    if (holds?.whole === true && holds.version >= version)
      find(`a change of ${person} to version ${version} was begun and not ended: import the same file again`);
  }
  return findings;
}

const namedVersions = ({ versions }: PeopleRecord): ReadonlyMap<string, PersonVersion> =>
  new Map([...versions.values()].flat().map((it) => [versionName(it.id, it.version), it]));

/** Whether the plan's record knows of each change that a section's does. */
export function checkChangesOnRecord(section: string, events: readonly EventItem[], log: PlanLog): Finding[] {
  const { since, proofs } = peopleOnRecord(eventsIn(log));
  if (since === null) return [];
  return events.flatMap(({ seq, event }) =>
    event.type === 'person-changed' &&
    event.at > since &&
    proofs.get(versionName(event.person, event.version)) !== event.proof
      ? [
          {
            section,
            event: seq,
            what: `names version ${event.version} of ${event.person}, which the plan’s record does not know`,
          },
        ]
      : [],
  );
}
