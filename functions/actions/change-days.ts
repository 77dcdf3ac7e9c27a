import { type PlanDay, type SaidOfDay, withDays, withoutDay } from '../deadlines/plan-day.ts';
import { readBoard } from '../records/plan/board.ts';
import { writePlanDays } from '../records/plan/plan-writes.ts';
import { MAX_PLAN_DAYS } from '../plan-file/limits.ts';
import { TransientFault } from '../step-functions/error-names.ts';
import type { Dependencies } from './dependencies.ts';

/** What a coordinator says of a plan's days, or takes back. */
export type DayChange = { readonly add: SaidOfDay } | { readonly remove: string };

export type DaysChanged =
  | { readonly days: readonly PlanDay[] }
  | { readonly refused: 'no-such-plan' | 'said-already' | 'not-said' | 'too-many-days' };

/** Days that are said, or taken back, make a revision of the plan's calendar. No open deadline moves by it. */
export async function changeDays(
  { table, now }: Dependencies,
  { plan, by, change }: { readonly plan: string; readonly by: string; readonly change: DayChange },
): Promise<DaysChanged> {
  const board = await readBoard(table, plan);
  if (board === null) return { refused: 'no-such-plan' };
  const former = board.plan.daysOff;
  const stands = former.filter(({ until }) => until === undefined);
  const ruled = ruleOn(stands, change);
  if (ruled !== null) return { refused: ruled };
  const days =
    'add' in change ? withDays(former, [change.add], { by, at: now() }) : withoutDay(former, change.remove);
  if (days.length > MAX_PLAN_DAYS) return { refused: 'too-many-days' };
  if (!(await writePlanDays(table, plan, { former, days })))
    throw new TransientFault(`the days of ${plan} are being changed by somebody else`);
  return { days };
}

function ruleOn(stands: readonly PlanDay[], change: DayChange): 'said-already' | 'not-said' | null {
  if ('remove' in change) return stands.some(({ date }) => date === change.remove) ? null : 'not-said';
  const { date, day, name, source } = change.add;
  const same = stands.some(
    (it) => it.date === date && it.day === day && it.name === name && it.source === source,
  );
  return same ? 'said-already' : null;
}
