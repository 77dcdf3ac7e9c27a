import type { Event } from '../../functions/approval/event.ts';
import type { Claim } from './invariants.ts';
import { type Ledger, opensNext, sitting } from './ledger.ts';

/** Of these the service says that they may be gone in a moment. */
const MAY_PASS = /^(TransientFault|Lambda\.(?!Resource)\w+|Sandbox\.Timedout|Runtime\.ExitError)$/;

/** A new execution takes over: the next generation, under a name that none had before. */
export function newExecution(
  was: Ledger,
  { generation, execution }: { generation: number; execution: string },
  claim: Claim,
): Ledger {
  const fresh = generation === was.generation + 1 && !was.executions.includes(execution);
  const named = execution.startsWith(`${was.id}.g${generation}.`) && execution.length <= 80;
  claim(fresh && named, '8-one-execution-at-a-time', `${execution} after generation ${was.generation}`);
  return { ...was, generation, halted: false, executions: [...was.executions, execution] };
}

export function rebuilt(was: Ledger, event: Extract<Event, { type: 'rebuilt' }>, claim: Claim): Ledger {
  const open = sitting(was) ?? opensNext(was);
  claim(
    was.ended === null && open?.stage === event.startAt && open.round === event.round,
    'rebuilds-resume-where-the-record-is',
    `at ${event.startAt} of round ${event.round}, not ${JSON.stringify(open && [open.stage, open.round])}`,
  );
  const { day } = event;
  const before = day === null ? 0 : was.rebuiltOn.filter((it) => it === day).length;
  const itself = day === null || (before < 3 && (!was.halted || MAY_PASS.test(was.haltedFor)));
  claim(
    itself,
    'rebuilds-resume-where-the-record-is',
    `by itself though ${before} times on ${day}, or halted for ${was.haltedFor}`,
  );
  const now = newExecution(was, event, claim);
  return day === null ? now : { ...now, rebuiltOn: [...was.rebuiltOn, day] };
}
