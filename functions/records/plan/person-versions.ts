import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { personProofOf } from '../section/chain.ts';
import { type Write, transact } from '../section/commit.ts';
import { CURRENT, currentKey, peoplePartition, personKey, VERSIONS, versionKey } from '../keys.ts';
import { type Person, PersonItem, SHAPE } from './plan.ts';
import { queryPartition, readItem, readItems } from '../read-items.ts';
import type { Table } from '../table.ts';

/**
 * A person as they were from some day on. It is never written again, but to forget them: `key` then goes too, so that
 * the proofs in the sections' chains tell nothing any more.
 */
export const VersionItem = v.object({
  id: v.string(),
  version: v.number(),
  name: v.string(),
  office: v.string(),
  email: v.nullable(v.string()),
  /** Hex; of the keyed hash that a section's record carries. */
  key: v.nullable(v.string()),
  at: v.string(),
  /** Who made them so. */
  by: v.string(),
});
export type PersonVersion = v.InferOutput<typeof VersionItem>;

/**
 * The version that holds wherever a section's record names no other, with its content, so that a board reads no more.
 * `former`: which one held before; `whole`: whether every section that names the person has the change on record.
 */
export const CurrentItem = v.object({
  ...PersonItem.entries,
  version: v.number(),
  former: v.number(),
  at: v.string(),
  whole: v.boolean(),
});
export type CurrentPerson = v.InferOutput<typeof CurrentItem>;

/** All that is stored of a plan's people. */
export interface PeopleRecord {
  readonly currents: ReadonlyMap<string, CurrentPerson>;
  /** By person, in order. */
  readonly versions: ReadonlyMap<string, readonly PersonVersion[]>;
}

/** One Query of `PEOPLE#`, strongly consistent. */
export async function readPeopleRecord(table: Table, plan: string): Promise<PeopleRecord> {
  const currents = new Map<string, CurrentPerson>();
  const versions = new Map<string, PersonVersion[]>();
  for await (const item of queryPartition(table, peoplePartition(plan))) {
    const sk = String(item['sk']);
    if (sk.startsWith(CURRENT)) {
      const current = v.parse(CurrentItem, item);
      currents.set(current.id, current);
    } else if (sk.startsWith(VERSIONS)) {
      const version = v.parse(VersionItem, item);
      versions.set(version.id, [...(versions.get(version.id) ?? []), version]);
    }
  }
  return { currents, versions };
}

/** Versions of people, in the order asked for; null where there is none. */
export async function readVersions(
  table: Table,
  plan: string,
  wanted: readonly (readonly [person: string, version: number])[],
): Promise<(PersonVersion | null)[]> {
  const found: (PersonVersion | null)[] = [];
  for (let from = 0; from < wanted.length; from += 100) {
    const keys = wanted.slice(from, from + 100).map(([id, version]) => versionKey(plan, id, version));
    for (const item of await readItems(table, keys))
      found.push(item === null ? null : v.parse(VersionItem, item));
  }
  return found;
}

/** The person that a version was. */
export const asPerson = ({ id, version, name, office, email }: PersonVersion): Person => ({
  id,
  version,
  name,
  office,
  email,
  undeliverable: null,
});

/** What a version is about, without who wrote it and when. */
export type PersonGiven = Pick<Person, 'id' | 'name' | 'office'> & { readonly email: string };

/** Who writes a version, when, and the 32 random bytes (hex) that its proof is keyed by. */
export interface Writing {
  readonly at: string;
  readonly by: string;
  readonly key: string;
}

/**
 * A person whom nobody knew yet, as a part of a change, which loses its race where somebody has the id. `known`: they
 * stand where people stood before, and are taken over as their first version.
 */
export function newPersonWrites(
  table: Table,
  plan: string,
  { id, name, office, email }: Pick<Person, 'id' | 'name' | 'office' | 'email'>,
  { at, by, key }: Writing,
  known = false,
): Write[] {
  const version = { id, version: 1, name, office, email, key, at, by };
  const current = { id, name, office, email, undeliverable: null, version: 1, former: 1, at, whole: true };
  const unknown: Write = {
    ConditionCheck: {
      TableName: table.name,
      Key: { ...personKey(plan, id) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
  return [
    create(table, { ...currentKey(plan, id), shape: SHAPE, ...current }),
    create(table, { ...versionKey(plan, id, 1), shape: SHAPE, ...version }),
    ...(known ? [] : [unknown]),
  ];
}

const create = (table: Table, Item: Record<string, unknown>): Write => ({
  Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Adds a person; false where somebody else has the id. */
export async function createPerson(
  table: Table,
  plan: string,
  person: PersonGiven,
  writing: Writing,
): Promise<boolean> {
  const done = await transact(table, newPersonWrites(table, plan, person, writing), writing.key.slice(0, 36));
  if (done === 'done') return true;
  // Where an answer was lost, the SDK's own retry meets what its first try has written.
  const item = await readItem(table, versionKey(plan, person.id, 1));
  return item !== null && item['key'] === writing.key;
}

/** Takes over a person who stands where people stood before; done already is as good. */
export async function adoptPerson(
  table: Table,
  plan: string,
  person: Person,
  writing: Writing,
): Promise<void> {
  await transact(table, newPersonWrites(table, plan, person, writing, true), writing.key.slice(0, 36));
}

/** Writes a further version with the mails that tell of it, which are there as surely as it is; false where it is there. */
export async function writeVersion(
  table: Table,
  plan: string,
  version: PersonVersion,
  rows: readonly Record<string, unknown>[],
): Promise<boolean> {
  const put = create(table, { ...versionKey(plan, version.id, version.version), shape: SHAPE, ...version });
  const writes = [put, ...rows.map((row) => create(table, row))];
  if ((await transact(table, writes, (version.key ?? '').slice(0, 36))) === 'done') return true;
  const item = await readItem(table, versionKey(plan, version.id, version.version));
  return item !== null && isDeepStrictEqual(v.parse(VersionItem, item), version);
}

/** A new address is trusted again. From now on this version holds wherever no section's record names another; false where that is so, or was overtaken. */
export async function holdVersion(
  table: Table,
  plan: string,
  { id, version, name, office, email }: PersonVersion,
  { version: former, undeliverable: known, email: address }: CurrentPerson,
  { at, token }: { at: string; token: string },
): Promise<boolean> {
  const undeliverable = email === address ? known : null;
  const item = { id, name, office, email, undeliverable, version, former, at, whole: false };
  const put: Write = {
    Put: {
      TableName: table.name,
      Item: { ...currentKey(plan, id), shape: SHAPE, ...item },
      ConditionExpression: 'version = :former AND attribute_type(email, :text)',
      ExpressionAttributeValues: { ':former': former, ':text': 'S' },
    },
  };
  return (await transact(table, [put], token)) === 'done';
}

/** Every section that names this person has the change on record. */
export async function markWhole(
  table: Table,
  plan: string,
  { id, version }: PersonVersion,
  token: string,
): Promise<void> {
  const update: Write = {
    Update: {
      TableName: table.name,
      Key: { ...currentKey(plan, id) },
      UpdateExpression: 'SET whole = :yes',
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':yes': true, ':version': version },
    },
  };
  await transact(table, [update], token);
}

/** What a section's record says of the version in force there: only who has the version's key can tell which it was. */
export const proofOf = ({ id, version, name, office, email, key }: PersonVersion): string =>
  personProofOf(key ?? '', { id, version, name, office, email });
