import * as v from 'valibot';
import { checkChain } from './check-chain.ts';
import { checkDiscussion } from './check-discussion.ts';
import { checkCurrent, checkPeople } from './check-people.ts';
import { checkReadable, readReadableNames } from './check-readable.ts';
import { checkTexts } from './check-texts.ts';
import { compareRecords } from './compare-records.ts';
import type { EventItem } from '../section/event-item.ts';
import type { Finding } from './finding.ts';
import { foldEvents } from './fold-events.ts';
import { planKey, planPartition } from '../keys.ts';
import { calendarsOf } from '../../deadlines/calendar.ts';
import { PlanItem } from '../plan/plan.ts';
import { findLostSections } from './lost-sections.ts';
import { checkChangesOnRecord, checkPeopleOnRecord, checkPlanChain } from './check-plan-log.ts';
import { checkHeads, type KeptHead } from './check-heads.ts';
import { eventsIn, readPlanLog } from '../plan/plan-log.ts';
import { readPeopleRecord } from '../plan/person-versions.ts';
import { queryPartition, readItem } from '../read-items.ts';
import { readEvidence } from './section-evidence.ts';
import type { Table } from '../table.ts';

/** Where the chain of a section has a head, as a receipt printed it. */
export interface HeadFound {
  readonly section: string;
  readonly event: number;
  readonly at: string;
}

/** A draft that was taken into a section's round, by the event that says so. */
export interface KnownDraft {
  readonly section: string;
  readonly event: number;
  readonly round: number;
  readonly sha256: string;
}

export interface Verified {
  readonly sections: number;
  readonly events: number;
  readonly findings: readonly Finding[];
  /** Every draft that the histories know. Their bytes lie elsewhere, and are not looked at here. */
  readonly drafts: readonly KnownDraft[];
  /** The event that made the head that was asked for; null: none of this plan has it. */
  readonly head: HeadFound | null;
}

/**
 * Folds every section's events, checks its chain and its texts, and compares what they make with the items that the
 * office works with; a Scan finds sections that have lost their own item. `head`: the first digits of a hash in
 * lower-case hex, to be looked for. `kept`: heads that were kept elsewhere, each of which must still be in its chain.
 */
export async function verifyPlan(
  table: Table,
  plan: string,
  head?: string,
  kept: readonly KeptHead[] = [],
): Promise<Verified> {
  const calendars = calendarsOf(await readDaysOff(table, plan));
  const findings: Finding[] = [];
  const drafts: KnownDraft[] = [];
  const seen = new Set<string>();
  let count = 0;
  let found: HeadFound | null = null;
  const before = await readPeopleRecord(table, plan);
  const all = new Map<string, readonly EventItem[]>();
  for await (const { sk } of queryPartition(table, planPartition(plan), 'SECTION#')) {
    const section = String(sk).slice('SECTION#'.length);
    const made = await readReadableNames(table, section);
    const evidence = await readEvidence(table, section);
    if (evidence === null) continue;
    const { events, findings: inChain } = checkChain(evidence);
    const folded = foldEvents(section, events, calendars);
    findings.push(...inChain, ...checkTexts(evidence, events), ...folded.findings);
    all.set(section, events);
    if (folded.whole)
      findings.push(
        ...compareRecords(evidence, folded),
        ...checkDiscussion(evidence, events, folded.discussion),
      );
    drafts.push(...events.flatMap((it) => draftIn(section, it)));
    findings.push(...checkReadable(evidence, made));
    seen.add(section);
    count += events.length;
    const match = head === undefined ? undefined : events.find(({ hash }) => hash.startsWith(head));
    if (match !== undefined) found = { section, event: match.seq, at: match.event.at };
  }
  // A change may be made meanwhile. Whatever a section tells of was begun on the plan's record before; and all versions
  // that either names are there by now, which may be later ones.
  const log = await readPlanLog(table, plan);
  const people = await readPeopleRecord(table, plan);
  const held = { versions: people.versions, currents: before.currents };
  for (const [section, events] of all)
    findings.push(...checkPeople(section, events, held), ...checkChangesOnRecord(section, events, log));
  findings.push(...checkPlanChain(plan, log), ...checkPeopleOnRecord(plan, log, { before, after: people }));
  findings.push(...checkHeads(kept, (of) => (of === plan ? eventsIn(log) : all.get(of))));
  findings.push(...checkCurrent(plan, people), ...(await findLostSections(table, plan, seen)));
  return { sections: seen.size, events: count, findings, drafts, head: found };
}

/** What the plan says of single days; nothing where its own item is lost or not there yet. */
async function readDaysOff(table: Table, plan: string) {
  const item = await readItem(table, planKey(plan));
  return item === null ? [] : v.parse(v.pick(PlanItem, ['daysOff']), item).daysOff;
}

/** What cannot be a SHA-256 is found by the chain: it names no bytes. */
const draftIn = (section: string, { seq, event }: EventItem): KnownDraft[] =>
  event.type === 'draft-used' && /^[0-9a-f]{64}$/.test(event.sha256)
    ? [{ section, event: seq, round: event.round, sha256: event.sha256 }]
    : [];
