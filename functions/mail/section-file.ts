import { OPERATOR, PARAF } from '../approval/acting.ts';
import type { Mail } from '../approval/follows/mails.ts';
import type { Delivery } from '../outbox/deliver-row.ts';
import { type Dossier, readDossier } from '../records/section/dossier.ts';
import type { MailRow } from '../records/outbox/outbox-item.ts';
import { readPeople } from '../records/plan/people.ts';
import type { Person } from '../records/plan/plan.ts';

/** A section as it was read, and those of its people who were looked up. */
export interface SectionFile {
  readonly dossier: Dossier;
  readonly people: Map<string, Person>;
}

/** What each run read last; a Delivery is one run. */
const lastRead = new WeakMap<Delivery, SectionFile>();

/**
 * The section that a mail tells of. The mails that one change causes come one after the other, and tell of the same
 * records: those are read once, so that a receipt or a note may name people as they were some seconds ago. An ask is held
 * against the section as it is now. Null: no such section.
 */
export async function fileOf(
  delivery: Delivery,
  { section, seq, mail }: Pick<MailRow, 'section' | 'seq' | 'mail'>,
): Promise<SectionFile | null> {
  const last = lastRead.get(delivery);
  const tellsEnough = last?.dossier.section.id === section && last.dossier.standing.seq >= seq;
  if (last !== undefined && tellsEnough && mail.mail !== 'ask') return last;
  const dossier = await readDossier(delivery.table, section);
  if (dossier === null) return null;
  const file = { dossier, people: new Map() };
  lastRead.set(delivery, file);
  return file;
}

/** Everybody whom this mail may name, by id; those who were not looked up for a mail before are now. */
export async function peopleIn(
  { table }: Delivery,
  { dossier, people }: SectionFile,
  mail: Mail,
): Promise<ReadonlyMap<string, Person>> {
  const unknown = [...namedBy(dossier, mail)].filter((id) => !people.has(id));
  const found = await readPeople(table, dossier.section.plan, unknown);
  for (const [id, person] of found) people.set(id, person);
  return people;
}

function namedBy({ stages, events, plan }: Dossier, mail: Mail): Set<string> {
  const ids = new Set([
    mail.person,
    ...plan.coordinators,
    ...stages.flatMap((stage) => stage.assignments.map((a) => a.person)),
    ...events.map(({ event }) => event.by),
    ...events.flatMap(({ event }) => ('person' in event ? [event.person] : [])),
  ]);
  // These two act, and are nobody of the plan.
  for (const id of [PARAF, OPERATOR]) ids.delete(id);
  return ids;
}
