import { start } from '../approval/start.ts';
import { readLatestDesk } from '../records/desk.ts';
import { changeSection } from './change-section.ts';
import type { Acted } from './coordinator-acts.ts';
import { freshName, type Parts } from './parts.ts';

/** Starts a section's way through the stages: drafting of round 1 opens as soon as the execution runs. */
export async function startSection(
  parts: Parts,
  { section, by }: { section: string; by: string },
): Promise<Acted> {
  const change = freshName(parts);
  return changeSection(parts, {
    change,
    load: () => readLatestDesk(parts.table, section),
    rule: (desk) => start(desk.section, { by, now: parts.now(), row: change }),
  });
}
