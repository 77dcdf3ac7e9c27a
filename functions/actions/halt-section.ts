import { halt } from '../approval/halt.ts';
import { readLatestDesk } from '../records/desk.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import type { Parts } from './parts.ts';

/** Marks a section whose execution of this generation cannot go on. `reason` is an error's name, never its text. */
export const haltSection = (
  parts: Parts,
  { section, generation, reason }: { section: string; generation: number; reason: string },
): Promise<Acted> =>
  changeSection(parts, {
    load: () => readLatestDesk(parts.table, section),
    rule: (desk) => halt(desk.section, { generation, reason, now: parts.now() }),
  });
