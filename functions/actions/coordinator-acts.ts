import type { Reasoned } from '../approval/acting.ts';
import { add } from '../approval/coordinator/add.ts';
import { cancel } from '../approval/coordinator/cancel.ts';
import { closeEarly } from '../approval/coordinator/close-early.ts';
import { excuse } from '../approval/coordinator/excuse.ts';
import { extend } from '../approval/coordinator/extend.ts';
import { hold, release } from '../approval/coordinator/hold.ts';
import { rebuild } from '../approval/coordinator/rebuild.ts';
import { recall } from '../approval/coordinator/recall.ts';
import { type Refusal, refuse, type Ruling } from '../approval/refusal.ts';
import { replace } from '../approval/coordinator/replace.ts';
import { resend } from '../approval/coordinator/resend.ts';
import { openStage, type Section } from '../approval/section.ts';
import { type Calendars, calendarsOf } from '../deadlines/calendar.ts';
import { movedByHold, setByHand } from '../deadlines/clock.ts';
import { unparkWrite } from '../records/section/also-written.ts';
import { readLatestSnapshot } from '../records/section/snapshot.ts';
import type { Person } from '../records/plan/plan.ts';
import { newPersonWrites } from '../records/plan/person-versions.ts';
import { readParkedRows } from '../records/outbox/outbox-rows.ts';
import { type Changed, changeSection, type NoSection } from './change-section.ts';
import { writing } from './change-people.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/** Who acts: a person of the plan by id, or by a name that is nobody's; and why. */
export interface Act {
  readonly section: string;
  readonly by: string;
  readonly name: string | null;
  readonly why: string;
}

/** A coordinator's acts on a section, one member per command of `paraf`. Each is one change with its reason. */
export type CoordinatorAct =
  | { readonly act: 'hold' | 'release' | 'recall' | 'cancel' | 'close' }
  | { readonly act: 'rebuild' }
  | { readonly act: 'add'; readonly person: string; readonly required: boolean; readonly later: boolean }
  | { readonly act: 'replace'; readonly person: string; readonly successor: string; readonly later: boolean }
  | { readonly act: 'excuse' | 'resend'; readonly person: string }
  | { readonly act: 'extend'; readonly due: string };

export type Acted = Changed | Refusal | NoSection;

/** A transaction takes 100 items. What is parked beyond that (links resent while held) the next sweep lets go. */
const UNPARKED_AT_ONCE = 80;

/** What an act is carried out with besides. */
export interface Given {
  /** The section's version that the person was shown; where it has moved since, the act is refused. */
  readonly version?: number;
  /** The name that the person's form gives to the change: sent once more, it finds its own event by it. */
  readonly change?: string;
  /** Whom the act asks, where they are not in the plan yet: added with it, or not at all. */
  readonly newcomer?: Person & { readonly email: string };
}

/** Carries out one act. A release also lets the parked asks go. */
export async function actAsCoordinator(
  dependencies: Dependencies,
  who: Act,
  act: CoordinatorAct,
  { version, newcomer, change = freshName(dependencies) }: Given = {},
): Promise<Acted> {
  return changeSection(dependencies, {
    change,
    load: () => readLatestSnapshot(dependencies.table, who.section),
    rule: ({ section, standing, plan }) =>
      version !== undefined && version !== standing.version
        ? refuse({ refused: 'changed-since' })
        : ruleOn(section, { by: who.by, why: who.why, now: dependencies.now() }, act, {
            change,
            calendars: calendarsOf(plan.daysOff),
          }),
    text: { text: who.why, name: who.name },
    writes: async ({ plan }, event) => [
      ...(newcomer === undefined
        ? []
        : newPersonWrites(dependencies.table, plan.plan, newcomer, writing(dependencies, who.by))),
      ...(event.type === 'released'
        ? (await readParkedRows(dependencies.table, who.section))
            .slice(0, UNPARKED_AT_ONCE)
            .map((row) => unparkWrite(dependencies.table, who.section, row.row, event.at))
        : []),
    ],
  });
}

/** What an act is ruled with: the name of the change, and of the execution that it may start; and the plan's calendars. */
export interface RuledWith {
  readonly change: string;
  readonly calendars: Calendars;
}

/** What the rule of this act says. */
export function ruleOn(
  section: Section,
  reasoned: Reasoned,
  act: CoordinatorAct,
  { change, calendars }: RuledWith,
): Ruling {
  switch (act.act) {
    case 'hold':
      return hold(section, reasoned);
    case 'release': {
      const moved = movedByHold(section, openStage(section), { now: reasoned.now, calendars });
      return release(section, { ...reasoned, ...(moved === null ? {} : { moved }) });
    }
    case 'recall':
      return recall(section, { ...reasoned, row: change });
    case 'cancel':
      return cancel(section, reasoned);
    case 'close':
      return closeEarly(section, reasoned);
    case 'add':
      return add(section, { ...reasoned, ...act });
    case 'replace':
      return replace(section, { ...reasoned, ...act });
    case 'excuse':
      return excuse(section, { ...reasoned, ...act });
    case 'resend':
      return resend(section, { ...reasoned, ...act });
    case 'extend':
      return extend(section, { ...reasoned, ...setByHand(act.due, reasoned.now, calendars.current) });
    case 'rebuild':
      return rebuild(section, {
        by: reasoned.by,
        now: reasoned.now,
        row: change,
        reason: 'by-hand',
        day: null,
      });
  }
}

/** Starts a new execution where the records say, on a person's word: a halted section goes on. `why` may be empty. */
export const rebuildByHand = (dependencies: Dependencies, who: Act): Promise<Acted> =>
  actAsCoordinator(dependencies, who, { act: 'rebuild' });
