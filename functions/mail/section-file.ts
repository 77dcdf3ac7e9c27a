import { OPERATOR, PARAF } from '../approval/acting.ts';
import type { Mail } from '../approval/follows/mails.ts';
import type { Delivery } from '../outbox/deliver-row.ts';
import { type CommentTold, readComments } from '../records/discussion/read-comments.ts';
import { type Dossier, readDossier } from '../records/section/dossier.ts';
import type { MailRow } from '../records/outbox/outbox-item.ts';
import { type Cast, readCast } from '../records/plan/cast.ts';
import { asPerson, readVersions } from '../records/plan/person-versions.ts';
import type { Readdressing } from './facts/telling.ts';

/** A section as it was read, and those of its people who were looked up. */
export interface SectionFile {
  readonly dossier: Dossier;
  /** Null until a mail of it is to be sent. */
  people: Cast | null;
}

/** What each run read last; a Delivery is one run. */
const lastRead = new WeakMap<Delivery, SectionFile>();

/**
 * The section that a mail tells of. The mails that one change causes come one after the other, and tell of the same
 * records: those are read once, so that a receipt or a note may name people as they were some seconds ago. An ask is held
 * against the section as it is now. Null: no such section.
 */
export const fileOf = (delivery: Delivery, row: MailRow): Promise<SectionFile | null> =>
  ahead.get(row) ?? readFile(delivery, row);

/** What was begun to be read while the row was being claimed. */
const ahead = new WeakMap<MailRow, ReturnType<typeof readFile>>();

/** Begins to read the section that a mail tells of, so that it need not wait for the claim. */
export function readFileAhead(delivery: Delivery, row: MailRow): void {
  const reading = readFile(delivery, row);
  // Whoever sends is told of the fault.
  reading.catch(() => {});
  ahead.set(row, reading);
}

async function readFile(delivery: Delivery, { section, seq, mail }: MailRow): Promise<SectionFile | null> {
  const last = lastRead.get(delivery);
  const tellsEnough = last?.dossier.section.id === section && last.dossier.standing.seq >= seq;
  if (last !== undefined && tellsEnough && mail.mail !== 'ask') return last;
  const dossier = await readDossier(delivery.table, section);
  if (dossier === null) return null;
  const file: SectionFile = { dossier, people: null };
  lastRead.set(delivery, file);
  return file;
}

/** Everybody whom this mail may name, by id; those who were not looked up for a mail before are now, with the others. */
export async function peopleIn({ table }: Delivery, file: SectionFile, mail: Mail): Promise<Cast> {
  const { dossier, people } = file;
  const named = namedBy(dossier, mail);
  if (people !== null && [...named].every((id) => people.has(id))) return people;
  const found = await readCast(table, dossier.section.plan, dossier.events, [
    ...named,
    ...(people?.keys() ?? []),
  ]);
  file.people = found;
  return found;
}

/** What was sent of the discussion, for an ask: other mails say nothing of it. */
export const saidIn = async (
  { table }: Delivery,
  { dossier }: SectionFile,
  mail: Mail,
): Promise<readonly CommentTold[]> =>
  mail.mail === 'ask' && dossier.standing.written.comments !== undefined
    ? (await readComments(table, dossier.section.id)).comments
    : [];

/** Who somebody was and is whose mails go elsewhere; null where a mail tells of none, or nothing is known of them. */
export async function readdressingIn(
  { table }: Delivery,
  { dossier }: SectionFile,
  mail: Mail,
): Promise<Readdressing | null> {
  if (mail.mail !== 'note' || mail.about === undefined) return null;
  const { person, version, former, toFormer } = mail.about;
  const [was, is] = await readVersions(table, dossier.section.plan, [
    [person, former],
    [person, version],
  ]);
  if (was == null || is == null) return null;
  return { former: asPerson(was), now: asPerson(is), by: is.by, to: toFormer ? asPerson(was) : null };
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
