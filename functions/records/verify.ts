import { checkChain } from './check-chain.ts';
import { checkTexts } from './check-texts.ts';
import { compareRecords } from './compare-records.ts';
import type { Finding } from './finding.ts';
import { foldEvents } from './fold-events.ts';
import { planPartition } from './keys.ts';
import { findLostSections } from './lost-sections.ts';
import { queryPartition } from './read-items.ts';
import { readEvidence } from './section-evidence.ts';
import type { Table } from './table.ts';

/** Where the chain of a section has a head, as a receipt printed it. */
export interface HeadFound {
  readonly section: string;
  readonly event: number;
  readonly at: string;
}

export interface Verified {
  readonly sections: number;
  readonly events: number;
  readonly findings: readonly Finding[];
  /** The event that made the head that was asked for; null: none of this plan has it. */
  readonly head: HeadFound | null;
}

/**
 * Folds every section's events, checks its chain and its texts, and compares what they make with the items that the
 * office works with; a Scan finds sections that have lost their own item. `head`: the first digits of a hash in
 * lower-case hex, to be looked for.
 */
export async function verifyPlan(table: Table, plan: string, head?: string): Promise<Verified> {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let count = 0;
  let found: HeadFound | null = null;
  for await (const { sk } of queryPartition(table, planPartition(plan), 'SECTION#')) {
    const section = String(sk).slice('SECTION#'.length);
    const evidence = await readEvidence(table, section);
    if (evidence === null) continue;
    const { events, findings: inChain } = checkChain(evidence);
    const folded = foldEvents(section, events);
    findings.push(...inChain, ...checkTexts(evidence, events), ...folded.findings);
    if (folded.whole) findings.push(...compareRecords(evidence, folded));
    seen.add(section);
    count += events.length;
    const match = head === undefined ? undefined : events.find(({ hash }) => hash.startsWith(head));
    if (match !== undefined) found = { section, event: match.seq, at: match.event.at };
  }
  findings.push(...(await findLostSections(table, plan, seen)));
  return { sections: seen.size, events: count, findings, head: found };
}
