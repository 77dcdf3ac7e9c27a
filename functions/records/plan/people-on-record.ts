import type { PlanEventItem } from './plan-log.ts';

/** What a plan's chain says of its people. */
export interface PeopleOnRecord {
  /** From when on there is such a chain; null where there is none yet. */
  readonly since: string | null;
  /** The keyed hash of each version that it names, by `versionName`. */
  readonly proofs: ReadonlyMap<string, string>;
  /** Changes that were begun and not ended: the version that is to hold, by person. */
  readonly begun: ReadonlyMap<string, number>;
}

export const versionName = (person: string, version: number): string => `${version} of ${person}`;

/** Folds a plan's events, in order. */
export function peopleOnRecord(events: readonly PlanEventItem[]): PeopleOnRecord {
  const proofs = new Map<string, string>();
  const begun = new Map<string, number>();
  let since: string | null = null;
  for (const { event } of events) {
    if (event === null) continue;
    since ??= event.at;
    switch (event.type) {
      case 'people-known':
        for (const { person, version, proof } of event.people)
          proofs.set(versionName(person, version), proof);
        break;
      case 'people-change-begun':
        for (const { person, version, proof } of event.changes) {
          proofs.set(versionName(person, version), proof);
          begun.set(person, version);
        }
        break;
      case 'people-change-ended':
        for (const { person, version } of event.changes)
          if ((begun.get(person) ?? 0) <= version) begun.delete(person);
        break;
    }
  }
  return { since, proofs, begun };
}
