import type { Event } from '../../functions/approval/event.ts';
import type { Section, Settings, Stage } from '../../functions/approval/section.ts';
import { openStage } from '../../functions/approval/section.ts';
import { instantAfter, MINUTE, MONDAY } from '../builders/clock.ts';
import { COORDINATOR } from '../builders/sections.ts';
import { foldFaults } from './fold-agrees.ts';
import { observe, type Violation } from './invariants.ts';
import { EMPTY, type Ledger } from './ledger.ts';
import { mailFaults } from './mail-table.ts';
import type { Rules } from './rules.ts';

/** A section somewhere in its life, with what people around it hold: old links, receipts; and a reader's ledger. */
export interface World {
  readonly section: Section;
  readonly ledger: Ledger;
  /** Every stage before the section's latest, oldest first: what old links still point to. */
  readonly former: readonly Stage[];
  readonly steps: number;
  readonly minutes: number;
  readonly now: string;
}

export interface Step {
  readonly world: World;
  readonly violations: readonly Violation[];
}

const minutes: string[] = [];

/** The instant so many minutes after Monday morning; kept, because a walk asks a million times. */
function minute(count: number): string {
  const known = minutes[count] ?? instantAfter(MONDAY, count * MINUTE);
  minutes[count] = known;
  return known;
}

/** The world after an event, and every invariant that this event broke. `passes`: minutes that then pass. */
export function follow(rules: Rules, was: World | null, event: Event, passes = 1): Step {
  const before = was?.section ?? null;
  const section = rules.apply(before, event);
  const { ledger, violations } = observe(was?.ledger ?? EMPTY, event);
  const mails = rules.mailsOf(before, event, section, [COORDINATOR]);
  const isNewStage = section.stage?.openedAt !== before?.stage?.openedAt;
  const left = isNewStage && before !== null && before.stage !== null ? [before.stage] : [];
  return {
    world: {
      section,
      ledger,
      former: [...(was?.former ?? []), ...left],
      steps: (was?.steps ?? 0) + 1,
      minutes: (was?.minutes ?? 0) + passes,
      now: minute((was?.minutes ?? 0) + passes),
    },
    violations: [
      ...violations,
      ...mailFaults(was?.ledger ?? EMPTY, event, ledger, [COORDINATOR], mails),
      ...foldFaults(section, ledger),
      ...stuck(section),
    ],
  };
}

/** A section that was imported a moment ago. */
export const imported = (rules: Rules, settings: Settings): { step: Step; event: Event } => {
  const event: Event = {
    type: 'imported',
    plan: 'p',
    section: 'p.s',
    title: 'Visi',
    book: 'Buku 1',
    settings,
    at: MONDAY,
    by: COORDINATOR,
  };
  return { step: follow(rules, null, event), event };
};

/** A section that has begun and not ended has a stage open or one that opens next, and never both. */
function stuck(section: Section): Violation[] {
  const begun = section.state !== 'not-started' && section.state !== 'signed-off';
  const moves = openStage(section) !== null ? section.next === null : section.next !== null;
  return !begun || section.state === 'cancelled' || moves
    ? []
    : [{ invariant: '7-stages-open-in-order', event: -1, because: 'nothing is open and nothing opens next' }];
}
