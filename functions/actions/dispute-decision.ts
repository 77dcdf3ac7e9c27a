import { dispute } from '../approval/dispute.ts';
import { disputeWrite } from '../records/beside.ts';
import { readLatestDesk } from '../records/desk.ts';
import { wasDisputed } from '../records/disputed.ts';
import type { NotMeLink } from '../records/link-item.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Parts } from './parts.ts';

/** "This was not me": holds the section as disputed and tells the coordinators; once per receipt. */
export const disputeDecision = (parts: Parts, { section, decision, person }: NotMeLink): Promise<Acted> =>
  changeSection(parts, {
    load: () => readLatestDesk(parts.table, section),
    rule: async (desk) =>
      dispute(desk.section, {
        by: person,
        now: parts.now(),
        decision,
        counted: await wasDisputed(parts.table, section, decision),
      }),
    writes: (_desk, event) => [disputeWrite(parts.table, section, decision, event.at)],
  });
