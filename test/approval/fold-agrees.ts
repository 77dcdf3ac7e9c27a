import {
  type Assignment,
  openStage,
  type Seat,
  seatsOf,
  type Section,
} from '../../functions/approval/section.ts';
import { STAGES } from '../../functions/approval/path/stages.ts';
import type { Violation } from './invariants.ts';
import { type Ledger, latest, opensNext, type Place, placeOf, sitting } from './ledger.ts';

/** Where a section differs from what its history says (invariant 11): [] if nowhere. */
export function foldFaults(section: Section, ledger: Ledger): Violation[] {
  return differences(section, ledger).map((because) => ({
    invariant: '11-folding-gives-the-section',
    event: ledger.seen - 1,
    because,
  }));
}

type Plain = string | number | boolean | null;

function differences(section: Section, ledger: Ledger): string[] {
  const last = latest(ledger);
  const { stage, next, draft } = section;
  const due = ledger.ended === null ? opensNext(ledger) : null;
  const found: string[] = [];
  const same = (what: string, is: Plain, told: Plain): void => {
    if (is !== told) found.push(`${what} is ${is}, the history says ${told}`);
  };
  same('id', section.id, ledger.id);
  same('state', section.state, ledger.ended ?? last?.stage ?? 'not-started');
  same('round', section.round, last?.round ?? 0);
  same('open', openStage(section)?.stage ?? null, sitting(ledger)?.stage ?? null);
  same('next', next?.stage ?? null, due?.stage ?? null);
  same('next round', next?.round ?? null, due?.round ?? null);
  same('outcome', stage?.closed?.outcome ?? null, last?.outcome ?? null);
  same('due', stage?.due ?? null, last?.due ?? null);
  same('held', section.hold !== null, ledger.held);
  same('disputed', section.dispute !== null, ledger.disputed);
  same('halted', section.halt !== null, ledger.halted);
  same('draft', draft?.sha256 ?? null, ledger.draft?.sha256 ?? null);
  same('round of the draft', draft?.round ?? null, ledger.draft?.round ?? null);
  same('generation', section.generation, ledger.generation);
  same('execution', section.execution, ledger.executions.at(-1) ?? null);
  for (const name of STAGES) {
    same(`roster of ${name}`, rosterFault(seatsOf(section.settings, name), seatsOf(ledger, name)), null);
  }
  same('assignments', stage?.assignments.length ?? 0, last?.places.length ?? 0);
  for (const assignment of stage?.assignments ?? []) {
    const place = last === null ? undefined : placeOf(last, assignment.person);
    same(assignment.person, place === undefined ? 'unknown' : placeFault(assignment, place), null);
  }
  return found;
}

function placeFault(is: Assignment, told: Place): string | null {
  const decision = is.status === 'decided' ? is.decision : null;
  if ((is.status === 'open' ? 'asked' : is.status) !== told.stands) return is.status;
  if (is.required !== (told.required && told.stands !== 'excused')) return `required ${is.required}`;
  if ((decision?.choice ?? null) !== told.choice) return `${decision?.choice}`;
  if ((decision?.draft ?? null) !== told.draft) return `on draft ${decision?.draft}`;
  if ((is.seat ?? is.person) !== told.seat) return `at seat ${is.seat}`;
  return is.linkEpoch === told.epoch ? null : `link epoch ${is.linkEpoch}`;
}

function rosterFault(is: readonly Seat[], told: readonly Seat[]): string | null {
  const found = is.every((seat) =>
    told.some((it) => it.person === seat.person && it.required === seat.required && it.seat === seat.seat),
  );
  return found && is.length === told.length ? null : is.map((it) => it.person).join(', ');
}
