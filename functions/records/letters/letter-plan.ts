import { calendarsOf } from '../../deadlines/calendar.ts';
import type { LetterPlan, LetterSection } from '../../letters/letters-on.ts';
import type { Plan } from '../plan/plan.ts';
import type { LetterSettings } from './letter-settings.ts';

/** A plan as letters look at it. */
export const letterPlanOf = ({
  plan,
  letters,
  sections,
}: {
  readonly plan: Plan;
  readonly letters: LetterSettings;
  readonly sections: readonly LetterSection[];
}): LetterPlan => ({
  coordinators: plan.coordinators,
  mondayTo: letters.mondayTo,
  ladder: letters.ladder,
  calendar: calendarsOf(plan.daysOff).current,
  superiors: new Map(Object.entries(letters.superiors)),
  sections,
});
