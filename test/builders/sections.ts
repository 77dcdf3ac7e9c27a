import { apply } from '../../functions/approval/apply.ts';
import { decide } from '../../functions/approval/holder/decide.ts';
import type { Event } from '../../functions/approval/event.ts';
import { open, type OpeningAnswer } from '../../functions/approval/machine/open.ts';
import type { Section, Settings, Stage } from '../../functions/approval/section.ts';
import { assignmentOf, openStage } from '../../functions/approval/section.ts';
import type { Choice } from '../../functions/approval/path/choices.ts';
import type { StageName } from '../../functions/approval/path/paths.ts';
import { traitsOf } from '../../functions/approval/path/stages.ts';
import type { Seated } from '../../functions/approval/holder/standing.ts';
import { start } from '../../functions/approval/machine/start.ts';
import { useDraft } from '../../functions/approval/holder/use-draft.ts';
import { instantAfter, type Clock, clockAt, DAY, MINUTE } from './clock.ts';
import { settingsOf } from './settings.ts';

/** A draft's SHA-256, made from a short name. */
export const sha = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('hex');

/** What the latest link of this person points to in this stage. */
export const seatIn = (stage: Stage, person: string): Seated => ({
  person,
  stage: stage.stage,
  round: stage.round,
  epoch: assignmentOf(stage, person)?.linkEpoch ?? 1,
});

export const COORDINATOR = 'kominfo';

/** What a coordinator's act always carries. */
export interface Acts {
  readonly by: string;
  readonly now: string;
  readonly why: string;
}

/** One section's life so far: what happened, and where that has led. */
export interface Life {
  readonly clock: Clock;
  readonly events: readonly Event[];
  readonly section: Section;
  /** The open stage. Throws if none is open. */
  readonly stage: Stage;
  /** Every stage opened so far, as it stands or closed: what links of any age point to. */
  readonly stages: readonly Stage[];
  /** Who acts, when and why, for a coordinator's rule. */
  readonly act: () => Acts;
  /** Carries out what a rule answered; a refusal throws. A minute passes. */
  readonly carry: (answer: OpeningAnswer) => Event;
  readonly start: () => Event;
  /** Opens what opens next, by the current generation. */
  readonly open: () => Event;
  readonly useDraft: (name: string, person?: string) => Event;
  /** Decides in the open stage on the current draft. */
  readonly decide: (person: string, choice: Choice) => Event;
}

/** A section that has just been imported, and the means to move it on by the real rules. */
export function newLife(settings: Settings = settingsOf(), id = 'bojonegoro.buku-1-visi'): Life {
  const clock = clockAt();
  const events: Event[] = [];
  const stages = new Map<string, Stage>();
  let section: Section | null = null;
  const now = (): Section => {
    if (section === null) throw new Error('not imported');
    return section;
  };
  const record = (event: Event): Event => {
    section = apply(section, event);
    events.push(event);
    const { stage } = section;
    if (stage !== null) stages.set(`${stage.round}.${stage.stage}`, stage);
    clock.pass(MINUTE);
    return event;
  };
  const carry = (answer: OpeningAnswer): Event => {
    if ('type' in answer) return record(answer);
    throw new Error(`expected an event, got ${JSON.stringify(answer)}`);
  };
  const stage = (): Stage => {
    const it = openStage(now());
    if (it === null) throw new Error('no stage is open');
    return it;
  };
  record({
    type: 'imported',
    plan: 'bojonegoro',
    section: id,
    title: 'Visi Smart City',
    book: 'Buku 1',
    settings,
    at: clock.now(),
    by: COORDINATOR,
  });
  return {
    clock,
    events,
    get section() {
      return now();
    },
    get stage() {
      return stage();
    },
    get stages() {
      return [...stages.values()];
    },
    act: () => ({ by: COORDINATOR, now: clock.now(), why: 'sesuai arahan' }),
    carry,
    start: () => carry(start(now(), { by: COORDINATOR, now: clock.now(), row: `row${events.length}` })),
    open: () => {
      const { next, generation } = now();
      if (next === null) throw new Error('nothing opens next');
      const due = instantAfter(clock.now(), 3 * DAY);
      return carry(open(now(), { ...next, generation, due, now: clock.now() }));
    },
    useDraft: (name, person = 'drafter') => {
      return carry(
        useDraft(now(), stage(), {
          seat: seatIn(stage(), person),
          sha256: sha(name),
          now: clock.now(),
        }),
      );
    },
    decide: (person, choice) => {
      return carry(
        decide(now(), stage(), {
          seat: seatIn(stage(), person),
          choice,
          draft: now().draft?.sha256 ?? '',
          comment: 'catatan',
          decision: `decision-${events.length}`,
          now: clock.now(),
        }),
      );
    },
  };
}

/** A section whose drafting, or a later stage, has just opened in round 1: everybody before it said yes. */
export function lifeIn(at: StageName, settings?: Settings): Life {
  const life = newLife(settings);
  life.start();
  life.open();
  while (life.stage.stage !== at) {
    passStage(life);
    life.open();
  }
  return life;
}

/** A section that the Sekda has just signed off in round 1. */
export function signedOffLife(settings?: Settings): Life {
  const life = lifeIn('sekda-sign-off', settings);
  passStage(life);
  return life;
}

/** Everybody who is asked in the open stage submits or approves, until it closes. */
export function passStage(life: Life): void {
  const { stage, assignments, round } = life.stage;
  if (stage === 'drafting' && life.section.draft?.round !== round) {
    life.useDraft(`draft of round ${round}`, assignments[0]?.person ?? '');
  }
  for (const { person, required } of assignments) {
    const it = openStage(life.section);
    if (it === null) return;
    if (assignmentOf(it, person)?.status !== 'open' || !required) continue;
    life.decide(person, traitsOf(stage).forward === 'submitted' ? 'submit' : 'approve');
  }
}
