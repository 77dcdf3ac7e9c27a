import type { StageName } from '../approval/path/paths.ts';
import type { Seat, Settings } from '../approval/section.ts';
import { SECTION_STAGES } from '../approval/path/stages.ts';
import { type PlanFile, type SectionEntry, workingDaysOf } from './plan-file.ts';
import { seatOf } from './roster.ts';

/** A section's settings as the file has them, stages in the order of the path (equal settings are equal as JSON). */
export function settingsOf(file: PlanFile, entry: SectionEntry): Settings {
  const seats: Partial<Record<StageName, readonly Seat[]>> = {};
  for (const stage of SECTION_STAGES) seats[stage] = entry.roster[stage].map(seatOf);
  return { roster: seats, workingDays: workingDaysOf(file, entry) };
}
