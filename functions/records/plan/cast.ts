import type { EventItem } from '../section/event-item.ts';
import { readPeople } from './people.ts';
import { asPerson, readVersions } from './person-versions.ts';
import type { Person } from './plan.ts';
import type { Table } from '../table.ts';

type People = ReadonlyMap<string, Person>;

/** A change of a person as a section's record has it. */
interface Change {
  readonly seq: number;
  readonly person: string;
  readonly version: number;
  readonly from: number;
}

/** The people whom a section names, by id: as they are there now, and as they were at each of its events. */
export class Cast extends Map<string, Person> {
  readonly #changes: readonly Change[];
  readonly #versions: ReadonlyMap<string, Person>;

  constructor(now: People, changes: readonly Change[], versions: ReadonlyMap<string, Person>) {
    super(now);
    this.#changes = changes;
    this.#versions = versions;
    for (const { person, version } of changes) this.#take(this, person, version);
  }

  /** As they were when this event had just been written. */
  at(seq: number): People {
    const then = new Map(this);
    for (const { person } of this.#changes) {
      const theirs = this.#changes.filter((it) => it.person === person);
      const last = theirs.findLast((it) => it.seq <= seq);
      this.#take(then, person, last?.version ?? theirs[0]?.from ?? 1);
    }
    return then;
  }

  #take(into: Map<string, Person>, person: string, version: number): void {
    const found = this.#versions.get(nameOf(person, version));
    if (found !== undefined) into.set(person, found);
  }
}

/** As they were at this event, where that is known; else as they are. */
export const peopleAt = <Known>(
  people: ReadonlyMap<string, Known>,
  seq: number,
): ReadonlyMap<string, Known | Person> => (people instanceof Cast ? people.at(seq) : people);

const nameOf = (person: string, version: number): string => `${person}#${version}`;

export const changesIn = (events: readonly EventItem[]): Change[] =>
  events.flatMap(({ seq, event }) =>
    event.type === 'person-changed'
      ? [{ seq, person: event.person, version: event.version, from: event.from }]
      : [],
  );

/** One batch, and one more where somebody was changed. */
export async function readCast(
  table: Table,
  plan: string,
  events: readonly EventItem[],
  ids: Iterable<string>,
): Promise<Cast> {
  const now = await readPeople(table, plan, ids);
  const changes = changesIn(events).filter(({ person }) => now.has(person));
  const wanted = new Map(
    changes.flatMap(({ person, version, from }) =>
      [version, from].map((n) => [nameOf(person, n), [person, n]] as const),
    ),
  );
  const versions = new Map<string, Person>();
  for (const found of await readVersions(table, plan, [...wanted.values()]))
    if (found !== null) versions.set(nameOf(found.id, found.version), asPerson(found));
  return new Cast(now, changes, versions);
}
