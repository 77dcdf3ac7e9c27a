import { isDeepStrictEqual } from 'node:util';
import { apply, ImpossibleEvent } from '../../approval/apply.ts';
import type { Event } from '../../approval/event.ts';
import type { Section, Stage } from '../../approval/section.ts';
import { isHeld, seatsOf } from '../../approval/section.ts';
import { tally } from '../../approval/holder/tally.ts';
import type { Calendars } from '../../deadlines/calendar.ts';
import { dueOf } from '../../deadlines/due.ts';
import { discuss, type Discussion, ImpossibleSealing, NO_DISCUSSION } from '../../discussion/discussion.ts';
import { stillUnanswered } from '../../discussion/seal.ts';
import { seatIn } from '../../discussion/whose.ts';
import type { EventItem } from '../section/event-item.ts';
import type { Finding } from './finding.ts';
import { draftItemKey, stageKey } from '../keys.ts';
import { toHoldingItems } from '../section/stage-item.ts';

type Holding = ReturnType<typeof toHoldingItems>[number];

/** What the events make, by sort key, each with the event that made it last what it is. */
export interface Folded {
  readonly section: Section | null;
  readonly stages: ReadonlyMap<string, { readonly seq: number; readonly value: Stage }>;
  readonly holdings: ReadonlyMap<string, { readonly seq: number; readonly value: Holding }>;
  readonly drafts: ReadonlyMap<string, { readonly seq: number; readonly value: { by: string; at: string } }>;
  readonly discussion: Discussion;
  readonly findings: readonly Finding[];
  /** Whether all of the events are known here; otherwise nothing can be said of what they make. */
  readonly whole: boolean;
}

/** Folds a section's events, and asks of each whether it may follow the ones before it. Stops where it cannot go on. */
export function foldEvents(id: string, events: readonly EventItem[], calendars: Calendars): Folded {
  const findings: Finding[] = [];
  const stages = new Map<string, { seq: number; value: Stage }>();
  const holdings = new Map<string, { seq: number; value: Holding }>();
  const drafts = new Map<string, { seq: number; value: { by: string; at: string } }>();
  let section: Section | null = null;
  let discussion = NO_DISCUSSION;
  for (const { seq, event } of events) {
    if (event.type === 'unknown') {
      const what = `is of a kind (${event.named}) that this release does not know: verify with the one that wrote it`;
      return {
        section,
        stages,
        holdings,
        drafts,
        discussion,
        findings: [...findings, { section: id, event: seq, what }],
        whole: false,
      };
    }
    const before: Section | null = section;
    const what = before === null ? foreign(id, event) : misplaced(before, event);
    if (what !== null) findings.push({ section: id, event: seq, what });
    const amiss = miscounted(event, calendars);
    if (amiss !== null) findings.push({ section: id, event: seq, what: amiss });
    const wrong = before === null ? null : missealed(before, discussion, event);
    if (wrong !== null) findings.push({ section: id, event: seq, what: wrong });
    try {
      section = apply(before, event);
      discussion = discuss(discussion, event);
    } catch (fault) {
      if (!(fault instanceof ImpossibleEvent) && !(fault instanceof ImpossibleSealing)) throw fault;
      findings.push({ section: id, event: seq, what: `cannot follow what was before it (${fault.message})` });
      break;
    }
    if (event.type === 'draft-used') {
      drafts.set(draftItemKey(id, event.round, event.sha256).sk, {
        seq,
        value: { by: event.by, at: event.at },
      });
    }
    if (section.stage !== null && section.stage !== before?.stage) {
      stages.set(stageKey(id, section.stage.round, section.stage.stage).sk, { seq, value: section.stage });
      for (const value of toHoldingItems(section)) {
        if (!isDeepStrictEqual(holdings.get(value.sk)?.value, value)) holdings.set(value.sk, { seq, value });
      }
    }
  }
  return { section, stages, holdings, drafts, discussion, findings, whole: true };
}

const foreign = (id: string, event: Event): string | null =>
  event.type !== 'imported' || event.section === id ? null : `imports ${event.section}`;

/** A deadline that is not the count over the calendar that its event names; one that only a newer release knows is let be. */
function miscounted(event: Event, calendars: Calendars): string | null {
  const set = event.type === 'released' ? event.moved : 'due' in event ? event : undefined;
  if (set?.clock === undefined) return null;
  const calendar = calendars.of(set.clock.calendar);
  if (calendar === null) return null;
  const counted = dueOf(set.clock, calendar);
  return counted === set.due ? null : `sets a deadline that its calendar (${calendar.version}) does not`;
}

const CLOSED_WHILE_HELD = 'closes a stage while the section is held';

/** What an event claims against what the rules allow; null where they agree. */
function misplaced(before: Section, event: Event): string | null {
  switch (event.type) {
    case 'stage-opened': {
      const { next, settings } = before;
      if (next?.stage !== event.stage || next.round !== event.round)
        return `opens ${event.stage} out of its turn`;
      return isDeepStrictEqual(seatsOf(settings, event.stage), event.seats)
        ? null
        : 'asks others than the settings do';
    }
    case 'decided':
      if (isHeld(before)) return 'decides while the section is held';
      if (before.draft?.sha256 !== event.draft) return 'decides on another draft than the section’s';
      return closing(before, event);
    case 'excused':
      return isHeld(before) && event.closes !== null ? CLOSED_WHILE_HELD : closing(before, event);
    case 'closed-early':
      return isHeld(before) ? CLOSED_WHILE_HELD : null;
    default:
      return null;
  }
}

/** What a decision claims to seal against what it may; null where they agree. */
function missealed(before: Section, discussion: Discussion, event: Event): string | null {
  if (event.type !== 'decided') return null;
  const { choice, sealed, by } = event;
  const answered = new Set(sealed?.answers.map(({ comment }) => comment));
  if (choice === 'submit') {
    const open = stillUnanswered(discussion, []).filter((number) => !answered.has(number));
    if (open.length > 0) return `submits while M-${open.join(', M-')} has no answer`;
  }
  if (sealed === undefined) return null;
  if (sealed.seat !== seatIn(before.stage, by)) return 'seals comments of another seat';
  const others = [...sealed.accepted, ...sealed.reopened].filter(
    (number) => discussion[number - 1]?.seat !== sealed.seat,
  );
  if (others.length > 0) return `accepts or reopens M-${others.join(', M-')} of another seat`;
  if (choice !== 'approve' && sealed.accepted.length > 0) return 'accepts answers without an approval';
  if (choice !== 'submit' && sealed.answers.length > 0) return 'answers comments without a submission';
  return choice === 'approve' && sealed.comments.includes('must') ? 'approves what must be mended' : null;
}

function closing(before: Section, event: Extract<Event, { closes: unknown }>): string | null {
  let stage: Stage | null;
  try {
    stage = apply(before, { ...event, closes: null }).stage;
  } catch {
    return null; // Said by the fold itself.
  }
  const due = stage === null ? null : tally(stage);
  return due === event.closes
    ? null
    : `says that the stage ${event.closes === null ? 'goes on' : `closes ${event.closes}`}, and the tally says ${due ?? 'that it goes on'}`;
}
