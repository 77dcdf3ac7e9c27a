import { dispute } from '../approval/holder/dispute.ts';
import { disputeWrite } from '../records/section/also-written.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import { wasDisputed } from '../records/section/disputed.ts';
import type { NotMeLink } from '../records/links/link-item.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Dependencies } from './dependencies.ts';

/** "This was not me": holds the section as disputed and tells the coordinators; once per receipt. */
export const disputeDecision = (
  dependencies: Dependencies,
  { section, decision, person }: NotMeLink,
): Promise<Acted> =>
  changeSection(dependencies, {
    load: () => readLatestSnapshot(dependencies.table, section),
    rule: async (snapshot) =>
      dispute(snapshot.section, {
        by: person,
        now: dependencies.now(),
        decision,
        counted: await wasDisputed(dependencies.table, section, decision),
      }),
    writes: (_desk, event) => [disputeWrite(dependencies.table, section, decision, event.at)],
  });
