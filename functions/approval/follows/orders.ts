import type { Event } from '../event.ts';
import { opensAfter } from '../path/opens-after.ts';
import type { Section } from '../section.ts';
import type { Outcome } from '../path/choices.ts';
import type { PathName, StageName } from '../path/paths.ts';
import { firstStage } from '../path/stages.ts';

/** What an event has to say to the service that sequences: start an execution, resume it, or stop it. */
export type Order =
  | {
      readonly order: 'start';
      readonly execution: string;
      readonly generation: number;
      readonly startAt: StageName;
      readonly round: number;
    }
  | {
      readonly order: 'resume';
      readonly generation: number;
      /** The stage that closed, and its round. */
      readonly stage: StageName;
      readonly round: number;
      readonly outcome: Outcome;
      /** The round of the stage that opens next. */
      readonly nextRound: number;
    }
  | { readonly order: 'stop'; readonly execution: string; readonly path: PathName };

/** Stopping an execution that has ended does no harm; one whose resume is still to be said would wait for a year. */
export function ordersOf(before: Section | null, event: Event, after: Section): Order[] {
  const stop: Order[] =
    before === null || before.execution === null
      ? []
      : [{ order: 'stop', execution: before.execution, path: before.path }];
  switch (event.type) {
    case 'started':
      return [
        {
          order: 'start',
          execution: event.execution,
          generation: event.generation,
          startAt: firstStage(after.path),
          round: 1,
        },
      ];
    case 'recalled':
      return event.afresh === null
        ? resume(after)
        : [
            ...stop,
            {
              order: 'start',
              ...event.afresh,
              startAt: firstStage(after.path),
              round: after.next?.round ?? after.round + 1,
            },
          ];
    case 'rebuilt': {
      const { execution, generation, startAt, round } = event;
      return [...stop, { order: 'start', execution, generation, startAt, round }];
    }
    case 'cancelled':
      return stop;
    case 'decided':
    case 'excused':
      return event.closes === null ? [] : resume(after);
    case 'closed-early':
      return resume(after);
    case 'imported':
    case 'settings-changed':
    case 'stage-opened':
    case 'draft-used':
    case 'added':
    case 'replaced':
    case 'link-renewed':
    case 'extended':
    case 'due-moved':
    case 'held':
    case 'released':
    case 'disputed':
    case 'halted':
    case 'undeliverable':
    case 'forgotten':
    case 'comment-closed':
    case 'unknown':
    case 'person-changed':
      return [];
  }
}

/** The order that tells an execution how a stage closed that the section passes over. */
export const passOver = (
  { generation }: Section,
  stage: StageName,
  round: number,
  outcome: Outcome,
): Order => ({ order: 'resume', generation, stage, round, outcome, nextRound: round });

/** The order that tells the execution how the section's latest stage closed; none while it is open. */
export function resume({ stage, generation }: Section): Order[] {
  if (stage === null || stage.closed === null) return [];
  const { outcome } = stage.closed;
  return [
    {
      order: 'resume',
      generation,
      stage: stage.stage,
      round: stage.round,
      outcome,
      nextRound: opensAfter(stage.stage, stage.round, stage.closed)?.round ?? stage.round,
    },
  ];
}
