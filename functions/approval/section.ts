import type { Choice, Outcome } from './path/choices.ts';
import type { PathName, StageName } from './path/paths.ts';
import { isDrafting, type SectionState, traitsOf } from './path/stages.ts';

/** One place on a stage's roster, as the plan's settings have it. */
export interface Seat {
  readonly person: string;
  readonly required: boolean;
  /** The place's own id, where that is not the person's: `seatOf` says it. */
  readonly seat?: string;
}

/**
 * A section's settings: whom each stage asks, and how many working days it has. Later rounds open from here. A stage that
 * came onto the path after they were written is not in them: `seatsOf` and `daysOf` say what holds for it.
 */
export interface Settings {
  readonly roster: Readonly<Partial<Record<StageName, readonly Seat[]>>>;
  readonly workingDays: Readonly<Partial<Record<StageName, number>>>;
}

/** What one person decided: the choice, when, and the SHA-256 of the draft that was shown. `id` names the decision. */
export interface Decision {
  readonly choice: Choice;
  readonly at: string;
  readonly draft: string;
  readonly id: string;
}

interface Asked {
  readonly person: string;
  readonly required: boolean;
  /** The id of the place that this person sits on, where that is not the person's: `seatOf` says it. */
  readonly seat?: string;
  readonly since: string;
  /** Links minted for a lower epoch are revoked. Resending and replacing raise it. */
  readonly linkEpoch: number;
  /** Instants at which this person asked for a new link, the last day's only. */
  readonly linkRequests: readonly string[];
  /** Why the last ask did not reach them, as the mail service said. */
  readonly undeliverable: string | null;
}

/** One person's task in one stage of one round. `open` waits; every other status is final. */
export type Assignment =
  | (Asked & { readonly status: 'open' })
  | (Asked & { readonly status: 'decided'; readonly decision: Decision })
  | (Asked & { readonly status: 'released' })
  | (Asked & { readonly status: 'excused'; readonly at: string })
  | (Asked & { readonly status: 'replaced'; readonly at: string; readonly replacedBy: string });

/** Who wrote and who decided earlier in this round: the next stage's mails go to them too. */
export interface Predecessors {
  readonly drafters: readonly string[];
  readonly deciders: readonly string[];
}

/**
 * What a deadline was counted from, so that it can be counted again: `days` working days after `from`, and as many as were
 * `held` since. Where a person set it by hand, `from` is what they set and `days` is 0.
 */
export interface Clock {
  /** When it was set: what was held before does not count. */
  readonly set: string;
  readonly from: string;
  readonly days: number;
  readonly held: number;
  /** The version of the calendar that it was counted over. */
  readonly calendar: string;
}

/** A stage of a round: opened once, with a roster frozen at that moment, and closed once. */
export interface Stage {
  readonly stage: StageName;
  readonly round: number;
  readonly openedAt: string;
  readonly due: string;
  /** Deadlines of before clocks were kept do not say what they were counted from. */
  readonly clock?: Clock;
  readonly closed: { readonly outcome: Outcome; readonly at: string } | null;
  readonly assignments: readonly Assignment[];
  readonly predecessors: Predecessors;
}

/** What opens next when no stage is open. */
export interface Opening {
  readonly stage: StageName;
  readonly round: number;
}

/** A flag that a person (or a part of Paraf) has raised, with when and by whom. */
export interface Flag {
  readonly at: string;
  readonly by: string;
}

/** A section of a plan, as its events make it. `stage` is the latest one opened, open or closed. */
export interface Section {
  readonly id: string;
  readonly plan: string;
  readonly path: PathName;
  readonly title: string;
  readonly book: string;
  readonly state: SectionState;
  /** The round of the latest stage opened; 0 before the first. */
  readonly round: number;
  readonly stage: Stage | null;
  readonly next: Opening | null;
  /** Since when the section is in this state. */
  readonly since: string | null;
  /** Only the execution of this generation may change the section. Raised by every rebuild and restart. */
  readonly generation: number;
  /** The name of this generation's execution. */
  readonly execution: string | null;
  readonly hold: Flag | null;
  readonly dispute: Flag | null;
  readonly halt: { readonly at: string; readonly reason: string } | null;
  /** The latest draft, and the round that it was uploaded in. */
  readonly draft: { readonly sha256: string; readonly round: number } | null;
  /** Rebuilds that Paraf made by itself on `day` (a date in Asia/Jakarta). */
  readonly rebuilds: { readonly day: string; readonly count: number };
  readonly settings: Settings;
}

/**
 * The id of a place on a stage's roster, whoever sits there: it stays when they are replaced, in this round and in later
 * ones. It is that of the person who sat there first. Two places of a stage never have the same.
 */
export const seatOf = ({ person, seat }: Pick<Seat, 'person' | 'seat'>): string => seat ?? person;

/** Whom these settings ask in a stage; nobody where they do not say. */
export const seatsOf = ({ roster }: Pick<Settings, 'roster'>, stage: StageName): readonly Seat[] =>
  roster[stage] ?? [];

/** How many working days a stage has. */
export const daysOf = ({ workingDays }: Pick<Settings, 'workingDays'>, stage: StageName): number =>
  workingDays[stage] ?? traitsOf(stage).days;

/** The stage, if one is open. */
export const openStage = (section: Section): Stage | null =>
  section.stage !== null && section.stage.closed === null && section.state === section.stage.stage
    ? section.stage
    : null;

export const isHeld = (section: Section): boolean => section.hold !== null || section.dispute !== null;

export const assignmentOf = (stage: Stage, person: string): Assignment | undefined =>
  stage.assignments.find((assignment) => assignment.person === person);

/** Whoever is still asked in this stage. */
export const holdersOf = (section: Section): readonly Assignment[] =>
  openStage(section)?.assignments.filter((assignment) => assignment.status === 'open') ?? [];

/** Those who decided in this stage. */
export const decidersOf = (stage: Stage): readonly string[] =>
  stage.assignments
    .filter((assignment) => assignment.status === 'decided')
    .map((assignment) => assignment.person);

/** Those who were excused in this round, each once. */
export const excusedIn = (stages: readonly Stage[], round: number): readonly string[] => [
  ...new Set(
    stages
      .filter((stage) => stage.round === round)
      .flatMap(({ assignments }) => assignments.filter(({ status }) => status === 'excused'))
      .map(({ person }) => person),
  ),
];

/** Those who were asked to draft in this round and were neither replaced nor excused. */
export const draftersOf = (stage: Stage): readonly string[] =>
  isDrafting(stage.stage)
    ? stage.assignments
        .filter((assignment) => assignment.status !== 'replaced' && assignment.status !== 'excused')
        .map((assignment) => assignment.person)
    : stage.predecessors.drafters;
