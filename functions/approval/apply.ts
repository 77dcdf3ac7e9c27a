import type { Event } from './event.ts';
import { opensAfter } from './path/opens-after.ts';
import type { Assignment, Clock, Seat, Section, Stage } from './section.ts';
import { assignmentOf, decidersOf, draftersOf, holdersOf, openStage } from './section.ts';
import { saidSeat, withReplaced, withSeat } from './settings.ts';
import type { Outcome } from './path/choices.ts';
import { firstStage, UNSAID_PATH } from './path/stages.ts';

/** An event that cannot follow what is known: the history has been tampered with, or a rule is wrong. */
export class ImpossibleEvent extends Error {
  override name = 'ImpossibleEvent';
}

/** The section after this event. Folding all of a section's events from null gives its current state. */
export function apply(before: Section | null, event: Event): Section {
  if (event.type === 'imported') {
    if (before !== null) throw new ImpossibleEvent('imported twice');
    return {
      id: event.section,
      plan: event.plan,
      path: event.path ?? UNSAID_PATH,
      title: event.title,
      book: event.book,
      state: 'not-started',
      round: 0,
      stage: null,
      next: null,
      since: null,
      generation: 0,
      execution: null,
      hold: null,
      dispute: null,
      halt: null,
      draft: null,
      rebuilds: { day: '', count: 0 },
      settings: event.settings,
    };
  }
  if (before === null) throw new ImpossibleEvent(`${event.type} before imported`);
  return follow(before, event);
}

function follow(section: Section, event: Exclude<Event, { type: 'imported' }>): Section {
  const flag = { at: event.at, by: event.by };
  switch (event.type) {
    case 'settings-changed':
      return { ...section, title: event.title, book: event.book, settings: event.settings };
    case 'started':
      return {
        ...section,
        generation: event.generation,
        execution: event.execution,
        since: event.at,
        next: { stage: firstStage(section.path), round: 1 },
      };
    case 'stage-opened':
      return {
        ...section,
        state: event.stage,
        round: event.round,
        since: event.at,
        next: null,
        stage: {
          stage: event.stage,
          round: event.round,
          openedAt: event.at,
          due: event.due,
          ...(event.clock === undefined ? {} : { clock: event.clock }),
          closed: null,
          assignments: event.seats.map((seat) => asked(seat, event.at, 1)),
          predecessors: predecessorsOf(section, event.round),
        },
      };
    case 'draft-used':
      return { ...section, draft: { sha256: event.sha256, round: event.round } };
    case 'decided': {
      const decision = { choice: event.choice, at: event.at, draft: event.draft, id: event.decision };
      const decided = withAssignment(section, event.by, (a) => ({ ...a, status: 'decided', decision }));
      return event.closes === null ? decided : close(decided, event.closes, event.at);
    }
    case 'added':
      return {
        ...withStage(section, (stage) => ({
          ...stage,
          assignments: seated(stage, event, event.at),
        })),
        settings: event.later ? withSeat(section.settings, stageIn(section).stage, event) : section.settings,
      };
    case 'replaced': {
      const former = assignmentOf(stageIn(section), event.person);
      const left = withAssignment(section, event.person, (a) => ({
        ...a,
        status: 'replaced',
        at: event.at,
        replacedBy: event.successor,
      }));
      return {
        ...withStage(left, (stage) => ({
          ...stage,
          assignments: seated(
            stage,
            {
              person: event.successor,
              required: former?.required ?? true,
              ...saidSeat(event.successor, event.seat ?? event.successor),
            },
            event.at,
          ),
        })),
        settings: event.later
          ? withReplaced(section.settings, stageIn(section).stage, event)
          : section.settings,
      };
    }
    case 'excused': {
      const excused = withAssignment(section, event.person, (a) => ({
        ...a,
        required: false,
        status: 'excused',
        at: event.at,
      }));
      return event.closes === null ? excused : close(excused, event.closes, event.at);
    }
    case 'closed-early':
      return close(section, 'returned', event.at);
    case 'link-renewed':
      return withAssignment(section, event.person, (a) => ({
        ...a,
        linkEpoch: event.asked === 'by-former-link' ? a.linkEpoch : a.linkEpoch + 1,
        undeliverable: null,
        linkRequests:
          event.asked === 'by-coordinator'
            ? a.linkRequests
            : [...withinADay(a.linkRequests, event.at), event.at],
      }));
    case 'extended':
    case 'due-moved':
      return withStage(section, (stage) => withDue(stage, event));
    case 'held':
      return { ...section, hold: flag };
    case 'disputed':
      return { ...section, dispute: section.dispute ?? flag };
    case 'released': {
      const { moved } = event;
      const freed = { ...section, hold: null, dispute: null };
      return moved === undefined ? freed : withStage(freed, (stage) => withDue(stage, moved));
    }
    case 'recalled':
      return recall(section, event.afresh, event.at);
    case 'cancelled': {
      const stopped = openStage(section) === null ? section : release(section);
      return {
        ...stopped,
        state: 'cancelled',
        since: event.at,
        next: null,
        hold: null,
        dispute: null,
        halt: null,
      };
    }
    case 'halted':
      return { ...section, halt: { at: event.at, reason: event.reason } };
    case 'rebuilt':
      return {
        ...section,
        generation: event.generation,
        execution: event.execution,
        halt: null,
        rebuilds:
          event.day === null
            ? section.rebuilds
            : { day: event.day, count: section.rebuilds.day === event.day ? section.rebuilds.count + 1 : 1 },
      };
    case 'undeliverable': {
      return holds(section, event.person)
        ? withAssignment(section, event.person, (a) => ({ ...a, undeliverable: event.reason }))
        : section;
    }
    case 'forgotten':
    case 'comment-closed':
      return section;
    case 'person-changed':
      return event.readdressed && holds(section, event.person)
        ? withAssignment(section, event.person, (a) => ({
            ...a,
            linkEpoch: a.linkEpoch + 1,
            undeliverable: null,
          }))
        : section;
    case 'unknown':
      throw new ImpossibleEvent(`${event.named} is not known to this release`);
  }
}

const holds = (section: Section, person: string): boolean =>
  holdersOf(section).some((a) => a.person === person);

const asked = ({ person, required, seat }: Seat, at: string, linkEpoch: number): Assignment => ({
  person,
  required,
  ...saidSeat(person, seat ?? person),
  since: at,
  linkEpoch,
  linkRequests: [],
  undeliverable: null,
  status: 'open',
});

/** The stage with another deadline; of one that does not say what it was counted from, nothing is known. */
function withDue(stage: Stage, { due, clock }: { readonly due: string; readonly clock?: Clock }): Stage {
  const { clock: _former, ...kept } = stage;
  return { ...kept, due, ...(clock === undefined ? {} : { clock }) };
}

/** The day's requests only: older ones no longer count against the limit. */
const withinADay = (requests: readonly string[], at: string): string[] =>
  requests.filter((request) => Date.parse(at) - Date.parse(request) < 24 * 60 * 60 * 1000);

/** A person who was replaced or excused can be seated again; links of the former seat stay revoked. */
function seated(stage: Stage, seat: Seat, at: string): Assignment[] {
  const former = assignmentOf(stage, seat.person);
  const others = stage.assignments.filter((a) => a.person !== seat.person);
  return [...others, asked(seat, at, (former?.linkEpoch ?? 0) + 1)];
}

function predecessorsOf(section: Section, round: number): Stage['predecessors'] {
  const last = section.stage;
  if (last === null || last.round !== round) return { drafters: [], deciders: [] };
  return {
    drafters: draftersOf(last),
    deciders: [...new Set([...last.predecessors.deciders, ...decidersOf(last)])],
  };
}

function stageIn(section: Section): Stage {
  const stage = openStage(section);
  if (stage === null) throw new ImpossibleEvent(`no stage of ${section.id} is open`);
  return stage;
}

const withStage = (section: Section, change: (stage: Stage) => Stage): Section => ({
  ...section,
  stage: change(stageIn(section)),
});

function withAssignment(
  section: Section,
  person: string,
  change: (assignment: Extract<Assignment, { status: 'open' }>) => Assignment,
): Section {
  const stage = stageIn(section);
  const known = assignmentOf(stage, person);
  if (known?.status !== 'open') throw new ImpossibleEvent(`${person} holds nothing open in ${stage.stage}`);
  return {
    ...section,
    stage: { ...stage, assignments: stage.assignments.map((a) => (a === known ? change(known) : a)) },
  };
}

/** Whoever had not decided is released: their links no longer decide anything. */
const release = (section: Section): Section =>
  withStage(section, (stage) => ({
    ...stage,
    assignments: stage.assignments.map((a) => (a.status === 'open' ? { ...a, status: 'released' } : a)),
  }));

function close(section: Section, outcome: Outcome, at: string): Section {
  const { stage, round } = stageIn(section);
  const closed = withStage(release(section), (it) => ({ ...it, closed: { outcome, at } }));
  const next = opensAfter(stage, round, { outcome, at });
  return next === null
    ? { ...closed, state: 'signed-off', since: at, next, halt: null }
    : { ...closed, since: at, next };
}

type Afresh = Extract<Event, { type: 'recalled' }>['afresh'];

function recall(section: Section, afresh: Afresh, at: string): Section {
  const freed = { ...section, ...afresh, hold: null, dispute: null, halt: null };
  if (openStage(section) !== null) return close(freed, 'returned', at);
  const last = section.stage;
  return {
    ...freed,
    state: last === null ? 'not-started' : last.stage,
    since: at,
    next: { stage: firstStage(section.path), round: section.round + 1 },
  };
}
