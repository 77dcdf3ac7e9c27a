import { apply } from '../approval/apply.ts';
import { seatsOf, type Section } from '../approval/section.ts';
import { SECTION_STAGES } from '../approval/path/stages.ts';
import { toSectionItem } from '../records/section/section-item.ts';
import { itemBytes } from './item-bytes.ts';
import type { PlanFile, SectionEntry } from './plan-file.ts';
import { settingsOf } from './settings-of.ts';

const AT = '2026-01-01T09:00:00.000Z';
const HASH = 'f'.repeat(64);
const FAR = { version: 100, seq: 100, head: HASH, written: { stage: 100, settings: 100 }, shape: 1 };

/** How large the section's item is in the stage that asks the most people, in a far round, not held: bytes. */
export function sectionBytes(file: PlanFile, entry: SectionEntry): number {
  const id = `${file.plan}.${entry.id}`;
  const settings = settingsOf(file, entry);
  const imported = apply(null, {
    type: 'imported',
    plan: file.plan,
    section: id,
    title: entry.title,
    book: entry.book,
    settings,
    at: AT,
    by: 'paraf',
  });
  const far: Section = {
    ...imported,
    // As high as after a restore: ten digits until the year 2286.
    generation: 9_999_999_999,
    execution: `${id}.g9999999999.ffffffff`,
    draft: { sha256: HASH, round: 10 },
  };
  const sizes = SECTION_STAGES.map((stage) => {
    const seats = seatsOf(settings, stage);
    const clock = { set: AT, from: AT, days: 60, held: 0, calendar: '99.99' };
    const opened = { stage, round: 10, due: AT, clock, seats };
    const open = apply(far, { type: 'stage-opened', ...opened, at: AT, by: 'paraf' });
    return itemBytes(toSectionItem(open, FAR, null));
  });
  return Math.max(...sizes);
}
