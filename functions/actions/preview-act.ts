import { apply } from '../approval/apply.ts';
import { askStands } from '../approval/ask-stands.ts';
import type { Event } from '../approval/event.ts';
import { type Mail, mailsOf } from '../approval/follows/mails.ts';
import { isRefusal, type Refusal } from '../approval/refusal.ts';
import { holdersOf, isHeld, type Section } from '../approval/section.ts';
import { calendarsOf } from '../deadlines/calendar.ts';
import { seatedBy, type Unsuited, unsuited } from '../approval/coordinator/unsuited.ts';
import { type Snapshot, readLatestSnapshot } from '../records/section/snapshot.ts';
import { readParkedRows } from '../records/outbox/outbox-rows.ts';
import type { NoSection } from './change-section.ts';
import { type Act, type CoordinatorAct, ruleOn } from './coordinator-acts.ts';
import { freshName, type Dependencies } from './dependencies.ts';

/** From where an act was foreseen, and the name that its change will have. */
export interface Foreseen {
  /** The section's version, and its latest event. */
  readonly version: number;
  readonly seq: number;
  readonly change: string;
}

/** What an act would do. People are ids. */
export interface Preview {
  readonly event: Event;
  readonly before: Section;
  readonly after: Section;
  /** The mails that the act writes; a parked one waits until the section is released. */
  readonly mails: readonly (Mail & { readonly parked: boolean })[];
  /** Asks that wait for the section's release and go with this act. */
  readonly freed: readonly Mail[];
  /** Whose links stop working. */
  readonly unlinked: readonly string[];
  /** What speaks against whom the act asks. */
  readonly unsuited: readonly Unsuited[];
  readonly foreseen: Foreseen;
}

/**
 * Foresees an act: loads, asks the rule, and applies what it says. Writes nothing. `seen`: a snapshot that was read for
 * this very request already.
 */
export async function previewAct(
  dependencies: Dependencies,
  who: Act,
  act: CoordinatorAct,
  seen?: Snapshot,
): Promise<Preview | Refusal | NoSection> {
  const snapshot = seen ?? (await readLatestSnapshot(dependencies.table, who.section));
  if (snapshot === null) return { refused: 'no-such-section' };
  const { plan, section: before, standing } = snapshot;
  const change = freshName(dependencies);
  const reasoned = { by: who.by, why: who.why, now: dependencies.now() };
  const event = ruleOn(before, reasoned, act, { change, calendars: calendarsOf(plan.daysOff) });
  if (isRefusal(event)) return event;
  const after = apply(before, event);
  const held = isHeld(after);
  const seated = seatedBy(event);
  return {
    event,
    before,
    after,
    mails: mailsOf(before, event, after, plan.coordinators).map((mail) => ({
      ...mail,
      parked: held && mail.mail === 'ask',
    })),
    freed: event.type === 'released' ? await waitingIn(dependencies, after) : [],
    unlinked: holdersOf(before)
      .filter(({ person, linkEpoch }) => !stillStands(after, before, person, linkEpoch))
      .map(({ person }) => person),
    unsuited: seated === null ? [] : unsuited(before, seated),
    foreseen: { version: standing.version, seq: standing.seq, change },
  };
}

/** Parked asks that still stand; the others are dropped when they are let go. */
async function waitingIn({ table }: Dependencies, after: Section): Promise<Mail[]> {
  const parked = (await readParkedRows(table, after.id)).map(({ mail }) => mail);
  return parked.filter((mail) => mail.mail === 'ask' && askStands(after, mail));
}

const stillStands = (after: Section, { stage }: Section, person: string, epoch: number): boolean =>
  stage !== null && askStands(after, { person, stage: stage.stage, round: stage.round, epoch });
