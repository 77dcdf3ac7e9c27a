import type { UndeliverableReason } from '../approval/event.ts';
import { undeliverable } from '../approval/undeliverable.ts';
import { readLatestDesk } from '../records/desk.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Parts } from './parts.ts';

/** Notes that a mail did not reach a person: beside their name on the board, and to the coordinators by mail. */
export const noteUndeliverable = (
  parts: Parts,
  { section, ...about }: { section: string; person: string; mail: string; reason: UndeliverableReason },
): Promise<Acted> =>
  changeSection(parts, {
    load: () => readLatestDesk(parts.table, section),
    rule: (desk) => undeliverable(desk.section, { ...about, now: parts.now() }),
  });
