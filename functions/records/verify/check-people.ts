import type { EventItem } from '../section/event-item.ts';
import type { Finding } from './finding.ts';
import { speaksOf } from '../section/speaks-of.ts';
import { type PeopleRecord, type PersonVersion, proofOf } from '../plan/person-versions.ts';

/** Whether the versions of people are those that a section's record proves, and all that are in force are on record. */
export function checkPeople(
  section: string,
  events: readonly EventItem[],
  { currents, versions }: PeopleRecord,
): Finding[] {
  const findings: Finding[] = [];
  const known = new Map<string, number>();
  const find = (event: number | null, what: string) => findings.push({ section, event, what });
  for (const { seq, event } of events) {
    if (event.type !== 'person-changed') continue;
    const { person, from, fromProof, version, proof } = event;
    const all = versions.get(person) ?? [];
    for (const [n, given] of [
      [from, fromProof],
      [version, proof],
    ] as const) {
      const what = faultOf(
        all.find((it) => it.version === n),
        given,
        currents.get(person)?.email === null,
      );
      if (what !== null) find(seq, `names version ${n} of ${person}, ${what}`);
    }
    const before = known.get(person);
    if (before !== undefined && before !== from)
      find(seq, `says that version ${from} of ${person} was in force, and it was ${before}`);
    known.set(person, version);
  }
  for (const [person, version] of known) {
    const holds = currents.get(person);
    if (holds?.whole === true && holds.version > version)
      find(null, `it knows version ${version} of ${person}, and version ${holds.version} holds`);
  }
  for (const { id, version, whole, at } of currents.values()) {
    if (version === 1 || !whole || known.has(id)) continue;
    const first = events.find((event) => speaksOf([event], id));
    if (first !== undefined && first.event.at < at)
      find(null, `it names ${id}, and does not know that version ${version} holds`);
  }
  return findings;
}

function faultOf(version: PersonVersion | undefined, proof: string, isForgotten: boolean): string | null {
  if (version === undefined) return 'which is not there';
  if (version.key === null) return isForgotten ? null : 'which has lost its key, and nobody was forgotten';
  return proofOf(version) === proof ? null : 'which was changed afterwards';
}

/** What is wrong with a plan's people, whatever its sections say. */
export function checkCurrent(plan: string, { currents, versions }: PeopleRecord): Finding[] {
  const findings: Finding[] = [];
  const find = (what: string) => findings.push({ section: plan, event: null, what });
  for (const [person, all] of versions) {
    const holds = currents.get(person);
    if (holds === undefined) {
      find(`${person} has versions, and none of them holds`);
      continue;
    }
    const { name, office, email, version, whole } = holds;
    const its = all.find((it) => it.version === version);
    if (its === undefined || its.name !== name || its.office !== office || its.email !== email)
      find(`who holds as ${person} is not their version ${version}`);
    const last = all.at(-1)?.version ?? version;
    if (email !== null && (!whole || last > version))
      find(`a change of ${person} to version ${last} was begun and not ended: import the same file again`);
  }
  for (const person of currents.keys()) if (!versions.has(person)) find(`${person} holds without a version`);
  return findings;
}
