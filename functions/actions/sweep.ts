import type { UndeliverableReason } from '../approval/event.ts';
import { isHeld } from '../approval/section.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { isAboutFailure, type MailRow } from '../records/outbox/outbox-item.ts';
import {
  dueRows,
  dueWakeUps,
  noteFailedRow,
  retryRow,
  type UnreadableRow,
} from '../records/outbox/outbox-rows.ts';
import type { Sequencers } from '../step-functions/sequencer.ts';
import { noteUndeliverable } from './note-undeliverable.ts';
import type { Dependencies } from './dependencies.ts';
import { type Lost, type Repaired, repairSection } from './repair-section.ts';

/** So many halted sections are looked at by one sweep. */
const MOST_HALTED = 50;

/** How long a refused token may stay refused before its execution counts as lost, and how many repairs one sweep makes. */
export interface Sweeping {
  readonly refusedMs: number;
  readonly most: number;
  /** Waits between repairs, each of which has an execution started. */
  readonly gapMs: number;
}

export interface Swept {
  readonly repairs: readonly { readonly section: string; readonly lost: Lost; readonly repaired: Repaired }[];
  readonly unparked: number;
  readonly undeliverable: number;
  /** What could not be looked after, by the name of its fault; it is tried again by the next sweep. */
  readonly failed: readonly Failed[];
}

interface Failed {
  readonly section: string;
  readonly fault: string;
}

type Fail = (section: string, fault: unknown) => void;
const failsToRead = (fail: Fail) => (row: UnreadableRow) => fail(row.section, row);

/** Far enough ahead to see rows that wait for their next try. */
const AHEAD_MS = 60 * 60 * 1000;

/**
 * Once a minute: repairs what was lost, lets go what is parked without a hold, and tells of mails that failed. One
 * section that cannot be looked after holds up no other.
 */
export async function sweep(
  dependencies: Dependencies,
  sequencers: Sequencers,
  sweeping: Sweeping,
): Promise<Swept> {
  const failed: Failed[] = [];
  const fail: Fail = (section, fault) =>
    failed.push({ section, fault: fault instanceof Error ? fault.name : 'UnknownFault' });
  const lost = await lostSections(dependencies, sweeping, fail);
  const repairs: { section: string; lost: Lost; repaired: Repaired }[] = [];
  let isFirst = true;
  for (const [section, why] of lost) {
    if (!isFirst) await dependencies.wait(sweeping.gapMs);
    isFirst = false;
    try {
      repairs.push({
        section,
        lost: why,
        repaired: await repairSection(dependencies, sequencers, section, why),
      });
    } catch (fault) {
      fail(section, fault);
    }
  }
  const unparked = await unpark(dependencies, fail);
  const undeliverable = await tellOfFailures(dependencies, fail);
  return { repairs, unparked, undeliverable, failed };
}

async function lostSections(
  dependencies: Dependencies,
  { refusedMs, most }: Sweeping,
  fail: Fail,
): Promise<Map<string, Lost>> {
  const now = dependencies.now();
  const lost = new Map<string, Lost>();
  let halted = 0;
  for await (const { section, why } of dueWakeUps(dependencies.table, now)) {
    if (lost.size >= most) return lost;
    if (why === 'should-have-moved') lost.set(section, 'overdue');
    // One that had its rebuilds of the day is looked at until it has others: that must not keep the rest waiting.
    if (why === 'cause-may-have-passed' && ++halted <= MOST_HALTED) lost.set(section, 'cause-passed');
  }
  const refusedBy = new Date(Date.parse(now) - refusedMs).toISOString();
  for await (const row of dueRows(dependencies.table, 'orders', ahead(now), failsToRead(fail))) {
    if (lost.size >= most) break;
    if (row.refusedAt !== undefined && row.refusedAt <= refusedBy) lost.set(row.section, 'token-refused');
  }
  return lost;
}

/** An ask that was parked while its section was being released would wait for ever. */
async function unpark(dependencies: Dependencies, fail: Fail): Promise<number> {
  const now = dependencies.now();
  const held = new Map<string, boolean>();
  let freed = 0;
  for await (const row of dueRows(dependencies.table, 'parked', ahead(now), failsToRead(fail))) {
    try {
      const known = held.get(row.section) ?? (await isOnHold(dependencies, row.section));
      held.set(row.section, known);
      if (!known && (await retryRow(dependencies.table, row, 'parked', now))) freed += 1;
    } catch (fault) {
      fail(row.section, fault);
    }
  }
  return freed;
}

async function isOnHold(dependencies: Dependencies, section: string): Promise<boolean> {
  const snapshot = await readLatestSnapshot(dependencies.table, section);
  return snapshot !== null && isHeld(snapshot.section);
}

/** Coordinators hear of a failed mail once; never of a failed mail about a failed mail. */
async function tellOfFailures(dependencies: Dependencies, fail: Fail): Promise<number> {
  let told = 0;
  for await (const row of dueRows(
    dependencies.table,
    'failed',
    ahead(dependencies.now()),
    failsToRead(fail),
  )) {
    if (row.kind !== 'mail' || row.noted === true) continue;
    try {
      if (await tellOf(dependencies, row)) told += 1;
    } catch (fault) {
      fail(row.section, fault);
    }
  }
  return told;
}

async function tellOf(dependencies: Dependencies, row: MailRow): Promise<boolean> {
  if (!isAboutFailure(row)) {
    const { section, row: mail } = row;
    const ask = row.mail.mail === 'ask' ? row.mail : undefined;
    const about = { section, mail, person: row.mail.person, reason: reasonOf(row), ask };
    const told = await noteUndeliverable(dependencies, about, { section, row: mail, was: 'failed' });
    if (!('refused' in told)) return true;
  }
  // Nobody is told of this one: it is not looked at again.
  await noteFailedRow(dependencies.table, row);
  return false;
}

const reasonOf = ({ reason }: MailRow): UndeliverableReason =>
  reason === 'no-address' ? 'no-address' : 'rejected';

const ahead = (now: string): string => new Date(Date.parse(now) + AHEAD_MS).toISOString();
