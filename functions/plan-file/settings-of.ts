import type { Settings } from '../approval/section.ts';
import { type PlanFile, type SectionEntry, workingDaysOf } from './plan-file.ts';
import { seatOf } from './roster.ts';

/** A section's settings as the file has them, stages in the order of the path (equal settings are equal as JSON). */
export const settingsOf = (file: PlanFile, { roster, ...section }: SectionEntry): Settings => ({
  roster: {
    drafting: roster.drafting.map(seatOf),
    'opd-review': roster['opd-review'].map(seatOf),
    'ugm-review': roster['ugm-review'].map(seatOf),
    'sekda-sign-off': roster['sekda-sign-off'].map(seatOf),
  },
  workingDays: workingDaysOf(file, { roster, ...section }),
});
