import { type Seated, standing } from '../approval/holder/standing.ts';
import type { Refusal } from '../approval/refusal.ts';
import type { Section, Stage } from '../approval/section.ts';

/** Whether this person may still write papers in this stage: as long as they may decide, and also while it is held. */
export function mayWrite(
  section: Section,
  asked: Stage | null,
  seat: Seated,
): { readonly ready: true } | Refusal {
  const stands = standing({ ...section, hold: null, dispute: null }, asked, seat);
  return 'refused' in stands ? stands : { ready: true };
}
